package org.iptfhir.rest.outcome;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.iptfhir.NoServer;
import org.iptfhir.outcome.State;
import org.junit.jupiter.api.Test;

/** What the guide says of the table. */
@NoServer
class OutcomeCsvTest {
    private static final Path PAGE = Path.of("ig/input/pagecontent/outcomes.md");

    @Test
    void thePageOfTheGuideHasEachColumnAndState() throws IOException {
        String page = Files.readString(PAGE);
        List<String> columns = OutcomeCsv.header();
        columns.subList(0, columns.indexOf("response") + 1)
                .forEach(column -> assertThat(page).contains(named(column)));
        columns.subList(columns.indexOf("nhs_reliable_recovery"), columns.size())
                .forEach(column -> assertThat(page).contains(named(column)));
        assertThat(page).contains(named("caseness_at_end"), named("nhs_caseness"));
        for (State state : State.values()) {
            assertThat(page).contains(named(state.code()));
        }
    }

    private static String named(String column) {
        return "`" + column + "`";
    }
}

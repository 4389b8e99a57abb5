package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import org.iptfhir.CountsAll;
import org.iptfhir.TestDatabase;
import org.iptfhir.journey.Exchange.Entry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@CountsAll
@ExtendWith(Clinic.Shared.class)
class WholeCourseInOnePostTest {
    private final Clinic clinic;

    WholeCourseInOnePostTest(Clinic clinic) {
        this.clinic = clinic;
    }

    @ParameterizedTest
    @ValueSource(strings = {"grief-course", "joy"})
    void givesBackWhatWasSent(String example) {
        Exchange course = clinic.example(example);
        Map<String, String> references = course.references();
        for (Entry entry : course.entries()) {
            assertThat(Json.content(clinic.get(entry.reference())))
                    .as(entry.reference())
                    .isEqualTo(Json.content(Json.withReferences(entry.resource(), references)));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grief-course", "joy"})
    void isFoundByTheIdentifiersOfTheSender(String example) {
        for (Entry entry : clinic.example(example).entries()) {
            JsonNode identifier = entry.resource().get("identifier");
            JsonNode first = identifier.isArray() ? identifier.get(0) : identifier;
            assertThat(clinic.find(entry.resource().get("resourceType").asText() + "?identifier="
                            + first.get("system").asText() + "|"
                            + first.get("value").asText()))
                    .extracting(Exchange::reference)
                    .containsExactly(entry.reference());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"grief-course", "joy"})
    void createsAndChangesNothingWhenItIsPostedAgain(String example) {
        Exchange first = clinic.example(example);
        Map<String, Integer> before = totals(first);
        Exchange second = clinic.post(Path.of("ig/input/examples/Bundle-" + example + ".json"));
        assertThat(second.entries()).extracting(Entry::status).containsOnly("200 OK");
        assertThat(second.entries())
                .extracting(Entry::location)
                .containsExactlyElementsOf(
                        first.entries().stream().map(Entry::location).toList());
        assertThat(totals(first)).isEqualTo(before);
    }

    private Map<String, Integer> totals(Exchange course) {
        Map<String, Integer> totals = new TreeMap<>();
        for (Entry entry : course.entries()) {
            totals.computeIfAbsent(entry.resource().get("resourceType").asText(), clinic::count);
        }
        totals.computeIfAbsent("Observation", clinic::count);
        return totals;
    }
}

package org.iptfhir.therapy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SessionSharesTest {
    private static final List<Span> IPT = List.of(new Span(1, 3), new Span(6, 13), new Span(2, 3));

    @ParameterizedTest
    @CsvSource({
        "16, 3, 10, 3",
        "12, 3, 6, 3",
        "20, 3, 14, 3",
        "8, 2, 4, 2",
        "5, 1, 2, 2",
        "4, 1, 1, 2",
        "3, 1, 1, 1",
        "2, 1, 1, 0",
        "1, 1, 0, 0"
    })
    void beginningAndEndingKeepTheirLength(int sessions, int initial, int middle, int termination) {
        assertThat(SessionShares.of(sessions, IPT)).containsExactly(initial, middle, termination);
    }

    @Test
    void theOnlyPhaseHasAllSessions() {
        assertThat(SessionShares.of(12, List.of(new Span(6, 36)))).containsExactly(12);
    }

    @Test
    void phasesBeforeTheWidestOneHaveTheirShareEach() {
        assertThat(SessionShares.of(12, List.of(new Span(1, 2), new Span(1, 3), new Span(4, 10), new Span(2, 3))))
                .containsExactly(2, 3, 4, 3);
    }

    @Property
    void noSessionIsLostOrAdded(@ForAll @IntRange(min = 1, max = 52) int sessions) {
        assertThat(SessionShares.of(sessions, IPT)).hasSize(3).allMatch(share -> share >= 0);
        assertThat(SessionShares.of(sessions, IPT).stream()
                        .mapToInt(Integer::intValue)
                        .sum())
                .isEqualTo(sessions);
    }
}

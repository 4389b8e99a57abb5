package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Which name was probably meant. */
class NearestTest {
    private static final List<String> VARIANTS = List.of("ipt", "ipt-a", "ipt-b", "ipc", "ipsrt");

    @Test
    void countsHyphensAndCaseLeast() {
        assertThat(Nearest.to("iptb", VARIANTS)).containsExactly("ipt-b");
        assertThat(Nearest.to("IPT_A", VARIANTS)).containsExactly("ipt-a");
    }

    @Test
    void namesAllThatAreEquallyNear() {
        assertThat(Nearest.to("ipx", VARIANTS)).containsExactly("ipt", "ipc");
    }

    @Test
    void findsLettersThatChangedPlaces() {
        assertThat(Nearest.to("ned", List.of("start", "end"))).containsExactly("end");
    }

    @Test
    void findsNothingWhereNothingIsNear() {
        assertThat(Nearest.to("therapy", VARIANTS)).isEmpty();
    }

    @Test
    void findsNothingByChance() {
        assertThat(Nearest.to("X", List.of("R", "V", "N"))).isEmpty();
        assertThat(Nearest.to("mh", List.of("MA", "MH"))).containsExactly("MH");
        assertThat(Nearest.to("abx", List.of("aba", "abb", "abc", "abd", "abe")))
                .isEmpty();
    }
}

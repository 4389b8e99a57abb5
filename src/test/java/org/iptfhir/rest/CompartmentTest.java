package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What belongs to a patient: by the address of the compartment, and all at once. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class CompartmentTest {
    private final RunningServer server;

    CompartmentTest(RunningServer server) {
        this.server = server;
        Asked.put(server, "Practitioner", "hers", "\"active\":true");
        Asked.put(server, "Patient", "comp", "\"generalPractitioner\":[{\"reference\":\"Practitioner/hers\"}]");
        Asked.put(server, "Patient", "other", "\"active\":true");
        String code = "\"status\":\"final\",\"code\":{\"text\":\"x\"},";
        Asked.put(
                server,
                "Observation",
                "of-her",
                code + "\"subject\":{\"reference\":\"Patient/comp\"},\"effectiveDateTime\":\"2026-02-03\"");
        Asked.put(
                server,
                "Observation",
                "by-her",
                code + "\"performer\":[{\"reference\":\"Patient/comp\"}],\"effectiveDateTime\":\"2026-03-03\"");
        Asked.put(server, "Observation", "of-other", code + "\"subject\":{\"reference\":\"Patient/other\"}");
        Asked.put(
                server,
                "Goal",
                "her-goal",
                "\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"x\"},\"subject\":{\"reference\":\"Patient/comp\"}");
    }

    @Test
    void isSearchedByItsAddress() {
        Asked found = Asked.get(server, "/Patient/comp/Observation");
        assertThat(found.entries("/resource/id")).containsExactlyInAnyOrder("of-her", "by-her");
        assertThat(Asked.get(server, "/Patient/comp/Observation?date=ge2026-03-01")
                        .entries("/resource/id"))
                .containsExactly("by-her");
        assertThat(Asked.get(server, "/Patient/comp/Goal").entries("/resource/id"))
                .containsExactly("her-goal");
        assertThat(Asked.get(server, "/Patient/nobody/Observation").entries("/resource/id"))
                .isEmpty();
    }

    @Test
    void takesNoMoreThanAnIdIntoItsSearch() {
        for (String path : new String[] {
            "/Patient/comp%20or%20status%20eq%20final/Observation",
            "/Patient/comp%27/Observation",
            "/Patient/comp/Observation?_filter=status%20eq%20final"
        }) {
            Asked refused = Asked.get(server, path);
            assertThat(refused.status()).as(refused.answer().body()).isEqualTo(400);
        }
    }

    @Test
    void isNotMisread() {
        assertThat(Asked.get(server, "/Patient/comp/Observation?frob=1").status())
                .isEqualTo(400);
        assertThat(Asked.get(server, "/Patient/comp/Questionnaire").says()).contains("Questionnaire");
        assertThat(Asked.get(server, "/Patient/comp/Frob").status()).isEqualTo(400);
        assertThat(Asked.get(server, "/Patient/comp/*").says()).contains("$everything");
        assertThat(Asked.of(server, "DELETE", "/Patient/comp/Observation", "").status())
                .isEqualTo(405);
    }

    @Test
    void isAnsweredAllAtOnceWithWhatItRefersToMarkedAsIncluded() {
        Asked everything = Asked.get(server, "/Patient/comp/%24everything");
        assertThat(everything.entries("/resource/id"))
                .containsExactlyInAnyOrder("comp", "hers", "of-her", "by-her", "her-goal");
        int practitioner = everything.entries("/resource/id").indexOf("hers");
        assertThat(everything.entries("/search/mode")).hasSize(5);
        for (int i = 0; i < 5; i++) {
            assertThat(everything.entries("/search/mode").get(i)).isEqualTo(i == practitioner ? "include" : "match");
        }
    }

    @Test
    void isAnsweredAllAtOnceSinceAnInstant() {
        assertThat(Asked.get(server, "/Patient/comp/%24everything?_since=2099-01-01T00:00:00Z")
                        .entries("/resource/id"))
                .isEmpty();
        assertThat(Asked.get(server, "/Patient/comp/%24everything?_since=2020-01-01T00:00:00Z")
                        .entries("/resource/id"))
                .contains("comp", "of-her");
        assertThat(Asked.get(server, "/Patient/comp/%24everything?_since=abc").status())
                .isEqualTo(400);
        assertThat(Asked.get(server, "/Patient/comp/%24everything?start=2026-01-01")
                        .says())
                .contains("date=ge");
    }
}

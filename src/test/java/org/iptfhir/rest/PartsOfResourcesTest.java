package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Parts of resources stay resources. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class PartsOfResourcesTest {
    private final RunningServer server;

    PartsOfResourcesTest(RunningServer server) {
        this.server = server;
        Asked.put(
                server,
                "Goal",
                "part-told",
                "\"text\":{\"status\":\"generated\",\"div\":\"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\">told</div>\"},"
                        + elements());
        Asked.put(server, "Goal", "part-silent", elements());
    }

    private static String elements() {
        return "\"lifecycleStatus\":\"active\",\"description\":{\"text\":\"x\"},\"subject\":{\"display\":\"Anna\"},"
                + "\"startDate\":\"2026-02-03\",\"statusReason\":\"none\"";
    }

    @Test
    void haveTheMandatoryElementsBesideThoseThatAreAskedFor() {
        for (String address :
                new String[] {"/Goal/part-silent?_elements=startDate", "/Goal?_id=part-silent&_elements=startDate"}) {
            Asked part = Asked.get(server, address);
            assertThat(part.answer().body())
                    .contains("startDate", "lifecycleStatus", "description", "subject", "SUBSETTED")
                    .doesNotContain("statusReason");
        }
    }

    @Test
    void areTheTextWithWhatIsMandatory() {
        Asked told = Asked.get(server, "/Goal/part-told?_summary=text");
        assertThat(told.status()).isEqualTo(200);
        assertThat(told.header("Content-Type")).startsWith("application/fhir+json");
        assertThat(told.at("/text/div")).contains("told");
        assertThat(told.answer().body()).contains("lifecycleStatus").doesNotContain("startDate");
        Asked silent = Asked.get(server, "/Goal/part-silent?_summary=text", "Accept", "application/fhir+xml");
        assertThat(silent.status()).isEqualTo(200);
        assertThat(silent.answer().body())
                .startsWith("<Goal")
                .contains("lifecycleStatus")
                .doesNotContain("startDate");
    }

    @Test
    void areNotStoredInThePlaceOfTheWhole() {
        Asked.put(
                server,
                "Patient",
                "whole",
                "\"active\":true,\"birthDate\":\"1980-05-05\",\"maritalStatus\":{\"text\":\"x\"}");
        Asked part = Asked.get(server, "/Patient/whole?_summary=true");
        assertThat(part.answer().body()).contains("SUBSETTED");
        Asked refused =
                Asked.json(server, "PUT", "/Patient/whole", part.answer().body());
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.at("/issue/0/expression/0")).isEqualTo("Patient.meta.tag[0]");
        assertThat(Asked.get(server, "/Patient/whole").answer().body()).contains("maritalStatus");
    }
}

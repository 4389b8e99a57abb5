package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class FhirPathPatchTest {
    private static final String PATIENT = """
            {"resourceType":"Patient","id":"fhirpath-patch","active":true,
             "name":[{"use":"official","family":"Berger"},{"use":"usual","family":"Anna"},{"use":"old","family":"Frei"}]}""";

    private final RunningServer server;

    FhirPathPatchTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void replacesWhatAConditionChooses() {
        assertThat(patch("replace", "Patient.name.where(use = 'usual').family", "\"valueString\":\"Anne\""))
                .contains("\"family\":\"Anne\"", "\"family\":\"Frei\"")
                .doesNotContain("\"family\":\"Anna\"");
    }

    @Test
    void deletesAnEntryOfAList() {
        assertThat(patch("delete", "Patient.name[1]", ""))
                .doesNotContain("Anna")
                .contains("Berger", "Frei");
        assertThat(patch("delete", "Patient.name.where(use = 'old')", ""))
                .doesNotContain("Frei")
                .contains("Berger");
    }

    private String patch(String type, String path, String value) {
        server.put("/Patient/fhirpath-patch", PATIENT);
        String what = value.isEmpty() ? "" : ",{\"name\":\"value\"," + value + "}";
        HttpResponse<String> answer = server.send("PATCH", "/Patient/fhirpath-patch", """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                  {"name":"type","valueCode":"%s"},{"name":"path","valueString":"%s"}%s]}]}""".formatted(type, path, what));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return server.get("/Patient/fhirpath-patch").body();
    }
}

package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

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

    @Test
    void thatLeadsToNothingOrCannotStandThereIsRefusedByItsOperation() {
        refused(
                "insert",
                "Patient.name[7].given",
                "\"valueString\":\"x\"},{\"name\":\"index\",\"valueInteger\":0",
                "leads to");
        refused(
                "insert",
                "Patient.name",
                "\"valueDate\":\"2026-01-01\"},{\"name\":\"index\",\"valueInteger\":0",
                "type");
        refused(
                "delete",
                "(".repeat(3000) + "Patient.name" + ")".repeat(3000),
                "\"valueString\":\"x\"",
                "6012 characters");
        refused("replace", "Patient.name[0].fmaily", "\"valueString\":\"x\"", "Patient.name[0].fmaily");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Patient", "$this", "%resource", "Patient | Patient.name"})
    void doesNotEmptyAResource(String path) {
        refused("delete", path, "\"valueString\":\"x\"", "the resource itself");
        refused("replace", path, "\"valueString\":\"x\"", "");
        assertThat(server.get("/Patient/fhirpath-patch").body()).contains("Berger");
    }

    @Test
    void keepsTheIdOfAResource() {
        refused("replace", "Patient.id", "\"valueId\":\"another\"", "changes the id");
        assertThat(patch("replace", "Patient.id", "\"valueId\":\"fhirpath-patch\""))
                .contains("Berger");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Observation.status",
                "Patient.frob",
                "frob",
                "Patient.name.frob",
                "Patient.name[0].period.frob.x"
            })
    void deletesNothingThatTheTypeDoesNotHave(String path) {
        refused("delete", path, "\"valueString\":\"x\"", "does not have");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient.photo",
                "Patient.name[7]",
                "Patient.deceased",
                "Patient.name.where(use = 'temp')",
                "Patient.contact.name.extension('https://example.org/x')",
                "Patient.deceased.ofType(boolean)",
                "Patient.name.period.start",
                "Patient.contained.where(true).code",
                "photo",
                "Patient.meta.tag",
                "Patient.implicitRules",
                "DomainResource.text"
            })
    void deletesWhatIsNotThere(String path) {
        assertThat(patch("delete", path, "")).contains("Berger", "Anna", "Frei");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Patient.identifier.where(",
                "(((",
                "Patient.name[",
                "Patient..name",
                "Patient.name.where(use = 'x)"
            })
    void saysThatAPathIsNone(String path) {
        refused("delete", path, "\"valueString\":\"x\"", "FHIRPath");
        refused("replace", path, "\"valueString\":\"x\"", "FHIRPath");
        server.put("/Patient/fhirpath-patch", PATIENT);
        assertThat(server.send("PATCH", "/Patient/fhirpath-patch", parameters(operation("delete", path, "")))
                        .body())
                .doesNotContain("begin ", "length ");
    }

    @Test
    void whosePathIsEndlessIsRefusedAtOnce() {
        refused("add", "x".repeat(400_000), "", "its path has 400000 characters");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"x\",\"valueInteger\":\"NaN\"}]} # Parameters.parameter[0].value.ofType(integer)",
                "{\"resourceType\":\"Parameters\"}{\"resourceType\":\"Parameters\"} # Parameters",
                "{\"resourceType\":\"Parameters\",\"parametr\":[]} # Parameters.parametr",
                "{\"resourceType\":\"Parameters\",\"parameter\":[{\"name\":\"x\",\"valueExtension\":{\"url\":\"urn:x\"}}]} # Parameters.parameter[0].valueExtension",
            })
    void thatCannotBeReadIsToldAtItsPlace(String patch, String expression) {
        server.put("/Patient/fhirpath-patch", PATIENT);
        Asked refused = Asked.json(server, "PATCH", "/Patient/fhirpath-patch", patch);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.at("/issue/0/expression/0")).isEqualTo(expression);
        assertThat(refused.says()).doesNotContain("Exception", "jackson");
    }

    private void refused(String type, String path, String more, String said) {
        server.put("/Patient/fhirpath-patch", PATIENT);
        String right = operation("delete", "Patient.name[2]", "");
        Asked refused = Asked.json(
                server, "PATCH", "/Patient/fhirpath-patch", parameters(right + "," + operation(type, path, more)));
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.says())
                .startsWith("The patch cannot be applied to Patient/fhirpath-patch: operation 2 (" + type + " ")
                .contains(said)
                .doesNotContain("java", "HAPI");
        Asked inBundle =
                Asked.json(server, "POST", "", """
                {"resourceType":"Bundle","type":"transaction","entry":[
                  {"resource":%s,"request":{"method":"PATCH","url":"Patient/fhirpath-patch"}}]}""".formatted(parameters(right + "," + operation(type, path, more))));
        assertThat(inBundle.status()).as(inBundle.answer().body()).isEqualTo(422);
        assertThat(inBundle.answer().body())
                .contains(
                        "Bundle.entry[0].resource",
                        more.contains("valueExtension") ? "valueExtension" : "operation 2 (");
    }

    private String patch(String type, String path, String value) {
        server.put("/Patient/fhirpath-patch", PATIENT);
        HttpResponse<String> answer =
                server.send("PATCH", "/Patient/fhirpath-patch", parameters(operation(type, path, value)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return server.get("/Patient/fhirpath-patch").body();
    }

    private static String parameters(String operations) {
        return "{\"resourceType\":\"Parameters\",\"parameter\":[" + operations + "]}";
    }

    private static String operation(String type, String path, String value) {
        String what = value.isEmpty() ? "" : ",{\"name\":\"value\"," + value + "}";
        return """
                {"name":"operation","part":[
                  {"name":"type","valueCode":"%s"},{"name":"path","valueString":"%s"}%s]}""".formatted(type, path, what);
    }
}

package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.PlanTexts.bundle;
import static org.iptfhir.intake.PlanTexts.entry;

import java.net.http.HttpResponse;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** That labels are missing (X01) is told once of a Bundle, with the entries that it is about. */
@ExtendWith(SharedServer.class)
class LabelsAreToldOnceTest {
    private static final String UNLABELLED = """
            {"resourceType":"CarePlan","status":"draft","intent":"plan","subject":{"display":"Somebody"},
            "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-course"}]}]}""";
    private static final String PATIENT = "{\"resourceType\":\"Patient\",\"active\":true}";
    private static final String WRONG = UNLABELLED.replace("\"intent\":\"plan\"", "\"intent\":\"order\"");

    private final RunningServer server;

    LabelsAreToldOnceTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void ofATransactionThatIsStored() {
        HttpResponse<String> answer = server.post("", bundle("transaction", course(), patient(), course(), course()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .containsOnlyOnce("\"code\":\"X01\"")
                .contains(
                        "The server has added the labels that were missing. This is about 3 entries: 0, 2, 3.",
                        "\"Bundle.entry[0].resource\"");
    }

    @Test
    void ofABatchAtAnEntryThatIsStored() {
        HttpResponse<String> answer = server.post(
                "", bundle("batch", entry("POST", "CarePlan", WRONG), course(), course(), course(), course()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "\"code\":\"C01\"",
                        "The server has added the labels that were missing. This is about 4" + " entries: 1 to 4.");
        assertThat(answer.body().split("\"code\":\"X01\"", -1))
                .as(answer.body())
                .hasSize(3);
    }

    @Test
    void ofATransactionThatIsRefused() {
        HttpResponse<String> answer =
                server.post("", bundle("transaction", course(), entry("POST", "CarePlan", WRONG), course()));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .containsOnlyOnce("\"code\":\"X01\"")
                .contains("This is about 3 entries: 0 to 2.")
                .doesNotContain("has added");
    }

    @Test
    void ofABundleThatIsValidated() {
        assertThat(server.post("/$validate", bundle("transaction", course(), course()))
                        .body())
                .containsOnlyOnce("\"code\":\"X01\"")
                .contains("This is about 2 entries: 0, 1.");
        assertThat(server.post("/$validate", bundle("transaction", patient(), course()))
                        .body())
                .containsOnlyOnce("\"code\":\"X01\"")
                .doesNotContain("This is about");
    }

    @Test
    void takeThePlaceOfALaxerConfidentiality() {
        String system = "http://terminology.hl7.org/CodeSystem/v3-Confidentiality";
        String normal = UNLABELLED.replace(
                "\"status\"",
                "\"meta\":{\"security\":[{\"system\":\"" + system
                        + "\",\"code\":\"N\"},{\"system\":\"urn:own\",\"code\":\"N\"}]}," + "\"status\"");
        HttpResponse<String> stored = server.post("/CarePlan", normal);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        assertThat(stored.body().replaceAll("\\s", ""))
                .contains("{\"system\":\"" + system + "\",\"code\":\"R\",", "{\"system\":\"urn:own\",\"code\":\"N\"}")
                .doesNotContain("{\"system\":\"" + system + "\",\"code\":\"N\"");
    }

    @Test
    void withoutACodeSayNothing() {
        String empty = UNLABELLED.replace(
                "\"status\"",
                "\"meta\":{\"security\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/v3-ActCode\"}]},"
                        + "\"status\"");
        HttpResponse<String> stored = server.post("/CarePlan", empty);
        assertThat(stored.statusCode()).as(stored.body()).isEqualTo(201);
        assertThat(stored.body().replaceAll("\\s", "")).contains("\"code\":\"R\"", "\"code\":\"MH\"");
    }

    private static String course() {
        return entry("POST", "CarePlan", UNLABELLED);
    }

    private static String patient() {
        return entry("POST", "Patient", PATIENT);
    }
}

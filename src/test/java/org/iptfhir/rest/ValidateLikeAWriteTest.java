package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a write would refuse, {@code $validate} says too. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class ValidateLikeAWriteTest {
    private static final String PATIENT = "{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"Muster\"}]}";

    private final RunningServer server;

    ValidateLikeAWriteTest(RunningServer server) {
        this.server = server;
    }

    @Test
    void tellsThatAScoreContradictsTheStoredAnswers() throws IOException {
        String patient = id(server.post("/Patient", PATIENT));
        String response = id(
                server.post("/QuestionnaireResponse", example("QuestionnaireResponse-phq-9-anna-baseline", patient)));
        String score = example("Observation-score-anna-baseline", patient)
                .replaceAll("QuestionnaireResponse/[-\\w]+", "QuestionnaireResponse/" + response)
                .replace("\"value\" : 17", "\"value\" : 16")
                .replace("\"value\": 17", "\"value\": 16");
        HttpResponse<String> judged = server.post("/Observation/$validate", score);
        assertThat(judged.statusCode()).isEqualTo(200);
        assertThat(judged.body())
                .contains("\"code\":\"M01\"", "Observation.value.ofType(Quantity).value")
                .doesNotContain("Line[1]");
        assertThat(server.post("/Observation", score).body())
                .contains("\"code\":\"M01\"", "Observation.value.ofType(Quantity).value")
                .doesNotContain("Line[1]");
        String bundle = "{\"resourceType\": \"Bundle\", \"type\": \"transaction\", \"entry\": [{\"resource\":\n" + score
                + ", \"request\": {\"method\": \"POST\", \"url\": \"Observation\"}}]}";
        HttpResponse<String> refused = server.post("", bundle);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body())
                .contains("\"code\":\"M01\"", "Bundle.entry[0].resource.value.ofType(Quantity).value")
                .doesNotContain("Line[1]");
    }

    @Test
    void doesNotJudgeAScoreByAnswersThatAreElsewhere() throws IOException {
        String patient = id(server.post("/Patient", PATIENT));
        String response = id(
                server.post("/QuestionnaireResponse", example("QuestionnaireResponse-phq-9-anna-baseline", patient)));
        String score = example("Observation-score-anna-baseline", patient)
                .replaceAll(
                        "QuestionnaireResponse/[-\\w]+", "http://other.example/fhir/QuestionnaireResponse/" + response)
                .replaceAll("\"value\" ?: 17", "\"value\": 16");
        assertThat(server.post("/Observation/$validate", score).body()).doesNotContain("\"code\":\"M01\"");
        assertThat(server.post("/Observation", score).statusCode()).isEqualTo(201);
    }

    @Test
    void tellsThatAResourceIsOfAnotherTypeThanTheAddress() {
        assertThat(server.post("/CarePlan/$validate", PATIENT).body())
                .contains("The text is of type Patient, but it was sent to the address of CarePlan.");
        assertThat(server.post("/$validate", PATIENT).body()).contains("No faults found.");
    }

    @Test
    void tellsThatAResourceCannotBeDeletedBecauseAnotherRefersToIt() {
        String patient = id(server.post("/Patient", PATIENT));
        String address = "/Patient/" + patient;
        assertThat(server.get(address + "/$validate?mode=delete").body()).contains("No faults found.");
        server.post(
                "/Observation",
                "{\"resourceType\": \"Observation\", \"status\": \"final\", \"code\": {\"text\": \"x\"},"
                        + " \"subject\": {\"reference\": \"Patient/" + patient + "\"}}");
        assertThat(server.get(address + "/$validate?mode=delete").body())
                .contains("Delete_Conflict", "Observation/")
                .doesNotContain("HAPI-");
        assertThat(server.post("/Patient/$validate?mode=delete", PATIENT).statusCode())
                .isEqualTo(400);
        assertThat(server.get("/Patient/nobody/$validate?mode=delete").statusCode())
                .isEqualTo(404);
    }

    private static String id(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.headers().firstValue("Location").orElseThrow().replaceAll(".*/([^/]+)/_history/.*", "$1");
    }

    /** An example of the guide about a patient, without the other resources that it refers to. */
    private static String example(String name, String patient) throws IOException {
        return Files.readString(Path.of("ig/fsh-generated/resources", name + ".json"))
                .replaceAll("\"id\": \"[^\"]+\",", "")
                .replaceAll("(?s)\"(basedOn|performer)\": \\[.*?\\],", "")
                .replaceAll("(?s)\"encounter\": \\{.*?\\},", "")
                .replaceAll("Patient/[-\\w]+", "Patient/" + patient);
    }
}

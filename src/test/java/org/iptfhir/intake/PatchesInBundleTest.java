package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.iptfhir.intake.PlanTexts.bundle;
import static org.iptfhir.intake.PlanTexts.entry;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** A patch inside a Bundle is judged like one that comes alone, and the answer names its entry. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class PatchesInBundleTest {
    private static final String STORED =
            "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"}}";

    private final RunningServer server;
    private String observation = "";
    private String number = "";

    PatchesInBundleTest(RunningServer server) {
        this.server = server;
    }

    @BeforeEach
    void store() {
        number = UUID.randomUUID().toString();
        HttpResponse<String> answer = server.post(
                "/Observation",
                STORED.replace("\"status\"", "\"identifier\":[{\"value\":\"" + number + "\"}],\"status\""));
        observation = answer.headers()
                .firstValue("Location")
                .orElseThrow()
                .replaceAll(".*/(Observation/[^/]+)/_history/.*", "$1");
    }

    @Test
    void isRefusedWhenTheResultHasACodeThatFhirDoesNotHave() {
        isRefused(
                patch(observation, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"finl\"}]"),
                "Observation.status",
                "Did you mean final?");
    }

    @Test
    void isRefusedWhenTheResultHasAnElementThatFhirDoesNotHave() {
        isRefused(
                patch(observation, "[{\"op\":\"add\",\"path\":\"/isued\",\"value\":\"2026-02-03T09:50:00Z\"}]"),
                "Observation.isued",
                "Did you mean issued?");
    }

    @Test
    void isRefusedWhenItIsFoundByACondition() {
        isRefused(
                patch(
                        "Observation?identifier=" + number,
                        "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"finl\"}]"),
                "Observation.status");
    }

    @Test
    void isRefusedWhenItCannotBeApplied() {
        isRefused(
                patch(observation, "[{\"op\":\"replace\",\"path\":\"/issued\",\"value\":\"2026-02-03T09:50:00Z\"}]"),
                "The patch cannot be applied to " + observation,
                "RFC 6902");
        isRefused(
                patch(observation, "[{\"op\":\"replac"),
                "The patch cannot be applied",
                "no JSON that can be read at line 1");
    }

    @Test
    void isRefusedWhenAnOperationIsNotWhole() {
        isRefused(
                patch(observation, "[{\"op\":\"add\",\"value\":1}]"),
                "operation 1 (add) lacks its path, its value or its from");
        isRefused(patch(observation, "null"), "it is no JSON Patch: it is no array");
    }

    @Test
    void isRefusedWhenItIsWrittenInFhirAndCannotBeApplied() {
        isRefused(
                entry("PATCH", observation, replacing("Observation.status", "finl")),
                "The patch cannot be applied to " + observation,
                "Unknown ObservationStatus code 'finl'");
        isRefused(
                entry("PATCH", observation, replacing("Observation.nix", "x")),
                "No element matches the specified path: Observation.nix");
    }

    @Test
    void isRefusedWithoutAFailureOfTheServerWhenItComesAlone() {
        for (String operations : new String[] {
            "[{\"op\":\"add\",\"value\":1}]",
            "null",
            "[{\"op\":\"move\",\"path\":\"/status\"}]",
            "[{\"op\":\"bogus\",\"path\":\"/status\"}]",
            "[{\"op\":\"add\",\"path\":\"status\",\"value\":1}]"
        }) {
            HttpResponse<String> answer =
                    server.send("PATCH", "/" + observation, operations, "Content-Type", "application/json-patch+json");
            assertThat(answer.statusCode()).as(operations + answer.body()).isIn(400, 422);
            assertThat(answer.body()).contains("RFC 6902").doesNotContain("fge");
        }
        assertThat(server.send("PATCH", "/" + observation, "[null]", "Content-Type", "application/json-patch+json")
                        .body())
                .contains("RFC 6902")
                .doesNotContain("fge");
        HttpResponse<String> inFhir = server.send("PATCH", "/" + observation, replacing("Observation.status", "finl"));
        assertThat(inFhir.statusCode()).as(inFhir.body()).isEqualTo(422);
        assertThat(inFhir.body()).contains("Unfit_Patch", "Unknown ObservationStatus code 'finl'");
    }

    @Test
    void isRefusedAtItsEntryWhenTheResultBreaksARule() {
        isRefused(entry("PATCH", observation, """
                        {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                        {"name":"type","valueCode":"delete"},{"name":"path","valueString":"Observation.code"}]}]}"""), "Observation.code");
    }

    @Test
    void isStoredWhenItFits() {
        HttpResponse<String> answer = server.post(
                "",
                bundle(
                        "transaction",
                        patch(observation, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]"),
                        entry("POST", "Observation", STORED)));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(server.get("/" + observation).body()).contains("\"status\":\"amended\"");
    }

    @Test
    void leavesTheFindingsOfTheOtherEntriesAlone() {
        String unlabelled = new PlanTexts("Patient/x")
                .course("draft")
                .replaceFirst("\"meta\":\\{[^}]*},[^}]*}]},", "")
                .replace("{\"reference\":\"Patient/x\"}", "{\"display\":\"Somebody\"}");
        HttpResponse<String> answer = server.post(
                "",
                bundle(
                        "transaction",
                        entry("POST", "CarePlan", unlabelled),
                        patch(observation, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]")));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(answer.body()).contains("\"code\":\"X01\"", "Bundle.entry[0].resource");
    }

    /** As a transaction nothing is stored, of a batch the other entry. */
    private void isRefused(String patch, String... said) {
        String right = entry("POST", "Observation", STORED);
        HttpResponse<String> transaction = server.post("", bundle("transaction", right, patch));
        assertThat(transaction.statusCode()).as(transaction.body()).isEqualTo(422);
        assertThat(transaction.body())
                .contains("\"Bundle.entry[1].resource\"", "Line[3]")
                .contains(said)
                .doesNotContain("HAPI-")
                .doesNotContain("com.");
        HttpResponse<String> batch = server.post("", bundle("batch", right, patch));
        assertThat(batch.statusCode()).as(batch.body()).isEqualTo(200);
        assertThat(batch.body())
                .containsOnlyOnce("201 Created")
                .containsOnlyOnce("422 Unprocessable Entity")
                .contains("\"Bundle.entry[1].resource\"")
                .contains(said)
                .doesNotContain("HAPI-");
        assertThat(server.get("/" + observation).body()).contains("\"status\":\"final\"");
    }

    private static String replacing(String path, String code) {
        return """
                {"resourceType":"Parameters","parameter":[{"name":"operation","part":[
                {"name":"type","valueCode":"replace"},{"name":"path","valueString":"%s"},
                {"name":"value","valueCode":"%s"}]}]}""".formatted(path, code);
    }

    private static String patch(String url, String operations) {
        return entry(
                "PATCH",
                url,
                "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\",\"data\":\""
                        + Base64.getEncoder().encodeToString(operations.getBytes(StandardCharsets.UTF_8)) + "\"}");
    }
}

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
                "its path names nix, which the type Observation does not have");
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

    @Test
    void isTheOnlyChangeOfItsTargetInATransaction() {
        String byCondition = "Observation?identifier=" + number;
        String same = STORED.replace("\"status\"", "\"identifier\":[{\"value\":\"" + number + "\"}],\"status\"");
        String added = "[{\"op\":\"add\",\"path\":\"/issued\",\"value\":\"2026-02-03T09:50:00Z\"}]";
        String changed = same.replace("final", "amended");
        for (String other : new String[] {
            entry("PUT", observation, PlanTexts.withId(observation, changed)),
            entry("PUT", byCondition, changed),
            patch(observation, "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]")
        }) {
            String patched = other.contains("\"url\":\"" + byCondition) ? observation : byCondition;
            HttpResponse<String> answer = server.post("", bundle("transaction", other, patch(patched, added)));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
            assertThat(answer.body())
                    .contains("Bundle.entry[1].request.url", observation + ", which entry 0 writes too");
        }
        assertThat(server.get("/" + observation).body()).contains("\"versionId\":\"1\"");
        HttpResponse<String> there = server.post(
                "",
                bundle(
                        "transaction",
                        entry("POST", "Observation", same)
                                .replace("\"url\"", "\"ifNoneExist\":\"identifier=" + number + "\",\"url\""),
                        patch(byCondition, added)));
        assertThat(there.statusCode()).as(there.body()).isEqualTo(200);
    }

    @Test
    void changesWhatAnotherEntryOfABatchCreatesButNotOfATransaction() {
        for (String type : new String[] {"transaction", "batch"}) {
            String key = UUID.randomUUID().toString();
            String created = STORED.replace("\"status\"", "\"identifier\":[{\"value\":\"" + key + "\"}],\"status\"");
            HttpResponse<String> answer = server.post(
                    "",
                    bundle(
                            type,
                            entry("POST", "Observation", created)
                                    .replace("\"url\"", "\"ifNoneExist\":\"identifier=" + key + "\",\"url\""),
                            patch(
                                    "Observation?identifier=" + key,
                                    "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]")));
            String stored = server.get("/Observation?identifier=" + key).body();
            if (type.equals("batch")) {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
                assertThat(stored).contains("\"status\":\"amended\"");
            } else {
                assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
                assertThat(answer.body()).contains("Bundle.entry[1].request.url", "which entry 0 writes too");
                assertThat(stored).doesNotContain("\"status\"");
            }
        }
    }

    @Test
    void saysThatItsConditionMatchesNothing() {
        String patch = patch(
                "Observation?identifier=nobody-has-it",
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"amended\"}]");
        HttpResponse<String> transaction = server.post("", bundle("transaction", patch));
        assertThat(transaction.statusCode()).as(transaction.body()).isEqualTo(404);
        assertThat(transaction.body()).contains("The condition of the patch matches nothing", "Bundle.entry[0]");
        HttpResponse<String> batch = server.post("", bundle("batch", entry("POST", "Observation", STORED), patch));
        assertThat(batch.statusCode()).as(batch.body()).isEqualTo(200);
        assertThat(batch.body())
                .contains("201 Created", "\"404", "The condition of the patch matches nothing")
                .doesNotContain("The reference");
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

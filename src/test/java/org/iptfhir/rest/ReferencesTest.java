package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.iptfhir.InstalledGuide;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class ReferencesTest {
    private static final String OBSERVATION =
            "{\"resourceType\":\"Observation\",\"status\":\"final\",\"code\":{\"text\":\"x\"},%s}";

    private final RunningServer server;

    ReferencesTest(RunningServer server) {
        this.server = server;
        Asked.json(server, "PUT", "/Patient/target", "{\"resourceType\":\"Patient\",\"id\":\"target\"}");
    }

    @ParameterizedTest
    @CsvSource({
        "Patient/missing, not-found, Patient/missing",
        "Patient?identifier=urn:ietf:rfc:3986|none, not-found, urn:ietf:rfc:3986|none",
        "urn:uuid:11111111-1111-1111-1111-111111111111, invalid, urn:uuid:1111",
        "target, value, Type/id",
        "/Patient/target, value, Patient/target",
        "www.example.org/fhir/Patient/3, value, https://www.example.org/fhir/Patient/3",
        "Encounter/x, value, Encounter",
    })
    void nameTheTargetThePlaceAndTheWayToMend(String reference, String code, String named) {
        Asked refused = Asked.json(server, "POST", "/Observation", about(reference));
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(422);
        assertThat(refused.at("/issue/0/code")).isEqualTo(code);
        assertThat(refused.says()).contains(named).doesNotContain("HAPI");
        if (!reference.contains("?")) {
            assertThat(refused.at("/issue/0/expression/0")).startsWith("Observation.subject");
        }
    }

    @Test
    void toATypeThatIsNotKeptAreRefused() {
        Asked refused = Asked.json(
                server,
                "POST",
                "/Observation",
                OBSERVATION.formatted("\"focus\":[{\"reference\":\"NutritionOrder/1\"}]"));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.says()).contains("NutritionOrder");
    }

    @Test
    void toNoEntryOfTheTransactionAreRefused() {
        Asked refused = Asked.json(
                server,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":"
                        + about("urn:uuid:11111111-1111-1111-1111-111111111111")
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.says()).contains("fullUrl of no entry", "urn:uuid:1111");
        assertThat(refused.at("/issue/0/expression/0")).isEqualTo("Bundle.entry[0].resource.subject.reference");
    }

    @Test
    void toAnotherEntryOfABatchAreRefusedAtTheirPlace() {
        String fullUrl = "urn:uuid:22222222-2222-2222-2222-222222222222";
        String batch = """
                {"resourceType":"Bundle","type":"batch","entry":[
                {"fullUrl":"%s","resource":{"resourceType":"Patient"},"request":{"method":"POST","url":"Patient"}},
                {"resource":%s,
                 "request":{"method":"POST","url":"Observation"}}]}""".formatted(fullUrl, about(fullUrl));
        Asked answered = Asked.json(server, "POST", "", batch);
        assertThat(answered.status()).as(answered.answer().body()).isEqualTo(200);
        assertThat(answered.entries("/response/status")).containsExactly("201 Created", "422 Unprocessable Entity");
        String outcome = "/entry/1/response/outcome/issue/0";
        assertThat(answered.at(outcome + "/expression/0")).isEqualTo("Bundle.entry[1].resource.subject.reference");
        assertThat(answered.at(outcome + "/diagnostics"))
                .contains("entries of a batch cannot refer to each other", "as a transaction")
                .contains(fullUrl);
        assertThat(Asked.json(server, "POST", "/$validate", batch).says()).contains("cannot refer to each other");
    }

    @Test
    void toNothingAreRefusedWithAPhraseInABatch() {
        Asked answered = Asked.json(
                server,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"batch\",\"entry\":[{\"resource\":" + about("Patient/missing")
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}");
        assertThat(answered.entries("/response/status")).containsExactly("422 Unprocessable Entity");
    }

    @Test
    void areToldTogetherWithTheirPlaces() {
        String bundle = """
                {"resourceType":"Bundle","type":"transaction","entry":[
                {"fullUrl":"urn:uuid:22222222-2222-2222-2222-222222222222","resource":%s,
                 "request":{"method":"POST","url":"Observation"}},
                {"resource":%s,
                 "request":{"method":"POST","url":"Observation"}}]}""".formatted(
                        about("Patient/missing"),
                        OBSERVATION.formatted(
                                "\"hasMember\":[{\"reference\":\"urn:uuid:22222222-2222-2222-2222-222222222222\"},"
                                        + "{\"reference\":\"Observation/missing\"}]"));
        Asked refused = Asked.json(server, "POST", "", bundle);
        assertThat(refused.status()).isEqualTo(422);
        Asked judged = Asked.json(server, "POST", "/$validate?mode=create", bundle);
        for (Asked asked : List.of(refused, judged)) {
            assertThat(asked.body().path("issue")).as(asked.answer().body()).hasSize(2);
            assertThat(asked.at("/issue/0/expression/0")).isEqualTo("Bundle.entry[0].resource.subject.reference");
            assertThat(asked.says()).contains("Patient/missing", "Send the target first");
            assertThat(asked.at("/issue/1/expression/0")).isEqualTo("Bundle.entry[1].resource.hasMember[1].reference");
            assertThat(asked.at("/issue/1/code")).isEqualTo("not-found");
            assertThat(asked.answer().body()).contains("\"valueInteger\":4");
        }
        assertThat(Asked.json(server, "POST", "/$validate", bundle).answer().body())
                .contains("No faults found");
    }

    @Test
    void outsideTheServerOrByIdentifierNeedNoTarget() {
        for (String subject : new String[] {
            "{\"reference\":\"https://other.example/fhir/Patient/1\"}",
            "{\"identifier\":{\"system\":\"urn:ietf:rfc:3986\",\"value\":\"urn:uuid:1\"}}",
            "{\"display\":\"somebody\"}"
        }) {
            assertThat(Asked.json(server, "POST", "/Observation", OBSERVATION.formatted("\"subject\":" + subject))
                            .status())
                    .isEqualTo(201);
        }
    }

    @Test
    void keepTheVersionThatTheyName() {
        Asked created = Asked.json(server, "POST", "/Observation", about("Patient/target/_history/1"));
        assertThat(created.at("/subject/reference")).isEqualTo("Patient/target/_history/1");
        assertThat(Asked.get(server, "/Observation?subject=Patient/target&_id=" + created.at("/id"))
                        .entries("/resource/subject/reference"))
                .containsExactly("Patient/target/_history/1");
    }

    @Test
    void toAVersionThatIsNotThereAreRefused() {
        String observation = about("Patient/target/_history/99");
        Asked refused = Asked.json(server, "POST", "/Observation", observation);
        Asked judged = Asked.json(server, "POST", "/%24validate?mode=create", observation);
        Asked transaction = Asked.json(
                server,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[{\"resource\":" + observation
                        + ",\"request\":{\"method\":\"POST\",\"url\":\"Observation\"}}]}");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(transaction.status()).isEqualTo(422);
        for (Asked asked : List.of(refused, judged, transaction)) {
            assertThat(asked.says())
                    .contains("Patient/target/_history/99, a version that Patient/target does not have");
            assertThat(asked.at("/issue/0/expression/0")).endsWith(".subject.reference");
        }
        assertThat(transaction.at("/issue/0/expression/0")).isEqualTo("Bundle.entry[0].resource.subject.reference");
    }

    @Test
    void areToldOfByTheServersOwnAddressToo() {
        for (String path : new String[] {"/Observation", "/%24validate?mode=create"}) {
            Asked asked = Asked.json(server, "POST", path, about(server.fhir() + "/Patient/missing"));
            assertThat(asked.at("/issue/0/expression/0")).isEqualTo("Observation.subject.reference");
            assertThat(asked.answer().body()).contains("The reference leads to Patient/missing", "valueInteger");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "batch"})
    void byTheServersOwnAddressLeadToItInABundleToo(String type) {
        String patient = "own-address-" + type;
        Asked.put(server, "Patient", patient, "\"active\":true");
        String flag = """
                {"resourceType":"Flag","id":"%s","status":"active","code":{"text":"Falls"},
                "subject":{"reference":"%s"}}""".formatted(patient, server.fhir() + "/Patient/" + patient);
        Asked stored = Asked.json(server, "POST", "", """
                {"resourceType":"Bundle","type":"%s","entry":[
                {"request":{"method":"PUT","url":"Flag/%s"},"resource":%s},
                {"request":{"method":"POST","url":"Flag"},"resource":%s}]}""".formatted(type, patient, flag, flag));
        assertThat(stored.entries("/response/status"))
                .as(stored.answer().body())
                .containsOnly("201 Created");
        assertThat(server.total("/Flag?patient=Patient/" + patient)).isEqualTo(2);
        Asked nowhere =
                Asked.json(server, "POST", "", """
                {"resourceType":"Bundle","type":"%s","entry":[
                {"request":{"method":"POST","url":"Flag"},"resource":%s}]}""".formatted(type, flag.replace("/Patient/own", "/Patient/not-own")));
        assertThat(nowhere.answer().body()).contains("not-own-address").doesNotContain("201 Created");
    }

    @Test
    void keepTheirTargetFromBeingDeleted() {
        Asked.json(server, "PUT", "/Patient/needed", "{\"resourceType\":\"Patient\",\"id\":\"needed\"}");
        String observation = Asked.json(server, "POST", "/Observation", about("Patient/needed"))
                .at("/id");
        Asked refused = Asked.of(server, "DELETE", "/Patient/needed", "");
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.at("/issue/0/code")).isEqualTo("conflict");
        assertThat(refused.says()).contains("Observation/" + observation);
        Asked.of(server, "DELETE", "/Observation/" + observation, "");
        assertThat(Asked.of(server, "DELETE", "/Patient/needed", "").status()).isEqualTo(200);
        Asked deleted = Asked.json(server, "POST", "/Observation", about("Patient/needed"));
        assertThat(deleted.status()).isEqualTo(422);
        assertThat(deleted.says()).contains("Patient/needed, which is deleted");
    }

    @Test
    void toAVersionKeepTheResourceFromBeingDeletedToo() {
        Asked.json(server, "PUT", "/Patient/versioned", "{\"resourceType\":\"Patient\",\"id\":\"versioned\"}");
        String observation = Asked.json(server, "POST", "/Observation", about("Patient/versioned/_history/1"))
                .at("/id");
        for (Asked refused : List.of(
                Asked.of(server, "DELETE", "/Patient/versioned", ""),
                Asked.of(server, "DELETE", "/Patient?_id=versioned", ""))) {
            assertThat(refused.status()).as(refused.answer().body()).isEqualTo(409);
            assertThat(refused.says()).contains("Observation/" + observation, "Observation.subject");
        }
        assertThat(Asked.get(server, "/Patient/versioned/%24validate?mode=delete")
                        .says())
                .contains("Observation/" + observation);
        Asked together = Asked.json(
                server,
                "POST",
                "",
                "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                        + "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/versioned\"}},"
                        + "{\"request\":{\"method\":\"DELETE\",\"url\":\"Observation/" + observation + "\"}}]}");
        assertThat(together.status()).as(together.answer().body()).isEqualTo(200);
        assertThat(Asked.get(server, "/Patient/versioned").status()).isEqualTo(410);
    }

    @Test
    void byAnotherAddressOfTheServerLeadToItWhereTheSettingSaysSo(@TempDir Path data, InstalledGuide guide) {
        guide.copyTo(data);
        String other = "https://ipt.hospital.example/fhir";
        try (RunningServer known = RunningServer.in(data, "ipt.references.own-addresses=" + other + "/")) {
            Asked.put(known, "Patient", "c", "\"active\":true");
            Asked dead = Asked.json(known, "POST", "/Observation", about(other + "/Patient/missing"));
            assertThat(dead.status()).as(dead.answer().body()).isEqualTo(422);
            Asked.put(known, "CarePlan", "first", course(other + "/Patient/c"));
            assertThat(Asked.get(known, "/CarePlan/first").at("/subject/reference"))
                    .isEqualTo("Patient/c");
            Asked second = Asked.json(
                    known, "POST", "/CarePlan", "{\"resourceType\":\"CarePlan\"," + course("Patient/c") + "}");
            assertThat(second.status()).isEqualTo(422);
            assertThat(second.answer().body()).contains("C09");
            assertThat(Asked.get(known, "/CarePlan?subject=" + other + "/Patient/c")
                            .entries("/resource/id"))
                    .containsExactly("first");
            Asked patched = Asked.of(
                    known,
                    "PATCH",
                    "/CarePlan/first",
                    "[{\"op\":\"replace\",\"path\":\"/subject/reference\",\"value\":\"" + other + "/Patient/c\"}]",
                    "Content-Type",
                    "application/json-patch+json");
            assertThat(patched.status()).as(patched.answer().body()).isEqualTo(200);
            assertThat(Asked.get(known, "/CarePlan/first").at("/subject/reference"))
                    .isEqualTo("Patient/c");
        }
    }

    private static String course(String patient) {
        return "\"status\":\"active\",\"intent\":\"plan\",\"period\":{\"start\":\"2026-02-02\"},\"category\":[{\"coding\":[{\"system\":"
                + "\"https://w3id.org/ipt-fhir/CodeSystem/kind\",\"code\":\"ipt-course\"}]}],"
                + "\"addresses\":[{\"display\":\"Depressive episode\"}],\"subject\":{\"reference\":\"" + patient
                + "\"}";
    }

    private static String about(String reference) {
        return OBSERVATION.formatted("\"subject\":{\"reference\":\"" + reference + "\"}");
    }
}

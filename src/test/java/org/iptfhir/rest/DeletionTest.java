package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Deleting what a course depends on, and bringing it back: {@code src/docs/decisions/0003-deletion.md}. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class DeletionTest {
    private static final String SUBJECT = "\"subject\":{\"reference\":\"Patient/%s\"}";

    private final RunningServer server;
    private final String run = "del-" + UUID.randomUUID().toString().substring(0, 8);

    DeletionTest(RunningServer server) {
        this.server = server;
        String subject = SUBJECT.formatted(run);
        Asked.put(server, "Patient", run, "\"active\":true");
        Asked.put(
                server,
                "Condition",
                run,
                "\"clinicalStatus\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/condition-clinical\",\"code\":\"active\"}]},"
                        + subject);
        Asked.put(
                server,
                "Consent",
                run,
                "\"status\":\"active\",\"scope\":{\"text\":\"treatment\"},\"category\":[{\"text\":\"x\"}],\"policyRule\":{\"text\":\"x\"},"
                        + "\"patient\":{\"reference\":\"Patient/" + run + "\"}");
        Asked.put(server, "QuestionnaireResponse", run, "\"status\":\"in-progress\"," + subject);
        Asked.put(server, "CarePlan", run, course());
    }

    private String course() {
        return "\"status\":\"draft\",\"intent\":\"plan\",\"category\":[{\"coding\":[{\"system\":"
                + "\"https://w3id.org/ipt-fhir/CodeSystem/kind\",\"code\":\"ipt-course\"}]}]," + SUBJECT.formatted(run)
                + ",\"addresses\":[{\"reference\":\"Condition/" + run
                + "\"}],\"supportingInfo\":[{\"reference\":\"Consent/" + run
                + "\"},{\"reference\":\"QuestionnaireResponse/" + run + "\"}]";
    }

    @ParameterizedTest
    @ValueSource(strings = {"Condition", "Consent", "QuestionnaireResponse", "Patient"})
    void isRefusedWhileTheCourseRefersToIt(String type) {
        String address = "/" + type + "/" + run;
        for (Asked refused : List.of(
                Asked.of(server, "DELETE", address, ""), Asked.of(server, "DELETE", "/" + type + "?_id=" + run, ""))) {
            assertThat(refused.status()).as(refused.answer().body()).isEqualTo(409);
            assertThat(refused.at("/issue/0/code")).isEqualTo("conflict");
            assertThat(refused.says()).contains(type + "/" + run, "entered in error");
        }
        assertThat(Asked.get(server, address + "/%24validate?mode=delete").says())
                .contains(run);
        Asked batch = Asked.json(server, "POST", "", bundle("batch", List.of(type)));
        assertThat(batch.at("/entry/0/response/status")).startsWith("409");
        Asked transaction = Asked.json(server, "POST", "", bundle("transaction", List.of(type)));
        assertThat(transaction.status()).isEqualTo(409);
        assertThat(Asked.get(server, address).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "batch"})
    void ofAnOldVersionIsRefusedInABundleToo(String type) {
        Asked.put(server, "Basic", run, "\"code\":{\"text\":\"x\"}");
        Asked stale = Asked.json(server, "POST", "", deletion(type, "9"));
        assertThat(stale.answer().body()).contains("If-Match names is not the current one");
        assertThat(type.equals("batch") ? stale.at("/entry/0/response/status") : "" + stale.status())
                .startsWith("412");
        assertThat(Asked.get(server, "/Basic/" + run).status()).isEqualTo(200);
        assertThat(Asked.json(server, "POST", "", deletion(type, "1")).at("/entry/0/response/status"))
                .startsWith("20");
        assertThat(Asked.get(server, "/Basic/" + run).status()).isEqualTo(410);
    }

    private String deletion(String type, String version) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[{\"request\":{\"method\":\"DELETE\","
                + "\"url\":\"Basic/" + run + "\",\"ifMatch\":\"W/\\\"" + version + "\\\"\"}}]}";
    }

    @Test
    void givesWayToTheMarkThatItWasAnError() {
        String consent = Asked.get(server, "/Consent/" + run).answer().body();
        Asked marked = Asked.json(
                server,
                "PUT",
                "/Consent/" + run,
                consent.replace("\"status\":\"active\"", "\"status\":\"entered-in-error\""));
        assertThat(marked.status()).as(marked.answer().body()).isEqualTo(200);
        assertThat(Asked.get(server, "/CarePlan?_id=" + run + "&ipt-supporting-info:Consent.status=active")
                        .entries("/resource/id"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void worksForAllAtOnceInAnyOrder(boolean courseFirst) {
        List<String> types =
                new ArrayList<>(List.of("CarePlan", "Condition", "Consent", "QuestionnaireResponse", "Patient"));
        if (!courseFirst) {
            Collections.reverse(types);
        }
        Asked deleted = Asked.json(server, "POST", "", bundle("transaction", types));
        assertThat(deleted.status()).as(deleted.answer().body()).isEqualTo(200);
        for (String type : types) {
            assertThat(Asked.get(server, "/" + type + "/" + run).status()).isEqualTo(410);
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void isRefusedWhereWhatIsNotDeletedRefersToItToo(boolean patientLast) {
        List<String> types = new ArrayList<>(List.of("Patient", "CarePlan", "Condition", "Consent"));
        if (patientLast) {
            Collections.reverse(types);
        }
        Asked refused = Asked.json(server, "POST", "", bundle("transaction", types));
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(409);
        assertThat(refused.says()).contains("QuestionnaireResponse/" + run);
        assertThat(Asked.get(server, "/Patient/" + run).status()).isEqualTo(200);
    }

    @Test
    void isUndoneByAnUpdate() {
        String address = "/CarePlan/" + run;
        assertThat(Asked.of(server, "DELETE", address, "").status()).isEqualTo(200);
        assertThat(Asked.of(server, "DELETE", "/Consent/" + run, "").status()).isEqualTo(200);
        assertThat(Asked.get(server, "/CarePlan?subject=" + run).entries("/resource/id"))
                .isEmpty();
        Asked tooEarly = Asked.json(server, "PUT", address, withId("CarePlan", course()));
        assertThat(tooEarly.status()).isEqualTo(422);
        assertThat(tooEarly.says()).contains("Consent/" + run, "deleted");
        Asked consent = Asked.get(server, "/Consent/" + run + "/_history/1");
        Asked consentBack =
                Asked.json(server, "PUT", "/Consent/" + run, consent.answer().body());
        assertThat(consentBack.status()).isEqualTo(201);
        assertThat(consentBack.at("/meta/versionId")).isGreaterThan("2");
        Asked back = Asked.json(server, "PUT", address, withId("CarePlan", course()), "If-None-Match", "*");
        assertThat(back.status()).as(back.answer().body()).isEqualTo(201);
        assertThat(back.at("/meta/versionId")).isGreaterThan("2");
        assertThat(Asked.get(server, address + "/_history").entries("/request/method"))
                .containsExactly("PUT", "DELETE", "POST");
        assertThat(Asked.get(server, "/CarePlan?subject=" + run + "&ipt-supporting-info=Consent/" + run)
                        .entries("/resource/id"))
                .containsExactly(run);
    }

    private static String withId(String type, String elements) {
        return "{\"resourceType\":\"" + type + "\",\"id\":\""
                + elements.replaceAll("(?s).*\"Patient/([^\"]+)\".*", "$1") + "\"," + elements + "}";
    }

    private String bundle(String kind, List<String> types) {
        List<String> entries = types.stream()
                .map(type -> "{\"request\":{\"method\":\"DELETE\",\"url\":\"" + type + "/" + run + "\"}}")
                .toList();
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + kind + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }
}

package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a client expects to be there is looked at in writes by condition and in entries of Bundles as in any other. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class ConditionalWritesTest {
    private static final String PATCH = "[{\"op\":\"add\",\"path\":\"/birthDate\",\"value\":\"1970\"}]";
    private static final String NO_ID = "";

    private final RunningServer server;
    private String id = "";
    private String condition = "";

    ConditionalWritesTest(RunningServer server) {
        this.server = server;
    }

    /** A Patient in its second version. */
    @BeforeEach
    void twoVersions() {
        id = "cw-" + UUID.randomUUID().toString().substring(0, 8);
        condition = "Patient?identifier=urn:v|" + id;
        for (String active : new String[] {"true", "false"}) {
            Asked.put(server, "Patient", id, "\"active\":" + active + "," + identifier(id));
        }
    }

    @Test
    void refuseToChangeAnOldVersion() {
        assertThat(put("W/\"1\"").status()).isEqualTo(412);
        assertThat(put("W/\"1\"").says()).contains("not the current one");
        assertThat(patch("W/\"1\"").status()).isEqualTo(412);
        assertThat(versionNow()).isEqualTo("2");
        assertThat(put("W/\"2\"").status()).isEqualTo(200);
        assertThat(patch("W/\"3\"").status()).isEqualTo(200);
        assertThat(versionNow()).isEqualTo("4");
    }

    private Asked put(String version) {
        return Asked.json(server, "PUT", "/" + condition, patient(NO_ID, id), "If-Match", version);
    }

    private Asked patch(String version) {
        return Asked.of(
                server,
                "PATCH",
                "/" + condition,
                PATCH,
                "Content-Type",
                "application/json-patch+json",
                "If-Match",
                version);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "batch"})
    void refuseItInBundlesToo(String type) {
        String binary = "{\"resourceType\":\"Binary\",\"contentType\":\"application/json-patch+json\",\"data\":\""
                + Base64.getEncoder().encodeToString(PATCH.getBytes(StandardCharsets.UTF_8))
                + "\"}";
        for (String url : new String[] {condition, "Patient/" + id}) {
            String body = patient(url.equals(condition) ? NO_ID : id, id);
            for (String version : new String[] {"W/\\\"1\\\"", "W/\\\"word\\\""}) {
                isRefused(type, entry("PUT", url, "ifMatch", version, body));
                isRefused(type, entry("PATCH", url, "ifMatch", version, binary));
            }
        }
        assertThat(versionNow()).isEqualTo("2");
        isDone(type, entry("PUT", condition, "ifMatch", "W/\\\"2\\\"", patient(NO_ID, id)));
        isDone(type, entry("PATCH", condition, "ifMatch", "W/\\\"3\\\"", binary));
        isDone(type, entry("PUT", "Patient/" + id, "ifMatch", "*", patient(id, id)));
        assertThat(versionNow()).isEqualTo("5");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "batch"})
    void refuseToChangeNothing(String type) {
        for (String version : new String[] {"W/\\\"5\\\"", "*"}) {
            isRefused(type, entry("PUT", "Patient/new-" + id, "ifMatch", version, patient("new-" + id, "none")));
            isRefused(type, entry("PUT", condition + "-none", "ifMatch", version, patient(NO_ID, id + "-none")));
            isRefused(
                    type,
                    "{\"request\":{\"method\":\"DELETE\",\"url\":\"Patient/new-" + id + "\",\"ifMatch\":\"" + version
                            + "\"}}");
        }
        assertThat(Asked.get(server, "/Patient/new-" + id).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"W/\"1\"", "*"})
    void refuseToDeleteNothing(String version) {
        Asked refused = Asked.of(server, "DELETE", "/Patient/new-" + id, "", "If-Match", version);
        assertThat(refused.status()).isEqualTo(412);
        assertThat(refused.says()).contains("there is none");
        assertThat(Asked.of(server, "DELETE", "/Patient/new-" + id, "").status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "batch"})
    void createOnlyWhereNothingIs(String type) {
        isRefused(type, entry("PUT", "Patient/" + id, "ifNoneMatch", "*", patient(id, id)));
        isRefused(type, entry("PUT", condition, "ifNoneMatch", "*", patient(NO_ID, id)));
        assertThat(versionNow()).isEqualTo("2");
        isDone(type, entry("PUT", "Patient/first-" + id, "ifNoneMatch", "*", patient("first-" + id, "x")));
        Asked.of(server, "DELETE", "/Patient/" + id, "");
        isDone(type, entry("PUT", "Patient/" + id, "ifNoneMatch", "*", patient(id, id)));
    }

    @ParameterizedTest
    @CsvSource({"single", "transaction", "batch"})
    void refuseAnotherIdThanTheConditionFinds(String type) {
        Asked refused = update(type, condition, patient("other-" + id, id));
        assertThat(statusOf(type, refused)).startsWith("400");
        assertThat(refused.answer().body()).contains("finds Patient/" + id, "has the id other-" + id);
        assertThat(statusOf(type, update(type, condition, patient(id, id)))).startsWith("200");
    }

    @ParameterizedTest
    @CsvSource({"single", "transaction", "batch"})
    void createUnderTheIdThatTheResourceHas(String type) {
        Asked created = update(type, condition + "-new", patient("own-" + id, id + "-new"));
        assertThat(statusOf(type, created)).as(created.answer().body()).startsWith("201");
        assertThat(Asked.get(server, "/Patient/own-" + id).status()).isEqualTo(200);
        Asked refused = update(type, condition + "-newer", patient("own-" + id, id + "-newer"));
        assertThat(statusOf(type, refused)).startsWith("409");
        assertThat(refused.answer().body()).contains("is there already. Leave the id out");
        Asked.of(server, "DELETE", "/Patient/own-" + id, "");
        Asked deleted = update(type, condition + "-new", patient("own-" + id, id + "-new"));
        assertThat(statusOf(type, deleted)).startsWith("409");
        assertThat(deleted.answer().body()).contains("is there already, though deleted", "PUT Patient/own-" + id);
    }

    @ParameterizedTest
    @CsvSource({"POST, single", "POST, transaction", "POST, batch", "PUT, single", "PUT, transaction", "PUT, batch"})
    void refuseWhatDoesNotMeetTheConditionItself(String method, String type) {
        String asked = "identifier=urn:v|" + id + "-none&active=true";
        String other = patient(NO_ID, "other");
        Asked refused;
        if (type.equals("single")) {
            refused = method.equals("POST")
                    ? Asked.json(server, "POST", "/Patient", other, "If-None-Exist", asked)
                    : Asked.json(server, "PUT", "/Patient?" + asked, other);
        } else {
            refused = Asked.json(
                    server,
                    "POST",
                    "",
                    bundle(
                            type,
                            method.equals("POST")
                                    ? entry("POST", "Patient", "ifNoneExist", asked, other)
                                    : entry("PUT", "Patient?" + asked, "", "", other)));
        }
        assertThat(statusOf(type, refused)).as(refused.answer().body()).startsWith("422");
        assertThat(refused.answer().body().replace("%7C", "|"))
                .contains("conditional on ", asked + ", and the Patient in it does not meet that.")
                .contains("Give the Patient what the condition asks for");
        if (type.equals("transaction")) {
            assertThat(refused.at("/issue/0/expression/0")).isEqualTo("Bundle.entry[0]");
        }
    }

    @Test
    void nameThePartOfTheConditionThatIsNotMet() {
        String asked = "identifier=urn:v|" + id + "-new&gender=female";
        Asked refused = Asked.json(server, "POST", "/Patient", patient(NO_ID, id + "-new"), "If-None-Exist", asked);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/issue/0/code")).isEqualTo("business-rule");
        assertThat(refused.says()).contains("does not meet this part: gender=female.");
    }

    private Asked update(String type, String url, String patient) {
        return type.equals("single")
                ? Asked.json(server, "PUT", "/" + url, patient)
                : Asked.json(server, "POST", "", bundle(type, entry("PUT", url, "", "", patient)));
    }

    private static String statusOf(String type, Asked answer) {
        return type.equals("single") || answer.status() != 200
                ? String.valueOf(answer.status())
                : answer.at("/entry/0/response/status");
    }

    private void isRefused(String type, String entry) {
        Asked answer = Asked.json(server, "POST", "", bundle(type, entry));
        assertThat(statusOf(type, answer)).as(entry + answer.answer().body()).startsWith("412");
    }

    private void isDone(String type, String entry) {
        Asked answer = Asked.json(server, "POST", "", bundle(type, entry));
        assertThat(statusOf(type, answer)).as(entry + answer.answer().body()).startsWith("20");
    }

    private String versionNow() {
        return Asked.get(server, "/Patient/" + id).at("/meta/versionId");
    }

    private static String identifier(String value) {
        return "\"identifier\":[{\"system\":\"urn:v\",\"value\":\"" + value + "\"}]";
    }

    private static String patient(String id, String identifier) {
        return "{\"resourceType\":\"Patient\"," + (id.isEmpty() ? "" : "\"id\":\"" + id + "\",")
                + "\"name\":[{\"text\":\"" + UUID.randomUUID() + "\"}]," + identifier(identifier) + "}";
    }

    private static String entry(String method, String url, String precondition, String value, String resource) {
        return "{\"resource\":" + resource + ",\"request\":{\"method\":\"" + method + "\",\"url\":\"" + url + "\""
                + (precondition.isEmpty() ? "" : ",\"" + precondition + "\":\"" + value + "\"") + "}}";
    }

    private static String bundle(String type, String entry) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + entry + "]}";
    }
}

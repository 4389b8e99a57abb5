package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Whatever way a client's own score takes, a response has one valid total: the client's, as soon as there is one. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class SendersOwnScoreTest {
    private static final String TOTAL = "44261-6";
    private static final List<String> ITEMS =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");

    private final RunningServer server;
    private String patient = "";
    private String number = "";

    SendersOwnScoreTest(RunningServer server) {
        this.server = server;
    }

    @BeforeEach
    void admit() {
        number = UUID.randomUUID().toString();
        patient = "Patient/p" + number;
        server.put("/" + patient, "{\"resourceType\":\"Patient\",\"id\":\"p" + number + "\",\"active\":true}");
    }

    @Test
    void takesThePlaceWhenItIsPosted() {
        String response = scored();
        String own = created(server.post("/Observation", score(response, 9)));
        assertThat(validTotals(response)).containsExactly(own);
    }

    @Test
    void takesThePlaceWhenItIsPutUnderAnIdOfTheClient() {
        String response = scored();
        String own = "Observation/o" + number;
        created(server.put("/" + own, withId(own, score(response, 9))));
        assertThat(validTotals(response)).containsExactly(own);
        assertThat(server.put("/" + own, withId(own, score(response, 9).replace("final", "amended")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(validTotals(response)).containsExactly(own);
    }

    @Test
    void takesThePlaceWhenItIsCreatedOnACondition() {
        String response = scored();
        String identified = identified(score(response, 9));
        HttpResponse<String> first =
                server.send("POST", "/Observation", identified, "If-None-Exist", "identifier=" + number);
        String own = created(first);
        assertThat(validTotals(response)).containsExactly(own);
        server.send("POST", "/Observation", identified, "If-None-Exist", "identifier=" + number);
        assertThat(validTotals(response)).containsExactly(own);
    }

    @Test
    void takesThePlaceWhenItIsPutOnACondition() {
        String response = scored();
        String own = created(server.put("/Observation?identifier=" + number, identified(score(response, 9))));
        assertThat(validTotals(response)).containsExactly(own);
        server.put(
                "/Observation?identifier=" + number,
                identified(score(response, 9)).replace("final", "amended"));
        assertThat(validTotals(response)).containsExactly(own);
    }

    @Test
    void takesThePlaceInTheTransactionOfTheResponse() {
        for (String verb : List.of("POST", "PUT")) {
            String urn = "urn:uuid:" + UUID.randomUUID();
            String own = "o-" + verb + number;
            String address = verb.equals("POST") ? "Observation" : "Observation/" + own;
            HttpResponse<String> answer = server.post(
                    "",
                    bundle(
                            "transaction",
                            entry("", verb, address, withId(address, score(urn, 9))),
                            entry(urn, "POST", "QuestionnaireResponse", response())));
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            String response =
                    answer.body().replaceAll("(?s).*\"location\":\\s*\"(QuestionnaireResponse/[^/]+)/_history.*", "$1");
            String senders = answer.body().replaceAll("(?s).*\"location\":\\s*\"(Observation/[^/]+)/_history.*", "$1");
            assertThat(validTotals(response)).containsExactly(senders);
        }
    }

    @Test
    void takesThePlaceInALaterTransactionOrBatch() {
        for (String type : List.of("transaction", "batch")) {
            String response = scored();
            HttpResponse<String> answer =
                    server.post("", bundle(type, entry("", "POST", "Observation", score(response, 9))));
            assertThat(answer.body()).as(type).contains("201 Created");
            String own = answer.body().replaceAll("(?s).*\"location\":\\s*\"(Observation/[^/]+)/_history.*", "$1");
            assertThat(validTotals(response)).containsExactly(own);
        }
    }

    @Test
    void takesThePlaceInALaterTransactionThatBringsTheResponseAgain() {
        String urn = "urn:uuid:" + UUID.randomUUID();
        String condition = ",\"ifNoneExist\":\"identifier=" + number + "\"";
        String response = created(server.post("/QuestionnaireResponse", identifiedResponse()));
        String sent = bundle(
                "transaction",
                entry(urn, "POST", "QuestionnaireResponse", identifiedResponse())
                        .replace("\"url\"", condition.substring(1) + ",\"url\""),
                entry("", "POST", "Observation", identified(score(urn, 9)))
                        .replace("\"url\"", condition.substring(1) + ",\"url\""));
        for (int i = 0; i < 2; i++) {
            HttpResponse<String> answer = server.post("", sent);
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
            String own = answer.body().replaceAll("(?s).*\"location\":\\s*\"(Observation/[^/]+)/_history.*", "$1");
            assertThat(validTotals(response)).containsExactly(own);
        }
    }

    @Test
    void takesThePlaceWhenItRefersToTheResponseInOtherWays() {
        String byAddress = scored();
        String own = created(server.post("/Observation", score(server.fhir() + "/" + byAddress, 9)));
        assertThat(validTotals(byAddress)).containsExactly(own);

        String byVersion = scored();
        String other = created(server.post("/Observation", score(byVersion + "/_history/1", 9)));
        assertThat(validTotals(byVersion)).containsExactly(other);

        String byCondition = created(server.post("/QuestionnaireResponse", identifiedResponse()));
        HttpResponse<String> answer = server.post(
                "",
                bundle(
                        "transaction",
                        entry("", "POST", "Observation", score("QuestionnaireResponse?identifier=" + number, 9))));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(validTotals(byCondition))
                .containsExactly(
                        answer.body().replaceAll("(?s).*\"location\":\\s*\"(Observation/[^/]+)/_history.*", "$1"));
    }

    @Test
    void takesThePlaceWhenAPatchLetsItDeriveFromTheResponse() {
        String response = scored();
        String unrelated = score(response, 9)
                .replaceFirst("\"derivedFrom\":\\[[^]]*],", "\"performer\":[{\"reference\":\"" + patient + "\"}],");
        String own = created(server.post("/Observation", unrelated));
        assertThat(validTotals(response)).hasSize(1).doesNotContain(own);
        HttpResponse<String> patched = server.send(
                "PATCH",
                "/" + own,
                "[{\"op\":\"add\",\"path\":\"/derivedFrom\",\"value\":[{\"reference\":\"" + response + "\"}]}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(patched.statusCode()).as(patched.body()).isEqualTo(200);
        assertThat(validTotals(response)).containsExactly(own);
    }

    @Test
    void takesThePlaceWhenItIsACopyOfTheDerivedOne() {
        String response = scored();
        String derived = validTotals(response).get(0);
        String copy = server.get("/" + derived).body().replaceFirst("\"id\":\\s*\"[^\"]+\",", "");
        String own = created(server.post("/Observation", copy));
        assertThat(validTotals(response)).containsExactly(own);
        assertThat(server.put("/" + response, withId(response, response(2))).statusCode())
                .isEqualTo(200);
        assertThat(validTotals(response)).containsExactly(own);
        assertThat(server.get("/" + own).body()).contains("\"value\":18");
    }

    @Test
    void isRefusedWhereTheAnswersWereEnteredInError() {
        String refuted = response().replaceFirst("\"status\":\\s*\"completed\"", "\"status\":\"entered-in-error\"");
        String response = created(server.post("/QuestionnaireResponse", refuted));
        HttpResponse<String> answer =
                server.send("POST", "/Observation", score(response, 9), "Prefer", "return=OperationOutcome");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(422);
        assertThat(answer.body())
                .contains("\"code\":\"X03\"", "\"severity\":\"error\"", "Observation.derivedFrom[0]", response);
        assertThat(server.post("/Observation/$validate", score(response, 9)).body())
                .contains("\"code\":\"X03\"");
    }

    @Test
    void cannotChangeTheDerivedOneAgainstTheAnswers() {
        String response = scored();
        String derived = validTotals(response).get(0);
        String text = server.get("/" + derived).body();
        HttpResponse<String> refused = server.put("/" + derived, text.replace("\"value\":9", "\"value\":4"));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"M01\"", "says 4", "come to 9");
        assertThat(server.put("/" + derived, text).statusCode()).isEqualTo(200);
        assertThat(validTotals(response)).containsExactly(derived);
    }

    @Test
    void isToldAtItsOwnEntryThatItContradictsTheAnswersOfTheTransaction() {
        String urn = "urn:uuid:" + UUID.randomUUID();
        HttpResponse<String> refused = server.post(
                "",
                bundle(
                        "transaction",
                        entry(urn, "POST", "QuestionnaireResponse", response()),
                        entry("", "POST", "Observation", score(urn, 4))));
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body())
                .contains("\"code\":\"M01\"", "Bundle.entry[1].resource.value.ofType(Quantity).value");
    }

    @Test
    void leavesThePlaceWhenItIsRefutedOrDerivesFromAnotherResponse() {
        String first = scored();
        String second = scored();
        String own = created(server.post("/Observation", score(first, 9)));
        assertThat(server.put("/" + own, withId(own, score(second, 9))).statusCode())
                .isEqualTo(200);
        assertThat(validTotals(first)).hasSize(1).doesNotContain(own);
        assertThat(validTotals(second)).containsExactly(own);
        assertThat(server.put("/" + own, withId(own, score(second, 9).replace("final", "entered-in-error")))
                        .statusCode())
                .isEqualTo(200);
        assertThat(validTotals(second)).hasSize(1).doesNotContain(own);
    }

    /** A response whose total the server has derived. */
    private String scored() {
        String response = created(server.post("/QuestionnaireResponse", response()));
        assertThat(validTotals(response)).hasSize(1);
        return response;
    }

    private List<String> validTotals(String response) {
        String body = server.get("/Observation?derived-from=" + response + "&code=http://loinc.org%7C" + TOTAL
                        + "&status:not=entered-in-error&_elements=status")
                .body();
        return List.of(body.split("\"fullUrl\":\\s*\"", -1)).stream()
                .skip(1)
                .map(entry -> entry.replaceAll("(?s)\".*", "").replaceAll(".*/(Observation/)", "$1"))
                .toList();
    }

    private String response() {
        return response(1);
    }

    private String identifiedResponse() {
        return response().replaceFirst("\"status\"", "\"identifier\":{\"value\":\"" + number + "\"},\"status\"");
    }

    /** Nine answers of a weight. */
    private String response(int weight) {
        String answer = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9").get(weight);
        return """
                {"resourceType":"QuestionnaireResponse",
                "status":"completed","questionnaire":"https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0",
                "subject":{"reference":"%s"},"authored":"2026-02-03T09:50:00+01:00","item":[%s]}""".formatted(
                        patient,
                        ITEMS.stream()
                                .map(item -> "{\"linkId\":\"/" + item + "\",\"answer\":[{\"valueCoding\":{\"system\":"
                                        + "\"http://loinc.org\",\"code\":\"" + answer + "\"}}]}")
                                .collect(Collectors.joining(",")));
    }

    private String score(String response, int value) {
        return """
                {"resourceType":"Observation",
                "status":"final","code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},
                "subject":{"reference":"%s"},"effectiveDateTime":"2026-02-03T09:50:00+01:00",
                "derivedFrom":[{"reference":"%s"}],
                "valueQuantity":{"value":%d,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}}""".formatted(TOTAL, patient, response, value);
    }

    private String identified(String resource) {
        return resource.replaceFirst("\"status\"", "\"identifier\":[{\"value\":\"" + number + "\"}],\"status\"");
    }

    private static String withId(String reference, String resource) {
        return reference.indexOf('/') < 0
                ? resource
                : resource.replaceFirst(
                        "\"status\"", "\"id\":\"" + reference.substring(reference.indexOf('/') + 1) + "\",\"status\"");
    }

    private static String entry(String fullUrl, String verb, String url, String resource) {
        return "{" + (fullUrl.isEmpty() ? "" : "\"fullUrl\":\"" + fullUrl + "\",") + "\"request\":{\"method\":\"" + verb
                + "\",\"url\":\"" + url + "\"},\"resource\":" + resource + "}";
    }

    private static String bundle(String type, String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"" + type + "\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    private static String created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.replaceAll(".*/([A-Za-z]+/[^/]+)/_history/.*", "$1");
    }
}

package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

/** A sender's own score takes the place of the derived one only when it counts and says what the answers say. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class ScoreAgainstAnswersTest {
    private static final String TOTAL = "44261-6";
    private static final String SAFETY = "44260-8";
    private static final List<String> PHQ_9 =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", SAFETY);
    private static final List<String> GAD_7 =
            List.of("69725-0", "68509-9", "69733-4", "69734-2", "69735-9", "69689-8", "69736-7");
    private static final String UNKNOWN =
            "\"dataAbsentReason\":{\"coding\":[{\"system\":\"http://terminology.hl7.org/CodeSystem/data-absent-reason\",\"code\":\"unknown\"}]}";
    private static final String SEVERE = "LA6571-9";

    private final RunningServer server;
    private String patient = "";

    ScoreAgainstAnswersTest(RunningServer server) {
        this.server = server;
    }

    @BeforeEach
    void admit() {
        String id = "p" + UUID.randomUUID();
        patient = "Patient/" + id;
        server.put("/" + patient, "{\"resourceType\":\"Patient\",\"id\":\"" + id + "\",\"active\":true}");
    }

    @Test
    void isRefusedWithoutAValueWhereTheAnswersGiveOne() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        for (String code : List.of(SAFETY, TOTAL)) {
            String own = own(code, response, UNKNOWN);
            isRefused(response, own, "M01", "Observation.dataAbsentReason", "no value");
        }
        assertThat(valid(SAFETY)).hasSize(1);
        assertThat(valid(TOTAL)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"cancelled", "registered", "preliminary", "unknown"})
    void leavesTheDerivedOneUnlessItCounts(String status) {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        List<String> derived = valid(TOTAL);
        String own = own(TOTAL, response, total(27)).replace("final", status);
        String id = created(server.post("/Observation", own));
        assertThat(valid(TOTAL)).containsAll(derived).hasSize(2);
        created(server.post("/Observation", own(SAFETY, response, UNKNOWN).replace("final", status)));
        assertThat(valid(SAFETY)).hasSize(2);
        // once it counts, it takes the place
        String counting =
                own(TOTAL, response, total(27)).replaceFirst("\"status\"", "\"id\":\"" + id + "\",\"status\"");
        assertThat(server.put("/Observation/" + id, counting).statusCode()).isEqualTo(200);
        assertThat(valid(TOTAL)).containsExactly(id);
        assertThat(server.put("/Observation/" + id, counting.replace("final", status))
                        .statusCode())
                .isEqualTo(200);
        assertThat(valid(TOTAL)).hasSize(2);
    }

    @Test
    void isComparedUnderTheGuidesOwnCodeOfItsInstrumentToo() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        isRefused(response, ofGuide(own(TOTAL, response, total(20))), "M01", "20", "27");
        created(server.post("/Observation", ofGuide(own(TOTAL, response, total(27)))));
        assertThat(valid(TOTAL)).hasSize(1);
    }

    private static String ofGuide(String score) {
        return score.replace(
                "\"http://loinc.org\",\"code\":\"" + TOTAL,
                "\"https://w3id.org/ipt-fhir/CodeSystem/instrument\",\"code\":\"phq-9");
    }

    @Test
    void isRefusedWithTwoAnswersThatContradictEachOther() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        String own = own(
                SAFETY,
                response,
                "\"valueCodeableConcept\":{\"coding\":[" + coding(SEVERE) + "," + coding("LA6568-5") + "]}");
        isRefused(response, own, "M01", "says LA6568-5", "come to LA6571-9");
        String local = own(
                SAFETY,
                response,
                "\"valueCodeableConcept\":{\"coding\":[{\"system\":\"http://hospital.example/answers\",\"code\":\"3\"},"
                        + coding(SEVERE) + "]}");
        String id = created(server.post("/Observation", local));
        assertThat(valid(SAFETY)).containsExactly(id);
    }

    @Test
    void leavesTheDerivedOneWhereItIsNotFoundByThePatient() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        List<String> derived = valid(TOTAL);
        String own = own(TOTAL, response, total(27))
                .replace(
                        "\"subject\":{\"reference\":\"" + patient + "\"}",
                        "\"subject\":{\"identifier\":{\"value\":\"4711\"}}");
        created(server.post("/Observation", own));
        assertThat(valid(TOTAL)).isEqualTo(derived);
    }

    @ParameterizedTest
    @CsvSource({
        "completed, 24, M04",
        "completed, 27, M04",
        "completed, 23, M01",
        "completed, 5, M01",
        "completed, 0, M01",
        "in-progress, 24, M04",
        "in-progress, 20, M01"
    })
    void isRefusedWhereAnAnswerIsMissing(String status, int value, String rule) {
        String response = created(server.post("/QuestionnaireResponse", phq9(status, 8)));
        isRefused(response, own(TOTAL, response, total(value)), rule, "says", "" + value, "24 to 27");
        String gad7 = created(server.post("/QuestionnaireResponse", answers("gad-7", GAD_7, status, 6)));
        isRefused(gad7, own("70274-6", gad7, total(Math.max(0, value - 6))), value < 24 ? "M01" : "M04", "18 to 21");
    }

    @Test
    void isNotProratedByAnInstrumentWithoutARuleForThat() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 8)));
        isRefused(response, own(TOTAL, response, total(27) + "," + method("prorated")), "M04", "24 to 27");
    }

    @Test
    void canBeThePartialSumWhenItIsMarkedSo() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 8)));
        List<String> derived = valid(TOTAL);
        isRefused(response, own(TOTAL, response, total(20) + "," + method("partial")), "M01", "says 20", "come to 24");
        String own = created(server.post("/Observation", own(TOTAL, response, total(24) + "," + method("partial"))));
        assertThat(valid(TOTAL)).contains(own).containsAll(derived);
        String all = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        isRefused(all, own(TOTAL, all, total(27) + "," + method("partial")), "M04", "all scored items");
    }

    @Test
    void keepsTheAnswersFromBeingCut() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        String own = created(server.post("/Observation", own(TOTAL, response, total(27))));
        String cut = phq9("completed", 6).replaceFirst("\"status\"", "\"id\":\"" + idPart(response) + "\",\"status\"");
        HttpResponse<String> refused = server.put("/" + response, cut);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"M04\"", "Observation/" + own + " says");
        assertThat(server.post("/" + response + "/$validate", cut).body()).contains("\"code\":\"M04\"");
        assertThat(server.post("", transaction(entry("", "PUT", response, cut))).statusCode())
                .isEqualTo(422);
    }

    @Test
    void isRefusedTheSecondTime() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        String own = created(server.post("/Observation", own(TOTAL, response, total(27))));
        String second = own(TOTAL, response, total(27)).replace("09:50:00", "09:51:00");
        HttpResponse<String> refused = server.post("/Observation", second);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"M01\"", "Observation.derivedFrom", "Observation/" + own);
        assertThat(server.post("/Observation/$validate", second).body()).contains("\"code\":\"M01\"", own);
        assertThat(server.post("", transaction(entry("", "POST", "Observation", second)))
                        .body())
                .contains("\"code\":\"M01\"", own);
        assertThat(valid(TOTAL)).containsExactly(own);
        String again = second.replaceFirst("\"status\"", "\"id\":\"" + own + "\",\"status\"");
        assertThat(server.post("/Observation/" + own + "/$validate", again).body())
                .doesNotContain("\"code\":\"M01\"");
        assertThat(server.put("/Observation/" + own, again).statusCode()).isEqualTo(200);
    }

    @Test
    void isRefusedTheSecondTimeInOneTransaction() {
        String urn = "urn:uuid:" + UUID.randomUUID();
        String bundle = transaction(
                entry(urn, "POST", "QuestionnaireResponse", phq9("completed", 9)),
                entry("", "POST", "Observation", own(TOTAL, urn, total(27))),
                entry("", "POST", "Observation", own(TOTAL, urn, total(27)).replace("09:50:00", "09:51:00")));
        HttpResponse<String> refused = server.post("", bundle);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body())
                .contains(
                        "\"code\":\"M01\"",
                        "\"expression\":[\"Bundle.entry[2].resource.derivedFrom\"]",
                        "Bundle.entry[1].resource is there already");
        assertThat(server.post("/Bundle/$validate", bundle).body())
                .contains("\"code\":\"M01\"", "Bundle.entry[1].resource", "Bundle.entry[2].resource");
    }

    @Test
    void isRefusedWhereTheAnswersAreThoseOfAnotherInstrument() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        isRefused(response, own("70274-6", response, total(7)), "M06", "Observation.derivedFrom", "GAD-7", "phq-9");
        String inventory = created(server.post(
                "/QuestionnaireResponse",
                answers("interpersonal-inventory", List.of(), "in-progress", 0).replace(",\"item\":[]", "")));
        isRefused(
                inventory,
                own(TOTAL, inventory, total(7)),
                "M06",
                "Observation.derivedFrom",
                "interpersonal-inventory");
    }

    @Test
    void mayBeOfAnotherRecordOfThePatient() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        String other = "Patient/o" + UUID.randomUUID();
        String record = "{\"resourceType\":\"Patient\",\"id\":\"" + idPart(other) + "\",\"active\":true}";
        server.put("/" + other, record);
        String own = own(TOTAL, response, total(27)).replace(patient, other);
        isRefused(response, own, "M06", "Observation.subject", other, patient);
        server.put(
                "/" + other,
                record.replace(
                        "\"active\"",
                        "\"link\":[{\"other\":{\"reference\":\"" + patient + "\"},\"type\":\"seealso\"}],\"active\""));
        assertThat(server.post("/Observation/$validate", own).body()).doesNotContain("\"M06\"");
        created(server.post("/Observation", own));
        String corrected = withId(idPart(response), phq9("amended", 9));
        assertThat(server.put("/" + response, corrected).statusCode()).isEqualTo(200);
        // A search by the patient who answered finds the score that was made of the answers.
        assertThat(valid(TOTAL)).hasSize(1);
    }

    @Test
    void isNotComparedWithTheAnswersOfTheSameIdHere() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        String elsewhere = own(TOTAL, "http://hospital.example/fhir/" + response, total(4));
        assertThat(server.post("/Observation/$validate", elsewhere).body()).doesNotContain("\"code\":\"M01\"");
        created(server.post("/Observation", elsewhere));
        assertThat(valid(TOTAL)).hasSize(2);
    }

    @Test
    void changesTogetherWithTheAnswers() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        String own = created(server.post("/Observation", own(TOTAL, response, total(27))));
        String milder = withId(idPart(response), phq9("amended", 9)).replaceFirst(SEVERE, "LA6568-5");
        String both = transaction(
                entry("", "PUT", response, milder),
                entry("", "PUT", "Observation/" + own, withId(own, own(TOTAL, response, total(24)))));
        assertThat(server.post("/Bundle/$validate", both).body()).doesNotContain("\"severity\":\"error\"");
        HttpResponse<String> changed = server.post("", both);
        assertThat(changed.statusCode()).as(changed.body()).isEqualTo(200);
        assertThat(valid(TOTAL)).containsExactly(own);
        String replaced = "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":["
                + "{\"request\":{\"method\":\"DELETE\",\"url\":\"Observation/" + own + "\"}},"
                + entry("", "POST", "Observation", own(TOTAL, response, total(24))) + "]}";
        assertThat(server.post("/Bundle/$validate", replaced).body()).doesNotContain("\"severity\":\"error\"");
        HttpResponse<String> answer = server.post("", replaced);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        assertThat(valid(TOTAL)).hasSize(1).doesNotContain(own);
    }

    @Test
    void isNamedWhereTheAnswersAreTakenBack() {
        String response = created(server.post("/QuestionnaireResponse", phq9("completed", 9)));
        String own = created(server.post("/Observation", own(TOTAL, response, total(27))));
        String refuted = phq9("entered-in-error", 9)
                .replaceFirst("\"status\"", "\"id\":\"" + idPart(response) + "\",\"status\"");
        String validated = server.post("/" + response + "/$validate", refuted).body();
        HttpResponse<String> answer = server.send("PUT", "/" + response, refuted, "Prefer", "return=OperationOutcome");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        for (String told : List.of(validated, answer.body())) {
            assertThat(told)
                    .contains("\"code\":\"X03\"", "\"severity\":\"warning\"", "QuestionnaireResponse.status", own);
            assertThat(told.split("\"code\":\"X03\"", -1)).hasSize(2);
        }
        String taken = own(TOTAL, response, total(27)).replaceFirst("\"status\"", "\"id\":\"" + own + "\",\"status\"");
        String both = transaction(
                entry("", "PUT", response, refuted.replace("09:50:00", "09:52:00")),
                entry("", "PUT", "Observation/" + own, taken));
        HttpResponse<String> together = server.send("POST", "", both, "Prefer", "return=OperationOutcome");
        assertThat(together.statusCode()).as(together.body()).isEqualTo(200);
        assertThat(together.body().split("\"code\":\"X03\"", -1)).hasSize(2);
        String withdrawn = both.replace("\"final\"", "\"entered-in-error\"").replace("09:52:00", "09:53:00");
        assertThat(server.send("POST", "", withdrawn, "Prefer", "return=OperationOutcome")
                        .body())
                .doesNotContain("\"code\":\"X03\"");
    }

    /** By POST, in the transaction of the answers or a later one, and by $validate. */
    private void isRefused(String response, String own, String rule, String... says) {
        HttpResponse<String> refused = server.post("/Observation", own);
        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"" + rule + "\"").contains(says);
        HttpResponse<String> judged = server.post("/Observation/$validate", own);
        assertThat(judged.body()).contains("\"code\":\"" + rule + "\"").contains(says);
        HttpResponse<String> later = server.post("", transaction(entry("", "POST", "Observation", own)));
        assertThat(later.statusCode()).as(later.body()).isEqualTo(422);
        String urn = "urn:uuid:" + UUID.randomUUID();
        String answers = server.get("/" + response).body().replaceFirst("\"id\":\\s*\"[^\"]+\",", "");
        String both = transaction(
                entry(urn, "POST", "QuestionnaireResponse", answers),
                entry("", "POST", "Observation", own.replace(response, urn)));
        HttpResponse<String> together = server.post("", both);
        assertThat(together.statusCode()).as(together.body()).isEqualTo(422);
        assertThat(together.body()).contains("\"code\":\"" + rule + "\"", "Bundle.entry[1].resource");
        assertThat(server.post("/Bundle/$validate", both).body())
                .contains("\"code\":\"" + rule + "\"", "Bundle.entry[1].resource");
    }

    /** The ids of the patient's Observations with a code that are not entered in error. */
    private List<String> valid(String code) {
        String body = server.get("/Observation?patient=" + patient + "&code=http://loinc.org%7C" + code
                        + "&status:not=entered-in-error&_elements=status")
                .body();
        return List.of(body.split("\"fullUrl\":\\s*\"", -1)).stream()
                .skip(1)
                .map(entry -> entry.replaceAll("(?s)\".*", "").replaceAll(".*/Observation/", ""))
                .toList();
    }

    private String phq9(String status, int answered) {
        return answers("phq-9", PHQ_9, status, answered);
    }

    /** The first items, each answered with the highest weight. */
    private String answers(String questionnaire, List<String> items, String status, int answered) {
        return """
                {"resourceType":"QuestionnaireResponse",
                "status":"%s","questionnaire":"https://w3id.org/ipt-fhir/Questionnaire/%s|0.1.0",
                "subject":{"reference":"%s"},"authored":"2026-02-03T09:50:00+01:00","item":[%s]}""".formatted(
                        status,
                        questionnaire,
                        patient,
                        IntStream.range(0, answered)
                                .mapToObj(i -> "{\"linkId\":\"/" + items.get(i) + "\",\"answer\":[{\"valueCoding\":"
                                        + coding(SEVERE) + "}]}")
                                .collect(Collectors.joining(",")))
                .replace("\n", "");
    }

    private String own(String code, String response, String value) {
        return """
                {"resourceType":"Observation",
                "status":"final","code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},
                "subject":{"reference":"%s"},"effectiveDateTime":"2026-02-03T09:50:00+01:00",
                "derivedFrom":[{"reference":"%s"}],%s}""".formatted(code, patient, response, value);
    }

    private static String total(int value) {
        return "\"valueQuantity\":{\"value\":" + value
                + ",\"unit\":\"{score}\",\"system\":\"http://unitsofmeasure.org\",\"code\":\"{score}\"}";
    }

    private static String method(String code) {
        return "\"extension\":[{\"url\":\"https://w3id.org/ipt-fhir/StructureDefinition/score-method\",\"valueCodeableConcept\":"
                + "{\"coding\":[{\"system\":\"https://w3id.org/ipt-fhir/CodeSystem/score-method\",\"code\":\"" + code
                + "\"}]}}]";
    }

    private static String coding(String code) {
        return "{\"system\":\"http://loinc.org\",\"code\":\"" + code + "\"}";
    }

    private static String withId(String id, String resource) {
        return resource.replaceFirst("\"status\"", "\"id\":\"" + id + "\",\"status\"");
    }

    private static String idPart(String reference) {
        return reference.substring(reference.indexOf('/') + 1);
    }

    private static String entry(String fullUrl, String verb, String url, String resource) {
        return "{" + (fullUrl.isEmpty() ? "" : "\"fullUrl\":\"" + fullUrl + "\",") + "\"request\":{\"method\":\"" + verb
                + "\",\"url\":\"" + url + "\"},\"resource\":" + resource + "}";
    }

    private static String transaction(String... entries) {
        return "{\"resourceType\":\"Bundle\",\"type\":\"transaction\",\"entry\":[" + String.join(",", entries) + "]}";
    }

    /** Type and id of a response, the id alone of an Observation. */
    private static String created(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        String location = answer.headers().firstValue("Location").orElseThrow();
        return location.replaceAll(".*/([A-Za-z]+/[^/]+)/_history/.*", "$1").replace("Observation/", "");
    }
}

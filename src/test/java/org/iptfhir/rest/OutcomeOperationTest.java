package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.StreamSupport;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What a course has come to, asked of the server in one request. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class OutcomeOperationTest {
    private static final String GUIDE = "https://w3id.org/ipt-fhir/";
    private static final String PHQ_9 = "44261-6";
    private static final String GAD_7 = "70274-6";
    private static final int SEED = 4790;

    private final RunningServer server;
    private final String id = "o" + UUID.randomUUID();
    private final String patient = "Patient/" + id;
    private final String course = "CarePlan/" + id;

    OutcomeOperationTest(RunningServer server) {
        this.server = server;
        Asked.put(server, "Patient", id, "\"birthDate\":\"1984-05-06\"");
        Asked.put(server, "CarePlan", id, course("active", "\"start\":\"2026-01-05\"", ""));
    }

    @Test
    void tellsChangeAndVerdictsOfEachInstrument() {
        session(1, "2026-01-05");
        session(2, "2026-01-12");
        session(3, "2026-01-19");
        missed("2026-01-26");
        score(PHQ_9, "2026-01-05", 16);
        score(PHQ_9, "2026-01-12", 8);
        score(PHQ_9, "2026-01-19", 4);
        score(GAD_7, "2026-01-05", 12);
        score(GAD_7, "2026-01-19", 9);
        JsonNode outcome = outcome("");
        assertThat(value(outcome, "course").at("/valueReference/reference").asText())
                .isEqualTo(course);
        assertThat(value(outcome, "over").at("/valueBoolean").asBoolean()).isFalse();
        assertThat(value(outcome, "attended").at("/valueUnsignedInt").asInt()).isEqualTo(3);
        assertThat(value(outcome, "missed").at("/valueUnsignedInt").asInt()).isEqualTo(1);

        JsonNode depression = scale(outcome, "phq-9");
        JsonNode baseline = value(depression, "baseline");
        assertThat(value(baseline, "total").at("/valueQuantity/value").asInt()).isEqualTo(16);
        assertThat(value(baseline, "band").at("/valueCoding/code").asText()).isEqualTo("moderately-severe");
        assertThat(value(baseline, "session").at("/valuePositiveInt").asInt()).isEqualTo(1);
        assertThat(value(depression, "improvement").at("/valueQuantity/value").asInt())
                .isEqualTo(12);
        assertThat(value(depression, "percent").at("/valueQuantity/value").asDouble())
                .isEqualTo(75.0);
        assertThat(verdicts(depression))
                .containsExactly(
                        "response=true",
                        "remission=true",
                        "important-improvement=true",
                        "reliable-improvement=true",
                        "reliable-deterioration=false",
                        "caseness-at-start=true",
                        "caseness-at-end=false");
        assertThat(value(depression, "response-first").at("/valueDate").asText())
                .isEqualTo("2026-01-12");
        assertThat(value(depression, "response-sustained").at("/valueDate").asText())
                .isEqualTo("2026-01-12");
        assertThat(value(depression, "sessions-to-response")
                        .at("/valuePositiveInt")
                        .asInt())
                .isEqualTo(2);
        assertThat(all(depression, "score")).hasSize(3);

        JsonNode anxiety = scale(outcome, "gad-7");
        assertThat(verdicts(anxiety)).contains("response=false", "reliable-improvement=false", "caseness-at-end=true");
        assertThat(all(anxiety, "session-without-score")).hasSize(1);
        assertThat(verdicts(outcome))
                .containsExactly(
                        "nhs-caseness=true",
                        "nhs-recovery=false",
                        "nhs-reliable-improvement=true",
                        "nhs-reliable-deterioration=false",
                        "nhs-reliable-recovery=false");
    }

    @Test
    void whatIsTakenBackDoesNotCountAndTheLastScoreOfADayDoes() {
        session(1, "2026-01-05");
        session(2, "2026-01-12");
        score(PHQ_9, "2026-01-05", 16);
        String wrong = score(PHQ_9, "2026-01-12", 3);
        assertThat(verdicts(scale(outcome(""), "phq-9"))).contains("remission=true");
        Asked taken = Asked.of(
                server,
                "PATCH",
                "/" + wrong,
                "[{\"op\":\"replace\",\"path\":\"/status\",\"value\":\"entered-in-error\"}]",
                "Content-Type",
                "application/json-patch+json");
        assertThat(taken.status()).as(taken.answer().body()).isEqualTo(200);
        assertThat(verdicts(scale(outcome(""), "phq-9")))
                .contains("response=no-endpoint", "remission=no-endpoint", "caseness-at-start=true");
        score(PHQ_9, "2026-01-12T09:00:00+01:00", 15);
        score(PHQ_9, "2026-01-12T11:00:00+01:00", 14);
        JsonNode scale = scale(outcome(""), "phq-9");
        assertThat(all(scale, "score")).hasSize(2);
        assertThat(value(value(scale, "endpoint"), "total")
                        .at("/valueQuantity/value")
                        .asInt())
                .isEqualTo(14);
    }

    @Test
    void aCourseThatIsOverIsJudgedByItsLastSession() {
        session(1, "2026-01-05");
        session(2, "2026-01-12");
        score(PHQ_9, "2026-01-05", 16);
        score(PHQ_9, "2026-01-12", 10);
        score(PHQ_9, "2026-03-20", 2);
        assertThat(verdicts(scale(outcome(""), "phq-9"))).contains("remission=true");
        Asked.put(
                server,
                "CarePlan",
                id,
                course(
                        "revoked",
                        "\"start\":\"2026-01-05\",\"end\":\"2026-01-12\"",
                        ",{\"url\":\"" + GUIDE
                                + "StructureDefinition/end-reason\",\"valueCodeableConcept\":{\"coding\":"
                                + "[{\"system\":\"" + GUIDE + "CodeSystem/end-reason\",\"code\":\"dropout\"}]}}"));
        JsonNode scale = scale(outcome(""), "phq-9");
        assertThat(verdicts(scale)).contains("remission=false", "reliable-improvement=true");
        assertThat(all(scale, "silence")).hasSize(1);
    }

    @Test
    void withoutABaselineNothingIsGuessed() {
        session(1, "2026-01-05");
        score(PHQ_9, "2026-01-12", 16);
        assertThat(verdicts(scale(outcome(""), "phq-9"))).allMatch(verdict -> verdict.endsWith("=no-baseline"));
    }

    @Test
    void answersOfSampledCoursesComeWithTheirQuestionAboutSuicide() {
        SampledCourses samples = new SampledCourses(server, SEED);
        String sampled = samples.stored(samples.transaction(CarePlanStatus.COMPLETED, 1));
        JsonNode outcome =
                Asked.get(server, "/" + sampled + "/$ipt-outcome").body().at("/parameter/0");
        int scores = server.total("/Observation?based-on=" + sampled + "&code=http://loinc.org%7C" + PHQ_9);
        assertThat(all(scale(outcome, "phq-9"), "score")).hasSizeBetween(1, scores);
        assertThat(all(outcome, "safety")).hasSizeBetween(1, scores);
        String patientOfSample = Asked.get(server, "/" + sampled).at("/subject/reference");
        Asked ofPatient = Asked.get(server, "/" + patientOfSample + "/$ipt-outcome?instrument=gad-7");
        assertThat(ofPatient.body().at("/parameter"))
                .anySatisfy(each -> assertThat(value(each, "course")
                                .at("/valueReference/reference")
                                .asText())
                        .isEqualTo(sampled));
        assertThat(ofPatient.answer().body()).doesNotContain("\"phq-9\"");
    }

    @Test
    void whatCannotBeAskedIsRefusedWithWhatCan() {
        Asked unknown = Asked.get(server, "/" + course + "/$ipt-outcome?instrument=mood");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.answer().body()).contains("phq-8, phq-9");
        assertThat(Asked.get(server, "/CarePlan/nowhere/$ipt-outcome").status()).isEqualTo(404);
        assertThat(Asked.get(server, "/Patient/nowhere/$ipt-outcome").status()).isEqualTo(404);
        Asked.put(
                server,
                "CarePlan",
                id + "-2",
                "\"status\":\"draft\",\"intent\":\"plan\",\"subject\":{\"reference\":\"" + patient + "\"}");
        Asked other = Asked.get(server, "/" + course + "-2/$ipt-outcome");
        assertThat(other.status()).isEqualTo(422);
        assertThat(other.answer().body()).contains("is no course of IPT");
    }

    @Test
    void aCourseWithoutScoresIsAnAnswer() {
        assertThat(all(outcome(""), "scale")).isEmpty();
        assertThat(all(outcome("?instrument=phq-9"), "scale")).isEmpty();
        String newcomer = "n" + id;
        Asked.put(server, "Patient", newcomer, "\"active\":true");
        Asked nothing = Asked.get(server, "/Patient/" + newcomer + "/$ipt-outcome");
        assertThat(nothing.status()).isEqualTo(200);
        assertThat(nothing.body().path("parameter")).isEmpty();
    }

    private JsonNode outcome(String query) {
        Asked answer = Asked.get(server, "/" + course + "/$ipt-outcome" + query);
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(200);
        return answer.body().at("/parameter/0");
    }

    private static JsonNode scale(JsonNode outcome, String instrument) {
        return all(outcome, "scale").stream()
                .filter(scale -> value(scale, "instrument")
                        .at("/valueCoding/code")
                        .asText()
                        .equals(instrument))
                .findFirst()
                .orElseThrow();
    }

    private static JsonNode value(JsonNode parameter, String name) {
        return all(parameter, name).get(0);
    }

    private static List<JsonNode> all(JsonNode parameter, String name) {
        return StreamSupport.stream(parameter.path("part").spliterator(), false)
                .filter(part -> part.path("name").asText().equals(name))
                .toList();
    }

    /** Each as its code and the answer, or the reason why there is none. */
    private static List<String> verdicts(JsonNode parameter) {
        List<String> verdicts = new ArrayList<>();
        all(parameter, "verdict").forEach(verdict -> {
            JsonNode answer = verdict.at("/part/1");
            verdicts.add(verdict.at("/part/0/valueCoding/code").asText() + "="
                    + (answer.has("valueBoolean")
                            ? answer.path("valueBoolean").asText()
                            : answer.at("/valueCoding/code").asText()));
        });
        return verdicts;
    }

    private String course(String status, String period, String extension) {
        return """
                "status":"%s","intent":"plan","period":{%s},"extension":[
                {"url":"https://w3id.org/ipt-fhir/StructureDefinition/variant","valueCodeableConcept":{"coding":[
                {"system":"https://w3id.org/ipt-fhir/CodeSystem/variant","code":"ipt"}]}}%s],
                "addresses":[{"display":"Depressive episode"}],
                "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-course"}]}],
                "subject":{"reference":"%s"}""".formatted(status, period, extension, patient);
    }

    private void session(int number, String day) {
        created("Procedure", """
                {"resourceType":"Procedure","extension":[
                {"url":"https://w3id.org/ipt-fhir/StructureDefinition/session-number","valuePositiveInt":%d}],
                "basedOn":[{"reference":"%s"}],"status":"completed",
                "category":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-session"}]},
                "code":{"coding":[{"system":"http://snomed.info/sct","code":"443730003"}]},
                "subject":{"reference":"%s"},"performedDateTime":"%s",
                "performer":[{"actor":{"display":"Dr Keller","type":"Practitioner"}}]}""".formatted(number, course, patient, day));
    }

    private void missed(String day) {
        created("Procedure", """
                {"resourceType":"Procedure","basedOn":[{"reference":"%s"}],"status":"not-done",
                "statusReason":{"text":"No-show"},
                "category":{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-session"}]},
                "subject":{"reference":"%s"},"performedDateTime":"%s"}""".formatted(course, patient, day));
    }

    private String score(String code, String moment, int total) {
        return created("Observation", """
                {"resourceType":"Observation","status":"final","basedOn":[{"reference":"%s"}],
                "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-score"}]}],
                "code":{"coding":[{"system":"http://loinc.org","code":"%s"}]},
                "subject":{"reference":"%s"},"performer":[{"reference":"%s"}],"effectiveDateTime":"%s",
                "valueQuantity":{"value":%d,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}}""".formatted(course, code, patient, patient, moment, total));
    }

    private String created(String type, String resource) {
        Asked answer = Asked.json(server, "POST", "/" + type, resource);
        assertThat(answer.status()).as(answer.answer().body()).isEqualTo(201);
        return answer.header("Location").replaceAll(".*/(\\w+/[^/]+)/_history/.*", "$1");
    }
}

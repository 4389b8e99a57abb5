package org.iptfhir.rest;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.util.List;
import java.util.stream.IntStream;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.Identifier;
import org.hl7.fhir.r4.model.Parameters;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Scores of answers, asked for. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class ExtractTest {
    private static final List<String> ITEMS =
            List.of("44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", "44260-8");
    private static final List<String> ANSWERS = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");
    private static final String EXTRACT = "/QuestionnaireResponse/$extract";

    private final RunningServer server;
    private final FhirContext fhir = FhirContext.forR4Cached();
    private final String patient;

    ExtractTest(RunningServer server) {
        this.server = server;
        Asked created = Asked.json(server, "POST", "/Patient", "{\"resourceType\":\"Patient\",\"active\":true}");
        patient = "Patient/" + created.at("/id");
    }

    @Test
    void givesOfStoredAnswersWhatIsStoredOfThem() {
        String id = Asked.json(server, "POST", "/QuestionnaireResponse", json(phq9(2, 2, 2, 2, 2, 2, 2, 2, 1)))
                .at("/id");
        Asked extracted = Asked.get(server, "/QuestionnaireResponse/" + id + "/$extract");
        assertThat(extracted.status()).as(extracted.answer().body()).isEqualTo(200);
        assertThat(extracted.at("/type")).isEqualTo("transaction");
        assertThat(extracted.entries("/resource/code/coding/0/code")).containsExactly("44261-6", "44260-8");
        assertThat(extracted.at("/entry/0/resource/valueQuantity/value")).isEqualTo("17");
        assertThat(extracted.at("/entry/1/resource/valueCodeableConcept/coding/0/code"))
                .isEqualTo("LA6569-3");
        String search = "/Observation?derived-from=QuestionnaireResponse/" + id + "&_sort=_lastUpdated";
        List<String> stored = Asked.get(server, search).entries("/resource/id");
        assertThat(stored).hasSize(2);
        Asked sentBack = Asked.json(server, "POST", "", extracted.answer().body());
        assertThat(sentBack.status()).as(sentBack.answer().body()).isEqualTo(200);
        assertThat(sentBack.entries("/response/status")).allMatch(status -> status.startsWith("200"));
        assertThat(Asked.get(server, search).entries("/resource/id")).containsExactlyInAnyOrderElementsOf(stored);
    }

    @Test
    void givesTheScoreThatItsSenderHasRecorded() {
        String id = Asked.json(server, "POST", "/QuestionnaireResponse", json(phq9(2, 2, 2, 2, 2, 2, 2, 2, 1)))
                .at("/id");
        String own = recorded(id, "");
        Asked extracted = Asked.get(server, "/QuestionnaireResponse/" + id + "/$extract");
        assertThat(extracted.entries("/resource/code/coding/0/code")).containsExactly("44261-6", "44260-8");
        assertThat(extracted.at("/entry/0/resource/valueQuantity/value")).isEqualTo("17");
        assertThat(extracted.at("/entry/0/request/ifNoneExist")).isEqualTo("_id=" + own);
        assertChangesNothing(extracted, id, own);
    }

    @Test
    void knowsWhatAnotherServerHasComputedByItsIdentifier() {
        String id = Asked.json(server, "POST", "/QuestionnaireResponse", json(phq9(2, 2, 2, 2, 2, 2, 2, 2, 1)))
                .at("/id");
        String identifier = "there-" + id + "-phq-9";
        String computed = recorded(
                id,
                "\"identifier\":[{\"system\":\"https://w3id.org/ipt-fhir/sid/derived-score\",\"value\":\"" + identifier
                        + "\"}],");
        Asked extracted = Asked.get(server, "/QuestionnaireResponse/" + id + "/$extract");
        assertThat(extracted.at("/entry/0/request/url")).contains(identifier);
        assertChangesNothing(extracted, id, computed);
    }

    /** Stores a score of 17, and gives its id. */
    private String recorded(String response, String elements) {
        Asked score = Asked.json(server, "POST", "/Observation", """
                {"resourceType":"Observation",%s"status":"final",
                 "category":[{"coding":[{"system":"https://w3id.org/ipt-fhir/CodeSystem/kind","code":"ipt-score"}]},
                  {"coding":[{"system":"http://terminology.hl7.org/CodeSystem/observation-category","code":"survey"}]}],
                 "code":{"coding":[{"system":"http://loinc.org","code":"44261-6"}]},"subject":{"reference":"%s"},
                 "effectiveDateTime":"2026-02-03T09:50:00+01:00","performer":[{"reference":"%s"}],
                 "derivedFrom":[{"reference":"QuestionnaireResponse/%s"}],
                 "valueQuantity":{"value":17,"unit":"{score}","system":"http://unitsofmeasure.org","code":"{score}"}}""".formatted(elements, patient, patient, response));
        assertThat(score.status()).as(score.answer().body()).isEqualTo(201);
        return score.at("/id");
    }

    private void assertChangesNothing(Asked extracted, String response, String score) {
        String search = "/Observation?derived-from=QuestionnaireResponse/" + response
                + "&status:not=entered-in-error&_sort=_id";
        List<String> before = Asked.get(server, search).entries("/resource/id");
        assertThat(before).hasSize(2).contains(score);
        for (int i = 0; i < 2; i++) {
            Asked sentBack = Asked.json(server, "POST", "", extracted.answer().body());
            assertThat(sentBack.status()).as(sentBack.answer().body()).isEqualTo(200);
            assertThat(sentBack.entries("/response/status")).allMatch(status -> status.startsWith("200"));
        }
        assertThat(Asked.get(server, search).entries("/resource/id")).isEqualTo(before);
    }

    @Test
    void takesParametersThatSayNothingForNoBody() {
        String id = Asked.json(server, "POST", "/QuestionnaireResponse", json(phq9(1, 1, 1, 1, 1, 1, 1, 1, 0)))
                .at("/id");
        Asked extracted = Asked.json(
                server, "POST", "/QuestionnaireResponse/" + id + "/$extract", "{\"resourceType\":\"Parameters\"}");
        assertThat(extracted.status()).as(extracted.answer().body()).isEqualTo(200);
        assertThat(extracted.at("/entry/0/resource/valueQuantity/value")).isEqualTo("8");
    }

    @Test
    void scoresAnswersThatAreOnlySent() {
        QuestionnaireResponse response = phq9(3, 3, 3, 3, 3, 3, 3, 3, 3)
                .setIdentifier(new Identifier()
                        .setSystem("https://hospital.example/answers")
                        .setValue("only-sent"));
        for (Asked extracted : List.of(
                Asked.json(server, "POST", EXTRACT, json(response)),
                Asked.json(server, "POST", EXTRACT, json(asParameter(response))),
                xml(fhir.newXmlParser().encodeResourceToString(asParameter(response))))) {
            assertThat(extracted.status()).as(extracted.answer().body()).isEqualTo(200);
            assertThat(extracted.at("/entry/0/resource/valueQuantity/value")).isEqualTo("27");
            assertThat(extracted.at("/entry/0/resource/interpretation/0/coding/0/code"))
                    .isEqualTo("severe");
            assertThat(extracted.entries("/request/method")).containsExactly("POST", "POST");
            assertThat(extracted.entries("/resource/derivedFrom/0/identifier/value"))
                    .containsExactly("only-sent", "only-sent");
        }
        assertThat(Asked.get(server, "/QuestionnaireResponse?subject=" + patient)
                        .entries("/resource/id"))
                .isEmpty();
        Asked kept = Asked.json(
                server,
                "POST",
                "",
                Asked.json(server, "POST", EXTRACT, json(response)).answer().body());
        assertThat(kept.entries("/response/status")).containsExactly("201 Created", "201 Created");
    }

    @Test
    void givesNoTotalWhereAnAnswerIsMissing() {
        QuestionnaireResponse response = phq9(3, 3, 3, 3, 3, 3, 3, 3, 3);
        response.getItem().remove(0);
        Asked extracted = Asked.json(server, "POST", EXTRACT, json(response));
        assertThat(extracted.at("/entry/0/resource/valueQuantity")).isEmpty();
        assertThat(extracted.at("/entry/0/resource/dataAbsentReason/text"))
                .isEqualTo("1 of 9 scored items are not answered");
    }

    @Test
    void refusesAnswersThatAreNotValidAtTheirPlace() {
        QuestionnaireResponse response = phq9(1, 1, 1, 1, 1, 1, 1, 1, 1);
        response.getItem().get(2).getAnswerFirstRep().setValue(new Coding("http://loinc.org", "LA9999-9", "Always"));
        Asked refused = Asked.json(server, "POST", EXTRACT, json(asParameter(response)));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.at("/issue/0/expression/0")).startsWith("QuestionnaireResponse.item[2]");
    }

    @ParameterizedTest
    @EnumSource(
            value = QuestionnaireResponseStatus.class,
            names = {"INPROGRESS", "STOPPED", "ENTEREDINERROR"})
    void refusesAnswersThatDoNotCount(QuestionnaireResponseStatus status) {
        QuestionnaireResponse response = phq9(1, 1, 1, 1, 1, 1, 1, 1, 1).setStatus(status);
        Asked refused = Asked.json(server, "POST", EXTRACT, json(response));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.says())
                .contains(
                        status == QuestionnaireResponseStatus.ENTEREDINERROR
                                ? "was entered in error"
                                : "is " + status.toCode() + ", so its answers may still change");
    }

    @Test
    void refusesAnswersOfWhichNothingIsScored() {
        QuestionnaireResponse foreign = new QuestionnaireResponse();
        foreign.setStatus(QuestionnaireResponseStatus.COMPLETED);
        assertThat(saysWith422(json(foreign))).contains("does not say in questionnaire", "Questionnaire/phq-9");
        foreign.setQuestionnaire("https://hospital.example/Questionnaire/sleep");
        assertThat(saysWith422(json(foreign)))
                .contains("answers to https://hospital.example/Questionnaire/sleep", "Questionnaire/gad-7");
    }

    @Test
    void refusesWhatHasNoAnswers() {
        assertThat(saysWith("GET", EXTRACT, "", 400)).contains("send a QuestionnaireResponse by POST");
        assertThat(saysWith("POST", EXTRACT, "{\"resourceType\":\"Parameters\"}", 400))
                .contains("no parameter questionnaire-response");
        assertThat(saysWith("GET", "/QuestionnaireResponse/nobody/$extract", "", 404))
                .contains("There is no QuestionnaireResponse/nobody here");
        assertThat(saysWith("POST", "/QuestionnaireResponse/nobody/$extract", json(phq9(1)), 400))
                .contains("send no body");
        assertThat(saysWith422("{\"resourceType\":\"Patient\"}")).contains("QuestionnaireResponse");
    }

    private String saysWith422(String body) {
        return saysWith("POST", EXTRACT, body, 422);
    }

    private String saysWith(String method, String path, String body, int status) {
        Asked refused = Asked.json(server, method, path, body);
        assertThat(refused.status()).as(refused.answer().body()).isEqualTo(status);
        return refused.says();
    }

    private Asked xml(String body) {
        return Asked.of(
                server,
                "POST",
                EXTRACT,
                body,
                "Content-Type",
                "application/fhir+xml",
                "Accept",
                "application/fhir+json");
    }

    private static Parameters asParameter(QuestionnaireResponse response) {
        Parameters parameters = new Parameters();
        parameters.addParameter().setName("questionnaire-response").setResource(response);
        return parameters;
    }

    private String json(Resource resource) {
        return fhir.newJsonParser().setPrettyPrint(true).encodeResourceToString(resource);
    }

    private QuestionnaireResponse phq9(int... weights) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setQuestionnaire("https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0");
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(new Reference(patient));
        response.setSource(new Reference(patient));
        response.setAuthoredElement(new DateTimeType("2026-02-03T09:50:00+01:00"));
        IntStream.range(0, weights.length)
                .forEach(i -> response.addItem()
                        .setLinkId("/" + ITEMS.get(i))
                        .addAnswer()
                        .setValue(new Coding("http://loinc.org", ANSWERS.get(weights[i]), null)));
        return response;
    }
}

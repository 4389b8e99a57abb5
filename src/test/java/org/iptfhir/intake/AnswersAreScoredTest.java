package org.iptfhir.intake;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import ca.uhn.fhir.rest.client.api.IGenericClient;
import ca.uhn.fhir.rest.client.api.ServerValidationModeEnum;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.DateTimeType;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Observation.ObservationStatus;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Quantity;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.QuestionnaireResponse.QuestionnaireResponseStatus;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.RunningServer;
import org.iptfhir.SharedServer;
import org.iptfhir.TestDatabase;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(SharedServer.class)
class AnswersAreScoredTest {
    private static final String LOINC = "http://loinc.org";
    private static final String PHQ_9_TOTAL = "44261-6";
    private static final String PHQ_9_SAFETY = "44260-8";
    private static final List<String> PHQ_9_ITEMS = List.of(
            "44250-9", "44255-8", "44259-0", "44254-1", "44251-7", "44258-2", "44252-5", "44253-3", PHQ_9_SAFETY);
    private static final List<String> ANSWERS = List.of("LA6568-5", "LA6569-3", "LA6570-1", "LA6571-9");

    private final RunningServer server;
    private final IGenericClient client;
    private final Reference patient;

    AnswersAreScoredTest(RunningServer server) {
        this.server = server;
        FhirContext fhir = FhirContext.forR4Cached();
        fhir.getRestfulClientFactory().setServerValidationMode(ServerValidationModeEnum.NEVER);
        fhir.getRestfulClientFactory().setSocketTimeout(60_000);
        client = fhir.newRestfulGenericClient(server.fhir());
        patient = new Reference(client.create()
                .resource(new Patient().setActive(true))
                .execute()
                .getId()
                .toUnqualifiedVersionless());
    }

    @Test
    void yieldsTheScoreAndTheSafetyItem() {
        IdType response = create(phq9(2, 2, 2, 2, 2, 2, 2, 2, 1));
        Observation score = only(response, PHQ_9_TOTAL);
        assertThat(score.getValueQuantity().getValue()).isEqualByComparingTo("17");
        assertThat(score.getInterpretationFirstRep().getCodingFirstRep().getCode())
                .isEqualTo("moderately-severe");
        assertThat(score.getSubject().getReference()).isEqualTo(patient.getReference());
        assertThat(score.getEffectiveDateTimeType().getValueAsString()).isEqualTo("2026-02-03T09:50:00+01:00");
        assertThat(score.getMeta().getSecurity()).extracting(Coding::getCode).contains("R", "MH");
        Observation safety = only(response, PHQ_9_SAFETY);
        assertThat(safety.getValueCodeableConcept().getCodingFirstRep().getCode())
                .isEqualTo("LA6569-3");
    }

    @Test
    void carriesThePointOfTimeOverToTheScore() {
        QuestionnaireResponse followUp = phq9(0, 1, 0, 1, 0, 0, 0, 0, 0);
        followUp.addExtension(
                "https://w3id.org/ipt-fhir/StructureDefinition/timepoint",
                new CodeableConcept(new Coding(
                        "https://w3id.org/ipt-fhir/CodeSystem/timepoint", "follow-up-3m", "Follow-up at 3 months")));
        IdType response = create(followUp);
        Bundle found = client.search()
                .byUrl("Observation?ipt-timepoint=follow-up-3m&patient=" + patient.getReference())
                .returnBundle(Bundle.class)
                .execute();
        assertThat(found.getEntry())
                .extracting(entry -> entry.getResource().getIdElement().getIdPart())
                .containsExactly(only(response, PHQ_9_TOTAL).getIdElement().getIdPart());
    }

    @ParameterizedTest
    @CsvSource({
        "phq-2-jonas, 4",
        "phq-8-jonas, 13",
        "phq-9m-lena, 15",
        "ham-d-17-jonas, 18",
        "qids-sr-16-jonas, 14",
        "epds-mira, 14",
        "who-5-jonas, 32",
        "mspss-jonas, 2.9",
        "loneliness-3-jonas, 7",
        "cgi-s-jonas, 5",
        "cgi-i-jonas, 3"
    })
    void scoresEachInstrumentByItsOwnRule(String example, String total) throws IOException {
        QuestionnaireResponse response = client.getFhirContext()
                .newJsonParser()
                .parseResource(
                        QuestionnaireResponse.class,
                        Files.readString(
                                Path.of("ig/fsh-generated/resources/QuestionnaireResponse-" + example + ".json")));
        response.setId((String) null);
        response.setSubject(patient.copy()).setSource(null).setAuthor(null);
        IdType id = create(response);
        List<Observation> derived = derived(id);
        String instrument = example.replaceFirst("-[a-z]+$", "");
        assertThat(derived)
                .filteredOn(Observation::hasValueQuantity)
                .singleElement()
                .satisfies(score -> {
                    assertThat(score.getValueQuantity().getValue()).isEqualByComparingTo(total);
                    assertThat(score.getMeta().getProfile())
                            .extracting(profile -> profile.getValue().replaceFirst(".*/", ""))
                            .containsExactly("score-" + instrument);
                });
        assertThat(derived)
                .filteredOn(Observation::hasValueCodeableConcept)
                .hasSize(
                        switch (instrument) {
                            case "ham-d-17", "qids-sr-16", "epds" -> 1;
                            case "phq-9m" -> 3;
                            default -> 0;
                        });
    }

    @Test
    void refusesAScoreThatIsAnotherPatients() {
        IdType response = create(phq9(2, 2, 2, 2, 2, 2, 2, 2, 1));
        Reference other = new Reference(client.create()
                .resource(new Patient().setActive(true))
                .execute()
                .getId()
                .toUnqualifiedVersionless());
        Observation score = sendersScore(response, 17).setSubject(other);
        Assertions.assertThatThrownBy(() -> client.create().resource(score).execute())
                .isInstanceOfSatisfying(
                        UnprocessableEntityException.class,
                        refusal -> assertThat(refusal.getResponseBody())
                                .contains(
                                        "\"M06\"",
                                        "Observation.subject",
                                        other.getReference(),
                                        patient.getReference()));
        assertThat(only(response, PHQ_9_TOTAL).getSubject().getReference()).isEqualTo(patient.getReference());
    }

    @Test
    void followsACorrectionOfTheAnswers() {
        QuestionnaireResponse response = phq9(1, 1, 1, 1, 1, 1, 1, 1, 0);
        IdType id = create(response);
        Observation before = only(id, PHQ_9_TOTAL);
        QuestionnaireResponse corrected = phq9(3, 3, 3, 3, 3, 3, 3, 3, 3);
        corrected.setId(id);
        corrected.setStatus(QuestionnaireResponseStatus.AMENDED);
        client.update().resource(corrected).execute();
        Observation after = only(id, PHQ_9_TOTAL);
        assertThat(after.getIdElement().getIdPart())
                .isEqualTo(before.getIdElement().getIdPart());
        assertThat(after.getValueQuantity().getValue()).isEqualByComparingTo("27");
        assertThat(after.getStatus()).isEqualTo(ObservationStatus.AMENDED);
    }

    @Test
    void givesNoTotalWhereAnAnswerIsMissing() {
        QuestionnaireResponse response = phq9(1, 1, 1, 1, 1, 1, 1, 1, 0);
        response.getItem().remove(3);
        Observation score = only(create(response), PHQ_9_TOTAL);
        assertThat(score.hasValue()).isFalse();
        assertThat(score.getDataAbsentReason().getText()).isEqualTo("1 of 9 scored items are not answered");
    }

    @Test
    void marksTheScoreOfARefutedResponseAsEnteredInError() {
        QuestionnaireResponse response = phq9(1, 1, 1, 1, 1, 1, 1, 1, 0);
        IdType id = create(response);
        IdType score = only(id, PHQ_9_TOTAL).getIdElement().toUnqualifiedVersionless();
        response.setId(id);
        response.setStatus(QuestionnaireResponseStatus.ENTEREDINERROR);
        client.update().resource(response).execute();
        assertThat(read(score).getStatus()).isEqualTo(ObservationStatus.ENTEREDINERROR);
    }

    @Test
    void marksTheScoreOfADeletedResponseAsEnteredInError() {
        IdType id = create(phq9(1, 1, 1, 1, 1, 1, 1, 1, 0));
        IdType score = only(id, PHQ_9_TOTAL).getIdElement().toUnqualifiedVersionless();
        client.delete().resourceById(id).execute();
        assertThat(read(score).getStatus()).isEqualTo(ObservationStatus.ENTEREDINERROR);
    }

    @Test
    void leavesItsPlaceToASendersOwnScore() {
        IdType id = create(phq9(1, 1, 1, 1, 1, 1, 1, 1, 0));
        IdType ours = only(id, PHQ_9_TOTAL).getIdElement().toUnqualifiedVersionless();
        IdType senders = (IdType)
                client.create().resource(sendersScore(id, 8)).execute().getId().toUnqualifiedVersionless();
        assertThat(read(ours).getStatus()).isEqualTo(ObservationStatus.ENTEREDINERROR);
        assertThat(only(id, PHQ_9_TOTAL).getIdElement().toUnqualifiedVersionless())
                .isEqualTo(senders);
        client.delete().resourceById(senders).execute();
        assertThat(only(id, PHQ_9_TOTAL).getValueQuantity().getValue()).isEqualByComparingTo("8");
    }

    @Test
    void refusesASendersScoreThatContradictsTheAnswersWithBothNumbers() {
        IdType id = create(phq9(1, 1, 1, 1, 1, 1, 1, 1, 0));
        Assertions.assertThatThrownBy(
                        () -> client.create().resource(sendersScore(id, 4)).execute())
                .isInstanceOf(UnprocessableEntityException.class)
                .hasMessageContaining("says 4")
                .hasMessageContaining("come to 8");
        assertThat(only(id, PHQ_9_TOTAL).getValueQuantity().getValue()).isEqualByComparingTo("8");
    }

    @Test
    void scoresEachResponseOfAWholeCourseOnce() throws IOException {
        String course = Files.readString(Path.of("ig/input/examples/Bundle-grief-course.json"))
                .replace("ipt-fhir/example/", "ipt-fhir/example/twice/"); // nobody else sends these
        assertThat(server.post("", course).statusCode()).isEqualTo(200);
        assertThat(server.post("", course).statusCode()).isEqualTo(200);
        Bundle responses = client.search()
                .byUrl("QuestionnaireResponse?_count=200&identifier=https://w3id.org/ipt-fhir/example/twice/record|")
                .returnBundle(Bundle.class)
                .execute();
        assertThat(responses.getEntry()).hasSizeGreaterThan(20);
        responses.getEntry().stream()
                .map(entry -> (QuestionnaireResponse) entry.getResource())
                .filter(response -> response.getQuestionnaire().contains("phq-9"))
                .map(response -> response.getIdElement().toUnqualifiedVersionless())
                .forEach(id -> {
                    only(id, PHQ_9_TOTAL);
                    only(id, PHQ_9_SAFETY);
                });
    }

    private QuestionnaireResponse phq9(int... weights) {
        QuestionnaireResponse response = new QuestionnaireResponse();
        response.setQuestionnaire("https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0");
        response.setStatus(QuestionnaireResponseStatus.COMPLETED);
        response.setSubject(patient.copy());
        response.setAuthoredElement(new DateTimeType("2026-02-03T09:50:00+01:00"));
        for (int i = 0; i < weights.length; i++) {
            response.addItem()
                    .setLinkId("/" + PHQ_9_ITEMS.get(i))
                    .addAnswer()
                    .setValue(new Coding().setSystem(LOINC).setCode(ANSWERS.get(weights[i])));
        }
        return response;
    }

    private Observation sendersScore(IdType response, int value) {
        Observation observation = new Observation();
        observation.setStatus(ObservationStatus.FINAL);
        observation.getCode().addCoding().setSystem(LOINC).setCode(PHQ_9_TOTAL);
        observation.setSubject(patient.copy());
        observation.setEffective(new DateTimeType("2026-02-03T09:50:00+01:00"));
        observation.addDerivedFrom(new Reference(response));
        observation.setValue(new Quantity(value)
                .setUnit("{score}")
                .setSystem("http://unitsofmeasure.org")
                .setCode("{score}"));
        return observation;
    }

    private IdType create(QuestionnaireResponse response) {
        return (IdType) client.create().resource(response).execute().getId().toUnqualifiedVersionless();
    }

    private Observation read(IdType id) {
        return client.read().resource(Observation.class).withId(id).execute();
    }

    private List<Observation> derived(IdType response) {
        return client
                .search()
                .byUrl("Observation?derived-from=" + response.getValue())
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (Observation) entry.getResource())
                .toList();
    }

    /** The one Observation of a response with a code that is not entered in error. */
    private Observation only(IdType response, String code) {
        Bundle found = client.search()
                .byUrl("Observation?derived-from=" + response.getValue() + "&code=" + LOINC + "|" + code
                        + "&status:not=entered-in-error")
                .returnBundle(Bundle.class)
                .execute();
        assertThat(found.getEntry()).as(code + " of " + response.getValue()).hasSize(1);
        return (Observation) found.getEntryFirstRep().getResource();
    }
}

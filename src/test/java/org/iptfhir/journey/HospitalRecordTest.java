package org.iptfhir.journey;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.rest.client.api.IGenericClient;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.Coding;
import org.hl7.fhir.r4.model.Observation;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.TestDatabase;
import org.iptfhir.journey.Exchange.Entry;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A hospital posts what it has, and a therapist a course for one of its patients. */
@Tag(TestDatabase.ON_POSTGRESQL_TOO)
@ExtendWith(Clinic.Shared.class)
class HospitalRecordTest {
    private static final String COURSE = "course-next-to-a-hospital-record";
    private static final String IPT_COURSE = "https://w3id.org/ipt-fhir/CodeSystem/kind|ipt-course";
    private static final String PHQ_9 = "http://loinc.org|44261-6";

    private final Clinic clinic;

    HospitalRecordTest(Clinic clinic) {
        this.clinic = clinic;
    }

    @ParameterizedTest
    @ValueSource(strings = {"hospitals", "practitioners", "gaynelle", "rafael"})
    void isTakenAsTheHospitalSendsIt(String file) {
        assertThat(clinic.hospital(file).entries()).extracting(Entry::status).containsOnly("201 Created");
    }

    @ParameterizedTest
    @ValueSource(strings = {"hospitals", "practitioners", "gaynelle", "rafael"})
    void isGivenBackAsTheHospitalSentIt(String file) {
        Exchange sent = clinic.hospital(file);
        Map<String, String> references = sent.references();
        references.putAll(referencesByIdentifier(clinic.hospital("hospitals")));
        references.putAll(referencesByIdentifier(clinic.hospital("practitioners")));
        for (Entry entry : sent.entries()) {
            assertThat(Json.content(clinic.get(entry.reference())))
                    .as(entry.reference())
                    .isEqualTo(Json.content(Json.withReferences(entry.resource(), references)));
        }
    }

    @Test
    void bringsNoOrganizationTwice() {
        Exchange first = clinic.hospital("hospitals");
        Exchange second = clinic.post(Path.of("src/test/resources/synthea/hospitals.json"));
        assertThat(second.entries()).extracting(Entry::status).containsOnly("200 OK");
        assertThat(second.entries())
                .extracting(Entry::location)
                .containsExactlyElementsOf(
                        first.entries().stream().map(Entry::location).toList());
    }

    @Test
    void standsBesideTheCourseOfATherapist() {
        Exchange hospital = clinic.hospital("gaynelle");
        Exchange therapist = clinic.ehr(COURSE);
        String patient = hospital.patient();
        IGenericClient client = clinic.client();
        CarePlan course = client.read()
                .resource(CarePlan.class)
                .withId(therapist.entry("gaynelle-course").reference())
                .execute();
        assertThat(course.getSubject().getReference()).isEqualTo(patient);
        assertThat(course.getAuthor().getReference())
                .isEqualTo(clinic.hospital("practitioners").entries().get(0).reference());
        assertThat(plans(client, patient, ""))
                .hasSize(hospital.entries("CarePlan").size() + 1);
        assertThat(plans(client, patient, "&category=" + IPT_COURSE))
                .extracting(
                        plan -> plan.getIdElement().toUnqualifiedVersionless().getValue())
                .containsExactly(therapist.entry("gaynelle-course").reference());
        assertThat(plans(client, clinic.hospital("rafael").patient(), "&category=" + IPT_COURSE))
                .isEmpty();
    }

    @Test
    void sharesOneTrajectoryWithTheScoresOfTheCourse() {
        String patient = clinic.hospital("gaynelle").patient();
        Exchange therapist = clinic.ehr(COURSE);
        List<AnswerSheet> sheets = AnswerSheet.of(therapist, "phq-9");
        Bundle found = clinic.client()
                .search()
                .byUrl("Observation?patient=" + patient + "&code=" + PHQ_9 + "&_sort=date")
                .returnBundle(Bundle.class)
                .execute();
        assertThat(found.getEntry())
                .extracting(entry -> (Observation) entry.getResource())
                .extracting(
                        observation -> observation.getValueQuantity().getValue().intValueExact())
                .containsExactly(3, sheets.get(0).total());
    }

    @Test
    void isNotLabelledAsPsychotherapyWhileTheCourseIs() {
        Exchange hospital = clinic.hospital("gaynelle");
        Exchange therapist = clinic.ehr(COURSE);
        for (Entry entry : hospital.entries()) {
            assertThat(clinic.get(entry.reference()).at("/meta/security"))
                    .as(entry.reference())
                    .isEmpty();
        }
        for (String sentWithoutLabels : List.of("gaynelle-course", "gaynelle-goal", "gaynelle-phq-9-1")) {
            Resource kept = (Resource) clinic.client()
                    .read()
                    .resource(therapist
                            .entry(sentWithoutLabels)
                            .resource()
                            .get("resourceType")
                            .asText())
                    .withUrl(clinic.server().fhir() + "/"
                            + therapist.entry(sentWithoutLabels).reference())
                    .execute();
            assertThat(kept.getMeta().getSecurity())
                    .as(sentWithoutLabels)
                    .extracting(Coding::getCode)
                    .containsExactlyInAnyOrder("R", "MH");
        }
    }

    private static List<CarePlan> plans(IGenericClient client, String patient, String more) {
        return client
                .search()
                .byUrl("CarePlan?patient=" + patient + more)
                .returnBundle(Bundle.class)
                .execute()
                .getEntry()
                .stream()
                .map(entry -> (CarePlan) entry.getResource())
                .toList();
    }

    /** References such as {@code Practitioner?identifier=system|value}, as the hospital writes them, and what they become. */
    private static Map<String, String> referencesByIdentifier(Exchange exchange) {
        Map<String, String> references = new HashMap<>();
        for (Entry entry : exchange.entries()) {
            for (JsonNode identifier : entry.resource().path("identifier")) {
                references.put(
                        entry.resource().get("resourceType").asText() + "?identifier="
                                + identifier.get("system").asText() + "|"
                                + identifier.get("value").asText(),
                        entry.reference());
            }
        }
        return references;
    }
}

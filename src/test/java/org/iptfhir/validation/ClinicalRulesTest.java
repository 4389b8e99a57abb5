package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The rules that stand in code, each on a resource that keeps it and on one that breaks it. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class ClinicalRulesTest {
    private static final String BASE = "https://w3id.org/ipt-fhir";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached(), NOON);

    @Test
    void acceptsAsManyPlannedSessionsAsTheVariantHas() {
        assertThat(findings(course("ipt-b", 8))).isEmpty();
    }

    @Test
    void warnsOfMoreSessionsThanTheVariantHas() {
        assertThat(findings(course("ipt-b", 12)))
                .contains("C04 WARNING CarePlan.extension[4].value.ofType(positiveInt)");
    }

    @Test
    void acceptsMoreSessionsWithAReason() {
        ObjectNode course = course("ipt-b", 9);
        extensions(course)
                .addObject()
                .put("url", BASE + "/StructureDefinition/extension-reason")
                .put("valueString", "Her mother died during the course.");
        assertThat(findings(course)).isEmpty();
    }

    @Test
    void saysOnlyOnceThatNoCourseHasSixtySessions() {
        assertThat(findings(course("ipt-b", 60)))
                .containsExactly("C04 ERROR CarePlan.extension[4].value.ofType(positiveInt)");
    }

    @Test
    void warnsOfACourseOfEightSessionsThatTakesAYear() {
        assertThat(findings(period(course("ipt-b", 8), "2025-01-10", "2026-01-10")))
                .containsExactly("C07 WARNING CarePlan.period");
    }

    @Test
    void warnsOfACompletedCourseOfEightSessionsInAWeek() {
        assertThat(findings(period(course("ipt-b", 8), "2026-01-10", "2026-01-16")))
                .containsExactly("C07 WARNING CarePlan.period");
    }

    @Test
    void acceptsThatACourseWasBrokenOffAfterAWeek() {
        ObjectNode course =
                period(course("ipt-b", 8), "2026-01-10", "2026-01-16").put("status", "revoked");
        ((ObjectNode) extensions(course).at("/5/valueCodeableConcept/coding/0"))
                .put("code", "dropout")
                .remove("display");
        assertThat(findings(course)).isEmpty();
    }

    @Test
    void refusesACompletedSessionThatIsStillToCome() {
        assertThat(findings(performed("2026-11-25T14:00:00Z")))
                .containsExactly("S07 ERROR Procedure.performed.ofType(dateTime)");
    }

    @Test
    void readsTheTimeInTheZoneThatTheSenderStates() {
        assertThat(findings(performed("2026-11-25T14:00:00+02:00"))).isEmpty();
        assertThat(findings(performed("2026-11-25T11:00:00-05:00")))
                .containsExactly("S07 ERROR Procedure.performed.ofType(dateTime)");
    }

    @Test
    void acceptsTheDayThatHasBegunSomewhereOnEarth() {
        assertThat(findings(performed("2026-11-26"))).isEmpty();
        assertThat(findings(performed("2026-11-27"))).containsExactly("S07 ERROR Procedure.performed.ofType(dateTime)");
    }

    @Test
    void doesNotJudgeASessionThatWasEnteredInError() {
        assertThat(findings(performed("2027-11-25T14:00:00Z").put("status", "entered-in-error")))
                .isEmpty();
    }

    @Test
    void followsAPerformerToAContainedResource() {
        ObjectNode session = performed("2026-11-25T11:00:00Z");
        session.putArray("contained").addObject().put("resourceType", "Patient").put("id", "self");
        session.putArray("performer").addObject().putObject("actor").put("reference", "#self");
        assertThat(findings(session)).contains("S07 ERROR Procedure.performer[0].actor");
    }

    @Test
    void followsAPerformerToAnEntryOfTheSameBundle() {
        assertThat(findings(bundleWithPerformer("Patient")))
                .contains("S07 ERROR Bundle.entry[0].resource.performer[0].actor");
        assertThat(findings(bundleWithPerformer("Practitioner"))).noneMatch(finding -> finding.startsWith("S07"));
    }

    @Test
    void refusesAProcessNoteWithTheLabelsOfOrdinaryRecords() {
        assertThat(findings(processNote("MH", "R"))).containsExactly("X02 ERROR DocumentReference");
        assertThat(findings(processNote("PSYTHPN", "R"))).containsExactly("X02 ERROR DocumentReference");
    }

    @Test
    void acceptsAProcessNoteWithTheLabelsOfProcessNotes() {
        assertThat(findings(processNote("PSYTHPN", "V"))).isEmpty();
    }

    @Test
    void warnsOfACodeWithTheNameOfAnother() {
        ObjectNode course = course("ipt-b", 8);
        ((ObjectNode) course.at("/category/2/coding/0")).put("display", "Inpatient care plan");
        assertThat(findings(course))
                .containsExactly("Display_Name_for__should_be_one_of__instead_of WARNING"
                        + " CarePlan.category[2].coding[0].display");
    }

    @Test
    void acceptsANameWithSnomedsTagAndInOtherLetters() {
        ObjectNode course = course("ipt-b", 8);
        ((ObjectNode) course.at("/category/2/coding/0")).put("display", "mental health care plan (record artifact)");
        assertThat(findings(course)).isEmpty();
    }

    @Test
    void doesNotJudgeNamesInAnotherLanguage() {
        ObjectNode course = course("ipt-b", 8).put("language", "de-CH");
        ((ObjectNode) course.at("/category/2/coding/0")).put("display", "Psychiatrischer Behandlungsplan");
        assertThat(findings(course)).isEmpty();
    }

    @Test
    void namesAWrongDisplayInAnExtensionByFhirPath() {
        ObjectNode course = course("ipt-b", 8);
        ((ObjectNode) course.at("/extension/1/valueCodeableConcept/coding/0")).put("display", "IPT for adolescents");
        assertThat(findings(course))
                .containsExactly("Display_Name_for__should_be_one_of__instead_of WARNING"
                        + " CarePlan.extension[1].value.ofType(CodeableConcept).coding[0].display");
    }

    private List<String> findings(ObjectNode resource) {
        return validator.validate(Examples.text(resource), ValidationRequest.guideOnly()).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> finding.id() + " " + finding.severity() + " " + finding.expression())
                .toList();
    }

    private static ObjectNode course(String variant, int sessions) {
        ObjectNode course = Examples.read("CarePlan-course-anna-completed");
        for (JsonNode extension : extensions(course)) {
            String url = extension.get("url").asText();
            if (url.endsWith("/variant")) {
                ObjectNode coding = (ObjectNode) extension.at("/valueCodeableConcept/coding/0");
                coding.put("code", variant).remove("display");
            } else if (url.endsWith("/planned-sessions")) {
                ((ObjectNode) extension).put("valuePositiveInt", sessions);
            }
        }
        return course;
    }

    private static ArrayNode extensions(ObjectNode resource) {
        return (ArrayNode) resource.get("extension");
    }

    private static ObjectNode period(ObjectNode course, String start, String end) {
        course.putObject("period").put("start", start).put("end", end);
        return course;
    }

    private static ObjectNode performed(String time) {
        ObjectNode session = Examples.read("Procedure-session-anna-5");
        session.remove("performedPeriod");
        return session.put("performedDateTime", time);
    }

    private static ObjectNode bundleWithPerformer(String type) {
        ObjectNode session = performed("2026-11-25T11:00:00Z");
        session.putArray("performer").addObject().putObject("actor").put("reference", "urn:uuid:" + UUID);
        ObjectNode bundle = session.objectNode().put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        entries.add(entry(session, "Procedure"));
        ObjectNode actor = session.objectNode().put("resourceType", type);
        entries.add(entry(actor, type).put("fullUrl", "urn:uuid:" + UUID));
        return bundle;
    }

    private static final String UUID = "5b3a1f64-2f5e-4d3a-9d51-0c9a3b7c5e10";

    private static ObjectNode entry(ObjectNode resource, String type) {
        ObjectNode entry = resource.objectNode();
        entry.set("resource", resource);
        entry.putObject("request").put("method", "POST").put("url", type);
        return entry;
    }

    private static ObjectNode processNote(String sensitivity, String confidentiality) {
        ObjectNode note =
                Examples.read("Procedure-session-anna-5").objectNode().put("resourceType", "DocumentReference");
        ArrayNode labels = note.putObject("meta").putArray("security");
        labels.addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-ActCode")
                .put("code", sensitivity);
        labels.addObject()
                .put("system", "http://terminology.hl7.org/CodeSystem/v3-Confidentiality")
                .put("code", confidentiality);
        note.put("status", "current");
        note.putObject("type")
                .putArray("coding")
                .addObject()
                .put("system", BASE + "/CodeSystem/kind")
                .put("code", "ipt-process-note");
        note.putObject("subject").put("reference", "Patient/patient-anna");
        note.putArray("content")
                .addObject()
                .putObject("attachment")
                .put("contentType", "text/plain")
                .put("title", "Process note");
        return note;
    }
}

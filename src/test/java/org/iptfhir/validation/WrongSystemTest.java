package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A code that is right under a system that is not: the advice is about the system. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class WrongSystemTest {
    private static final String BASE = "https://w3id.org/ipt-fhir/CodeSystem/";
    private static final String LOINC = "http://loinc.org";

    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached());

    @ParameterizedTest
    @ValueSource(
            strings = {
                BASE + "problem-areas",
                "http://w3id.org/ipt-fhir/CodeSystem/problem-area",
                BASE + "phase",
                "http://hospital.test/areas",
                ""
            })
    void isToldOfAProblemArea(String system) {
        ObjectNode course = Examples.read("CarePlan-course-anna-completed");
        tells(
                course,
                coding(course, BASE + "problem-area", "role-dispute"),
                system,
                BASE + "problem-area",
                Severity.ERROR);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "https://loinc.org",
                "http://loinc.com",
                "urn:oid:2.16.840.1.113883.6.1",
                "http://snomed.info/sct",
                ""
            })
    void isToldOfTheCodeOfAScoreAndOfAnAnswer(String system) {
        ObjectNode score = Examples.read("Observation-score-anna-baseline");
        tells(score, coding(score, LOINC, "44261-6"), system, LOINC, Severity.ERROR);
        ObjectNode response = Examples.read("QuestionnaireResponse-phq-9-anna-baseline");
        tells(response, coding(response, LOINC, "LA6570-1"), system, LOINC, Severity.ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "CarePlan-course-anna-completed, kind, ipt-course, ERROR",
        "CarePlan-phase-anna-initial, phase, initial, ERROR",
        "CarePlan-course-anna-completed, variant, ipt-b, ERROR",
        "Observation-score-anna-baseline, kind, ipt-score, WARNING"
    })
    void isToldOfTheGuidesOwnCodes(String example, String system, String code, Severity severity) {
        ObjectNode resource = Examples.read(example);
        tells(resource, coding(resource, BASE + system, code), BASE + system + "s", BASE + system, severity);
    }

    @Test
    void isWarnedOfWhereTheResourceIsNotRecognisedByIt() {
        ObjectNode course = Examples.read("CarePlan-course-anna-completed");
        course.remove("meta");
        tells(
                course,
                coding(course, BASE + "kind", "ipt-course"),
                "http://hospital.test/kind",
                BASE + "kind",
                Severity.WARNING);
    }

    @Test
    void isNoneOfCodesThatStandBesideTheRightOne() {
        ObjectNode course = Examples.read("CarePlan-course-anna-completed");
        ObjectNode area = coding(course, BASE + "problem-area", "role-dispute");
        ArrayNode codings = (ArrayNode) course.findParents("coding").stream()
                .map(parent -> parent.get("coding"))
                .filter(all -> area.equals(all.get(0)))
                .findFirst()
                .orElseThrow();
        codings.addObject().put("system", "http://hospital.test/areas").put("code", "role-dispute");
        assertThat(findings(course)).noneMatch(finding -> finding.id().equals(WrongSystem.ID));
    }

    @ParameterizedTest
    @CsvSource({
        "http://hospital.test/words, grief",
        "http://hl7.org/fhir/sid/icd-10, C01",
        "http://snomed.info/sct, 35489007",
        "http://loinc.org, 8867-4"
    })
    void isNoneOfWhatMayBeAHospitalsOwn(String system, String code) {
        ObjectNode condition =
                Examples.json("{\"resourceType\":\"Condition\",\"subject\":{\"reference\":\"Patient/1\"},"
                        + "\"code\":{\"coding\":[{\"system\":\"" + system + "\",\"code\":\"" + code + "\"}]}}");
        assertThat(findings(condition)).allMatch(finding -> finding.severity() == Severity.NOTE);
    }

    private void tells(ObjectNode resource, ObjectNode coding, String wrong, String right, Severity severity) {
        if (wrong.isEmpty()) {
            coding.remove("system");
        } else {
            coding.put("system", wrong);
        }
        assertThat(findings(resource)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo(WrongSystem.ID);
            assertThat(finding.severity()).isEqualTo(severity);
            assertThat(finding.message()).contains(coding.get("code").asText(), "is one of " + right);
            assertThat(finding.remedy()).contains("Write " + right + " as the system of the code.");
            assertThat(finding.suggestion()).isEqualTo(Optional.of(right));
            assertThat(finding.expression()).endsWith(wrong.isEmpty() ? ".code" : ".system");
        });
    }

    private List<Finding> findings(ObjectNode resource) {
        return validator.validate(
                ResourceText.json(resource.toString().getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly());
    }

    private static ObjectNode coding(ObjectNode resource, String system, String code) {
        return resource.findParents("system").stream()
                .filter(parent -> parent.path("code").asText().equals(code)
                        && parent.path("system").asText().equals(system))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow();
    }
}

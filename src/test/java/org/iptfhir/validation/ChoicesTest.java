package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** Elements that may have several types end with the type; who leaves it out is told which there are. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class ChoicesTest {
    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached());

    @Test
    void offersTheOneThatFitsTheParts() {
        Finding finding = only("""
                {"resourceType": "Observation", "status": "final", "code": {"text": "x"},
                 "value": {"value": 3, "unit": "h", "system": "http://unitsofmeasure.org", "code": "h"}}""");
        assertThat(finding.message())
                .isEqualTo("FHIR knows no element value in Observation: its name ends with the type of its value.");
        assertThat(finding.suggestion()).contains("valueQuantity");
        assertThat(finding.position()).isEqualTo(new Position(2, 2));
    }

    @Test
    void offersWhatTheGuideAllowsInAScore() {
        Finding finding = unknown("""
                {"resourceType": "Observation", "status": "final", "subject": {"reference": "Patient/1"},
                 "code": {"coding": [{"system": "http://loinc.org", "code": "44261-6"}]},
                 "effectiveDateTime": "2026-02-03T09:50:00+01:00", "performer": [{"reference": "Patient/1"}],
                 "value": 12}""");
        assertThat(finding.suggestion()).contains("valueQuantity");
    }

    @Test
    void namesAllThatASingleValueCanBe() {
        Finding finding = only("""
                {"resourceType": "Condition", "subject": {"reference": "Patient/1"}, "onset": "2026-01-01"}""");
        assertThat(finding.suggestion()).contains("onsetDateTime or onsetString");
        assertThat(finding.remedy()).hasValue("Write the type into the name: onsetDateTime, onsetString.");
        assertThat(only("{\"resourceType\": \"Patient\", \"deceased\": true}").suggestion())
                .contains("deceasedBoolean or deceasedDateTime");
    }

    @Test
    void namesTheTypesOfAnExtensionOfTheGuide() {
        Finding finding = findings("""
                {"resourceType": "Observation", "status": "final", "code": {"text": "x"}, "extension": [
                 {"url": "https://w3id.org/ipt-fhir/StructureDefinition/timepoint", "value": {"text": "baseline"}}]}""").get(0);
        assertThat(finding.suggestion())
                .hasValueSatisfying(meant -> assertThat(meant).startsWith("value"));
    }

    @Test
    void namesSomeOfManyTypes() {
        Finding finding = unknown("""
                {"resourceType": "Patient", "extension": [{"url": "http://hospital.example/x", "value": {"x": 1}}]}""");
        assertThat(finding.suggestion()).isEmpty();
        assertThat(finding.remedy().orElseThrow()).contains("valueBase64Binary", "and so on");
    }

    @Test
    void worksInEntriesAndComponentsAndInXml() {
        assertThat(findings("""
                {"resourceType": "Bundle", "type": "collection", "entry": [{"fullUrl": "urn:uuid:6a2d0a56-6f35-4d3c-b3c3-0d2f1c9f0a11",
                 "resource": {"resourceType": "Observation", "status": "final", "code": {"text": "x"},
                 "component": [{"code": {"text": "y"}, "value": {"coding": []}}]}}]}"""))
                .filteredOn(found -> found.id().equals(EngineMessage.UNKNOWN_PROPERTY))
                .singleElement()
                .satisfies(found -> assertThat(found.suggestion()).contains("valueCodeableConcept"));
        List<Finding> xml = validator.validate(
                ResourceText.xml("<Patient xmlns=\"http://hl7.org/fhir\">\n<deceased value=\"true\"/></Patient>"
                        .getBytes(StandardCharsets.UTF_8)),
                ValidationRequest.guideOnly());
        assertThat(xml)
                .singleElement()
                .satisfies(found -> assertThat(found.suggestion()).contains("deceasedBoolean or deceasedDateTime"));
    }

    @Test
    void tellsOfTwoFormsAtTheSecondWhicheverTheEngineReads() {
        for (String forms : List.of(
                "\"onsetDateTime\": \"2026-01-01\",\n \"onsetString\": \"in winter\"",
                "\"onsetAge\": {\"value\": 3, \"system\": \"http://unitsofmeasure.org\", \"code\": \"a\"},\n"
                        + " \"onsetString\": \"in winter\"")) {
            assertThat(only("{\"resourceType\": \"Condition\", \"subject\": {\"reference\": \"Patient/1\"}, " + forms
                            + "}"))
                    .satisfies(finding -> {
                        assertThat(finding.id()).isEqualTo(TwoForms.ID);
                        assertThat(finding.expression()).isEqualTo("Condition.onset.ofType(string)");
                        assertThat(finding.position()).isEqualTo(new Position(2, 2));
                        assertThat(finding.message())
                                .startsWith("There are both onset")
                                .endsWith(" and onsetString, but only one form of onset[x] is allowed.");
                        assertThat(finding.remedy()).hasValue("Keep one of the two, and remove the other.");
                        assertThat(finding.suggestion()).isEmpty();
                    });
        }
    }

    @Test
    void tellsOfTwoFormsOfAScoreOnce() {
        for (String second : List.of("valueString", "valueCodeableConcept")) {
            ObjectNode score = Examples.read("Observation-score-anna-baseline");
            JsonNode value = second.equals("valueString") ? new TextNode("x") : Examples.json("{\"text\": \"x\"}");
            score.set(second, value);
            assertThat(only(Examples.textOf(score)).id()).isEqualTo(TwoForms.ID);
            JsonNode quantity = score.remove("valueQuantity");
            assertThat(only(Examples.textOf(score.<ObjectNode>set("valueQuantity", quantity)))
                            .expression())
                    .isEqualTo("Observation.value.ofType(Quantity)");
        }
    }

    @Test
    void tellsOfTwoFormsInEntriesAndInXml() {
        assertThat(only("""
                {"resourceType": "Bundle", "type": "collection", "entry": [{"fullUrl": "urn:uuid:6a2d0a56-6f35-4d3c-b3c3-0d2f1c9f0a11",
                 "resource": {"resourceType": "Patient", "deceasedDateTime": "2020-01-01", "deceasedBoolean": true}}]}""").expression()).isEqualTo("Bundle.entry[0].resource.deceased.ofType(boolean)");
        List<Finding> xml = validator.validate(
                ResourceText.xml(("<Patient xmlns=\"http://hl7.org/fhir\"><deceasedDateTime value=\"2020-01-01\"/>\n"
                                + "<deceasedBoolean value=\"true\"/></Patient>")
                        .getBytes(StandardCharsets.UTF_8)),
                ValidationRequest.guideOnly());
        assertThat(xml).singleElement().satisfies(found -> {
            assertThat(found.expression()).isEqualTo("Patient.deceased.ofType(boolean)");
            assertThat(found.position()).isEqualTo(new Position(2, 1));
        });
    }

    private Finding unknown(String json) {
        return findings(json).stream()
                .filter(found -> found.id().equals(EngineMessage.UNKNOWN_PROPERTY))
                .findFirst()
                .orElseThrow();
    }

    private Finding only(String json) {
        List<Finding> findings = findings(json).stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
        assertThat(findings).as(findings.toString()).hasSize(1);
        return findings.get(0);
    }

    private List<Finding> findings(String json) {
        return validator.validate(
                ResourceText.json(json.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly());
    }
}

package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new sender gets wrong first, each told once and with the way to mend it. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class WhatOnlyFollowsTest {
    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached());

    @ParameterizedTest
    @CsvSource({
        "Observation-score-anna-baseline, effectiveDateTime, 2026-01-05T10:00:00, Write the zone",
        "QuestionnaireResponse-phq-9-anna-baseline, authored, 2026-01-05T10:00:00, Write the zone",
        "QuestionnaireResponse-phq-9-anna-baseline, authored, 2026-01-05T10:00, Write the date as"
    })
    void ofATimeWithoutItsZone(String example, String element, String time, String remedy) {
        ObjectNode resource = Examples.read(example).put(element, time);
        assertThat(findings(resource)).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.remedy().orElseThrow()).startsWith(remedy);
        });
    }

    @Test
    void ofAFullUrlThatComesTwice() {
        String url = "urn:uuid:5b1f4c1a-6a4e-4b57-9a44-0a1c9e1f0a01";
        ObjectNode bundle = Examples.json("{}").put("resourceType", "Bundle").put("type", "transaction");
        ArrayNode entries = bundle.putArray("entry");
        for (String family : List.of("a", "b")) {
            ObjectNode entry = entries.addObject().put("fullUrl", url);
            entry.set(
                    "resource",
                    Examples.json("{\"resourceType\":\"Patient\",\"name\":[{\"family\":\"" + family + "\"}]}"));
            entry.putObject("request").put("method", "POST").put("url", "Patient");
        }
        ObjectNode referring = entries.addObject();
        referring.set(
                "resource",
                Examples.json("{\"resourceType\":\"Encounter\",\"status\":\"planned\",\"class\":{\"system\":"
                        + "\"http://terminology.hl7.org/CodeSystem/v3-ActCode\",\"code\":\"AMB\"},\"subject\":{\"reference\":\""
                        + url + "\"},\"serviceProvider\":{\"reference\":\"" + url + "\"}}"));
        referring.putObject("request").put("method", "POST").put("url", "Encounter");
        assertThat(faults(bundle)).containsExactly("bdl-7 Bundle.entry[1].fullUrl");
    }

    @Test
    void ofPlainTextInANarrative() {
        ObjectNode patient = Examples.json(
                "{\"resourceType\":\"Patient\",\"text\":{\"status\":\"generated\",\"div\":\"Anna, 34 years\"}}");
        assertThat(findings(patient)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).isEqualTo("The narrative is no XHTML.");
            assertThat(finding.remedy().orElseThrow()).contains("<div xmlns=\"http://www.w3.org/1999/xhtml\">");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"variant", "planned-sessions", "end-reason"})
    void ofAnExtensionWithoutValue(String id) {
        ObjectNode course = course();
        extension(course, id).retain("url");
        assertThat(findings(course)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).endsWith("/" + id + " has no value.");
            assertThat(finding.remedy()).isPresent();
        });
    }

    @Test
    void ofAForeignExtensionWithoutValue() {
        assertThat(findings(Examples.json(
                        "{\"resourceType\":\"Patient\",\"extension\":[{\"url\":\"http://hospital.test/x\"}]}")))
                .extracting(Finding::id, Finding::expression)
                .containsExactly(org.assertj.core.groups.Tuple.tuple("ext-1", "Patient.extension[0]"));
    }

    @Test
    void ofAProblemAreaWithoutItsParts() {
        ObjectNode course = course();
        ObjectNode area = extension(course, "problem-area");
        area.set("valueCodeableConcept", area.at("/extension/0/valueCodeableConcept"));
        area.remove("extension");
        assertThat(findings(course)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("made of parts");
            assertThat(finding.remedy().orElseThrow()).contains("code (valueCodeableConcept) and rank (valueCode)");
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 8})
    void ofAnEmptyListOfAnswers(int item) {
        ObjectNode response = response();
        ((ObjectNode) response.at("/item/" + item)).putArray("answer");
        assertThat(faults(response))
                .containsExactly("Unreadable_Value QuestionnaireResponse.item[" + item + "].answer");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"valueCode\": \"LA6570-1\"} # valueCoding",
                "{\"valueCodeableConcept\": {\"coding\": [{\"code\": \"LA6570-1\"}]}} # valueCoding",
                "{\"valuePositiveInt\": 2} # valueDecimal or valueInteger or valueQuantity"
            })
    void ofAnAnswerOfATypeThatAnswersDoNotHave(String answer, String meant) {
        ObjectNode response = response();
        ((ArrayNode) response.at("/item/0/answer")).set(0, Examples.json(answer));
        assertThat(findings(response)).singleElement().satisfies(finding -> {
            assertThat(finding.message()).contains("a value there has another type");
            assertThat(finding.suggestion()).contains(meant);
        });
    }

    @Test
    void ofAnExtensionOfAnotherShape() {
        ObjectNode otherType = course();
        extension(otherType, "variant").put("valueCode", "ipt-b").remove("valueCodeableConcept");
        tells(otherType, "CarePlan.extension[1]", "Write valueCodeableConcept");
        ObjectNode parts = course();
        inner(extension(parts, "variant")).remove("valueCodeableConcept");
        tells(parts, "CarePlan.extension[1]", "in place of those within it");
        ObjectNode both = course();
        inner(extension(both, "variant"));
        tells(both, "CarePlan.extension[1].extension[0]", "but not both");
    }

    private static ObjectNode inner(ObjectNode extension) {
        extension.putArray("extension").addObject().put("url", "code").put("valueCode", "ipt-b");
        return extension;
    }

    @Test
    void ofAMisspeltPartOfAProblemArea() {
        ObjectNode course = course();
        ((ObjectNode) extension(course, "problem-area").at("/extension/1")).put("url", "rnk");
        assertThat(findings(course)).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("CarePlan.extension[0].extension[1]");
            assertThat(finding.remedy()).contains("Use one of code, rank, subcode as the url.");
            assertThat(finding.suggestion()).contains("rank");
        });
    }

    @Test
    void ofAReferenceThatStandsOneLevelTooHigh() {
        ObjectNode session = Examples.read("Procedure-session-anna-5");
        session.set("performer", session.arrayNode().add(session.at("/performer/0/actor")));
        tells(session, "Procedure.performer[0].reference", "Write it within actor");
    }

    @Test
    void ofAnEmptyReferenceAndOfAStatusThatIsNoString() {
        ObjectNode course = course();
        course.putObject("subject").put("reference", "");
        tells(course, "CarePlan.subject.reference", "Give a value");
        tells(
                Examples.read("Observation-score-anna-baseline").put("status", 1),
                "Observation.status",
                "Write the value in double quotes");
    }

    @Test
    void ofAWrongBandWithAName() {
        ObjectNode score = Examples.read("Observation-score-anna-baseline");
        ((ObjectNode) score.at("/interpretation/0/coding/0")).put("code", "severe");
        assertThat(faults(score)).containsExactly("M05 Observation.interpretation[0].coding[0].code");
    }

    @Test
    void ofAContainedResourceWithoutId() {
        ObjectNode score = Examples.read("Observation-score-anna-baseline");
        score.putArray("contained").add(Examples.json("{\"resourceType\":\"Practitioner\",\"active\":true}"));
        score.putArray("performer").addObject().put("reference", "#p");
        tells(score, "Observation.contained[0]", "Give the contained resource an id");
    }

    @Test
    void ofAFullUrlThatIsNone() {
        ObjectNode bundle = Examples.json("{}").put("resourceType", "Bundle").put("type", "collection");
        ArrayNode entries = bundle.putArray("entry");
        entries.addObject()
                .put("fullUrl", "urn:uuid:5b1f4c1a-6a4e-4b57-9a44-0a1c9e1f0a01")
                .set("resource", Examples.json("{\"resourceType\":\"Patient\",\"active\":true}"));
        entries.addObject()
                .put("fullUrl", "patient-2")
                .set("resource", Examples.json("{\"resourceType\":\"Patient\",\"active\":true}"));
        tells(bundle, "Bundle.entry[1].fullUrl", "urn:uuid:");
    }

    private void tells(ObjectNode resource, String expression, String remedy) {
        assertThat(findings(resource)).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.expression()).isEqualTo(expression);
            assertThat(finding.remedy().orElseThrow()).contains(remedy);
        });
    }

    private List<Finding> findings(ObjectNode resource) {
        return validator.validate(
                ResourceText.json(resource.toString().getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly());
    }

    private List<String> faults(ObjectNode resource) {
        return findings(resource).stream()
                .map(finding -> finding.id() + " " + finding.expression())
                .toList();
    }

    private static ObjectNode course() {
        return Examples.read("CarePlan-course-anna-completed");
    }

    private static ObjectNode response() {
        return Examples.read("QuestionnaireResponse-phq-9-anna-baseline");
    }

    private static ObjectNode extension(ObjectNode course, String id) {
        for (JsonNode extension : course.get("extension")) {
            if (extension.get("url").asText().endsWith("/" + id)) {
                return (ObjectNode) extension;
            }
        }
        throw new AssertionError("No extension " + id);
    }
}

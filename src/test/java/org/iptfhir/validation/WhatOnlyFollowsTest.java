package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a new sender gets wrong first, each told once and with the way to mend it. */
@TestInstance(Lifecycle.PER_CLASS)
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

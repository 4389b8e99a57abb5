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
import org.junit.jupiter.params.provider.ValueSource;

/** Each fault is told once, at its place, with advice that mends it. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class PlacesOfFaultsTest {
    private static final String SNOMED = "http://snomed.info/sct";
    private static final String ABSENT = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached());

    @Test
    void tellsOnceOfAnIntentThatIsNoText() {
        assertThat(faults(course().put("intent", 3))).containsExactly("Unreadable_Value ERROR CarePlan.intent");
    }

    @Test
    void tellsOnceOfAnIntentWithAnotherAttribute() {
        String text = """
                <CarePlan xmlns="http://hl7.org/fhir">
                  <meta>
                    <security><system value="http://terminology.hl7.org/CodeSystem/v3-Confidentiality"/><code value="R"/></security>
                    <security><system value="http://terminology.hl7.org/CodeSystem/v3-ActCode"/><code value="MH"/></security>
                  </meta>
                  <status value="active"/>
                  <intent val="plan"/>
                  <category><coding>
                    <system value="https://w3id.org/ipt-fhir/CodeSystem/kind"/><code value="ipt-course"/>
                  </coding></category>
                  <subject><reference value="Patient/1"/></subject>
                  <period><start value="2026-01-01"/></period>
                </CarePlan>""";
        assertThat(shown(xml(text))).containsExactly("Unreadable_Value ERROR CarePlan.intent");
    }

    @Test
    void tellsOnceOfAQuestionnaireThatIsNoText() {
        assertThat(shown(all(response().put("questionnaire", 5))))
                .containsExactly("Unreadable_Value ERROR QuestionnaireResponse.questionnaire");
    }

    @Test
    void tellsOnceOfAQuestionnaireThatIsNoCanonical() {
        assertThat(all(response().put("questionnaire", "phq-9")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy().orElseThrow())
                        .contains("https://w3id.org/ipt-fhir/Questionnaire/phq-9"));
    }

    /** The engine passes over the answers of nested items when it is asked for a profile alone. */
    @Test
    void tellsOfAnAnswerBelowANestedItem() {
        ObjectNode inventory = Examples.read("QuestionnaireResponse-inventory-anna");
        ObjectNode answer = (ObjectNode) inventory.at("/item/1/item/1/answer/0");
        ((ObjectNode) answer.path("valueCoding")).putObject("_code").put("id", "");
        answer.putArray("extension").addObject().put("valueString", "without a url");
        assertThat(faults(inventory))
                .containsExactlyInAnyOrder(
                        "Type_Specific_Checks_DT_Primitive_NotEmpty ERROR"
                                + " QuestionnaireResponse.item[1].item[1].answer[0].value.ofType(Coding).code.id",
                        "Extension_EXT_Url_NotFound ERROR"
                                + " QuestionnaireResponse.item[1].item[1].answer[0].extension[0]");
    }

    @Test
    void tellsOnceOfAPerformerThatCannotBeOne() {
        assertThat(faults(session("Condition/3")))
                .containsExactly("Reference_Target_Type ERROR Procedure.performer[0].actor.reference");
    }

    @ParameterizedTest
    @ValueSource(strings = {"RelatedPerson/Practitioner-mum", "Patient/PractitionerRole"})
    void readsTheTypeOfAPerformerAndNotItsId(String performer) {
        assertThat(faults(session(performer))).containsExactly("S07 ERROR Procedure.performer[0].actor");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Practitioner/1",
                "PractitionerRole/1",
                "https://example.org/fhir/Practitioner/1",
                "Practitioner?identifier=http://example.org|1",
                "urn:uuid:5b3a1f64-2f5e-4d3a-9d51-0c9a3b7c5e10"
            })
    void acceptsEveryWayToReferToAPractitioner(String performer) {
        assertThat(faults(session(performer))).isEmpty();
    }

    @Test
    void namesTheTechniqueOfASessionThatDidNotTakePlace() {
        ObjectNode session = session("Practitioner/1").put("status", "not-done");
        session.putObject("statusReason").put("text", "No-show");
        ArrayNode extensions = (ArrayNode) session.get("extension");
        int technique = -1;
        for (int i = extensions.size() - 1; i >= 0; i--) {
            if (extensions.get(i).get("url").asText().endsWith("/session-number")) {
                extensions.remove(i);
            }
        }
        for (int i = 0; i < extensions.size() && technique < 0; i++) {
            if (extensions.get(i).get("url").asText().endsWith("/technique")) {
                technique = i;
            }
        }
        assertThat(faults(session)).containsExactly("S08 ERROR Procedure.extension[" + technique + "]");
    }

    @Test
    void namesTheGroupThatAScoreIsAbout() {
        ObjectNode score = Examples.read("Observation-score-anna-baseline");
        score.putObject("subject").put("reference", "Group/1");
        assertThat(faults(score)).containsExactly("M06 ERROR Observation.subject.reference");
    }

    @Test
    void namesTheItemThatIsOutOfOrder() {
        ObjectNode response = response();
        ArrayNode items = (ArrayNode) response.get("item");
        items.insert(0, items.remove(2));
        assertThat(all(response)).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("QuestionnaireResponse.item[1]");
            assertThat(finding.position().line()).isGreaterThan(1);
            assertThat(finding.message()).contains(items.get(1).get("linkId").asText());
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<Patient xmlns=\"http://hl7.org/fhir\">\n", "<Patient xmlns=\"http://hl7.org/fhir\">", "\n"})
    void countsLinesAndColumnsFromOneWhereAnEndIsMissing(String text) {
        assertThat(xml(text)).singleElement().satisfies(finding -> {
            assertThat(finding.position().line()).isPositive();
            assertThat(finding.position().column()).isPositive();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"category", "activity"})
    void saysWhatAPlanWithSnomedsCodeOfIptLacks(String element) {
        ObjectNode plan = Examples.json("""
                {"resourceType": "CarePlan", "status": "active", "intent": "plan", "subject": {"reference": "Patient/1"}}
                """);
        ObjectNode first = plan.putArray(element).addObject();
        ObjectNode concept = element.equals("category")
                ? first
                : first.putObject("detail").put("status", "scheduled").putObject("code");
        concept.putArray("coding").addObject().put("system", SNOMED).put("code", "443730003");
        assertThat(all(plan)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("C01");
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.expression()).startsWith("CarePlan." + element + "[0]");
            assertThat(finding.remedy().orElseThrow()).contains("ipt-course");
        });
    }

    @Test
    void saysNothingMoreOfACourseWithSnomedsCodeOfIpt() {
        ObjectNode course = course();
        ((ArrayNode) course.get("category"))
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", SNOMED)
                .put("code", "443730003");
        assertThat(shown(all(course))).noneMatch(finding -> finding.startsWith("C01"));
    }

    @Test
    void endsTheWarningOfAnUnansweredItemAsItAdvises() {
        ObjectNode response = response();
        ObjectNode item = itemNine(response);
        item.remove("answer");
        removeTotal(response);
        assertThat(all(response))
                .filteredOn(finding -> finding.id().equals("M08"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy().orElseThrow()).contains(ABSENT, "asked-declined"));
        item.putArray("answer")
                .addObject()
                .putArray("extension")
                .addObject()
                .put("url", ABSENT)
                .put("valueCode", "asked-declined");
        assertThat(faults(response)).isEmpty();
    }

    @Test
    void speaksOfElementsThatAResponseHas() {
        ObjectNode response = response();
        ((ObjectNode) response.at("/item/0")).remove("answer");
        assertThat(all(response))
                .filteredOn(finding -> finding.id().equals("M04"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy().orElseThrow()).doesNotContain("dataAbsentReason"));
    }

    @Test
    void saysHowToMendAReferenceToAContainedResourceOfAnotherType() {
        ObjectNode observation = Examples.json("""
                {"resourceType": "Observation", "status": "final", "code": {"text": "x"},
                 "contained": [{"resourceType": "Practitioner", "id": "p"}], "subject": {"reference": "#p"}}
                """);
        assertThat(all(observation)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("Reference_REF_BadTargetType");
            assertThat(finding.remedy()).isPresent();
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"06 12 34 56 78", "Ana, 06.12.34.56.78", "0612345678"})
    void warnsOfAFrenchTelephoneNumber(String label) {
        assertThat(faults(inventory(label)))
                .singleElement()
                .asString()
                .startsWith("I06 WARNING QuestionnaireResponse.item[");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sister, 10 20 30 40 50", "brother (03 of 05)"})
    void acceptsOtherNumbersInALabel(String label) {
        assertThat(faults(inventory(label))).isEmpty();
    }

    private static ObjectNode inventory(String label) {
        ObjectNode inventory = Examples.read("QuestionnaireResponse-inventory-anna");
        for (JsonNode item : inventory.findParents("linkId")) {
            if (item.get("linkId").asText().equals("person-label")) {
                ((ObjectNode) item).putArray("answer").addObject().put("valueString", label);
                return inventory;
            }
        }
        throw new AssertionError("There is no label");
    }

    private static ObjectNode itemNine(ObjectNode response) {
        for (JsonNode item : response.get("item")) {
            if (item.get("linkId").asText().equals("/44260-8")) {
                return (ObjectNode) item;
            }
        }
        throw new AssertionError("There is no item 9");
    }

    private static void removeTotal(ObjectNode response) {
        ArrayNode items = (ArrayNode) response.get("item");
        for (int i = items.size() - 1; i >= 0; i--) {
            if (items.get(i).get("linkId").asText().equals("/44261-6")) {
                items.remove(i);
            }
        }
    }

    private static ObjectNode course() {
        return Examples.read("CarePlan-course-anna-completed");
    }

    private static ObjectNode response() {
        return Examples.read("QuestionnaireResponse-phq-9-anna-baseline");
    }

    private static ObjectNode session(String performer) {
        ObjectNode session = Examples.read("Procedure-session-anna-5");
        session.putArray("performer").addObject().putObject("actor").put("reference", performer);
        return session;
    }

    private List<Finding> all(ObjectNode resource) {
        return validator.validate(Examples.text(resource), ValidationRequest.guideOnly());
    }

    private List<Finding> xml(String text) {
        return validator.validate(
                ResourceText.xml(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly());
    }

    private List<String> faults(ObjectNode resource) {
        return shown(all(resource).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .toList());
    }

    private static List<String> shown(List<Finding> findings) {
        return findings.stream()
                .map(finding -> finding.id() + " " + finding.severity() + " " + finding.expression())
                .toList();
    }
}

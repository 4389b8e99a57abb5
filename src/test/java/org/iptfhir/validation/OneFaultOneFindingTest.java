package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A sender who mends one fault should not be told of it twice; what FHIR allows is no fault at all. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class OneFaultOneFindingTest {
    private static final String BASE = "https://w3id.org/ipt-fhir";
    private static final String ONLY_AN_EXTENSION =
            "{\"extension\": [{\"url\": \"http://hl7.org/fhir/StructureDefinition/data-absent-reason\","
                    + " \"valueCode\": \"unknown\"}]}";

    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached());

    @ParameterizedTest
    @ValueSource(strings = {"\\u0000", "\\u0001", "\\b", "\\u001f", "\\ud800", "\\uffff"})
    void refusesAnEscapedCharacterThatXmlCannotHold(String escape) {
        assertThat(json("{\"resourceType\": \"Patient\",\n \"name\": [{\"family\": \"a" + escape + "b\"}]}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("Text_Control_Character");
                    assertThat(finding.expression()).isEqualTo("Patient.name.family");
                    assertThat(finding.position()).isEqualTo(new Position(2, 22));
                    assertThat(finding.remedy()).isPresent();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"2019-11-31", "12.11.2019"})
    void tellsOfADateThatIsNoneAndNotOfWhatWasComparedWithIt(String end) {
        ObjectNode course = Examples.read("CarePlan-course-anna-completed");
        ((ObjectNode) course.get("period")).put("end", end);
        assertThat(json(course.toString())).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("CarePlan.period.end");
            assertThat(finding.message()).contains(end).doesNotContain("log:", "format: 'Invalid");
            assertThat(finding.remedy().orElseThrow()).contains("YYYY-MM-DD");
        });
    }

    @ParameterizedTest
    @CsvSource({
        "'{\"resourceType\":\"Patient\",\"name\":[{\"family\":\" \"}]}', Patient.name[0].family",
        "'{\"resourceType\":\"Patient\",\"identifier\":[{\"system\":\"\\t\",\"value\":\"1\"}]}',"
                + " Patient.identifier[0].system",
        "'{\"resourceType\":\"Patient\",\"maritalStatus\":{\"coding\":[{\"system\":\" \",\"code\":\"M\"}]}}',"
                + " Patient.maritalStatus.coding[0].system",
        "'{\"resourceType\":\"Patient\",\"gender\":\" \"}', Patient.gender",
        "'{\"resourceType\":\"Patient\",\"birthDate\":\" \"}', Patient.birthDate"
    })
    void refusesAValueThatIsNothingButBlanks(String text, String place) {
        assertThat(json(text)).singleElement().satisfies(finding -> {
            assertThat(finding.isError()).isTrue();
            assertThat(finding.expression()).isEqualTo(place);
            assertThat(finding.remedy().orElseThrow()).contains("leave the element out");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"1e1000000", "1e-2000"})
    void refusesANumberThatNobodyCanWorkWith(String number) {
        String text = "{\"resourceType\": \"Observation\", \"status\": \"final\", \"code\": {\"text\": \"x\"},\n"
                + " \"valueQuantity\": {\"value\": " + number + "}}";
        assertThat(json(text)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("Text_Number_Too_Long");
            assertThat(finding.expression()).isEqualTo("Observation.value.ofType(Quantity).value");
            assertThat(finding.position()).isEqualTo(new Position(2, 29));
        });
    }

    @Test
    void refusesACharacterThatOnlyXml11Allows() {
        String text = "<?xml version=\"1.1\"?><Patient xmlns=\"http://hl7.org/fhir\"><name>"
                + "<family value=\"a&#x1;b\"/></name></Patient>";
        assertThat(validator.validate(
                        ResourceText.xml(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly()))
                .extracting(Finding::id)
                .containsExactly("Text_Control_Character");
    }

    @Test
    void acceptsLineEndsTabsAndPairsOfSurrogates() {
        assertThat(json("{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"a\\n\\tb\\r\\ud83d\\ude00\"}]}"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"17", "17.0", "17.00"})
    void readsAWholeNumberHoweverItIsWritten(String score) {
        assertThat(faults(score(new BigDecimal(score)))).isEmpty();
    }

    @Test
    void refusesAScoreWithAFraction() {
        assertThat(faults(score(new BigDecimal("17.5"))))
                .containsExactly("M02 Observation.value.ofType(Quantity).value");
    }

    @Test
    void comparesTotalsAsNumbers() {
        ObjectNode response = phq9();
        total(response).set("valueDecimal", DecimalNode.valueOf(new BigDecimal("17.0")));
        assertThat(faults(response))
                .containsExactly("I08 QuestionnaireResponse.item[10].answer[0].value.ofType(decimal)");
    }

    @Test
    void acceptsFractionsOfASecond() {
        assertThat(json("{\"resourceType\": \"Observation\", \"status\": \"final\", \"code\": {\"text\": \"x\"},"
                        + " \"valueTime\": \"10:00:00.000\"}"))
                .isEmpty();
        assertThat(json("{\"resourceType\": \"Observation\", \"status\": \"final\", \"code\": {\"text\": \"x\"},"
                        + " \"valueTime\": \"25:00:00.000\"}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy()).isPresent());
    }

    @Test
    void acceptsAnExtensionInPlaceOfAValue() {
        assertThat(json("{\"resourceType\": \"Patient\", \"_gender\": " + ONLY_AN_EXTENSION + "}"))
                .isEmpty();
        assertThat(json("{\"resourceType\": \"Observation\", \"_status\": " + ONLY_AN_EXTENSION
                        + ", \"code\": {\"text\": \"x\"}}"))
                .isEmpty();
    }

    @Test
    void refusesARecordOfIptWithoutItsState() {
        ObjectNode score = Examples.read("Observation-score-anna-baseline");
        score.remove("status");
        score.putObject("_status")
                .putArray("extension")
                .addObject()
                .put("url", "http://hl7.org/fhir/StructureDefinition/data-absent-reason")
                .put("valueCode", "unknown");
        assertThat(faults(score)).containsExactly("Terminology_TX_Code_ValueSet_MISSING Observation.status");
    }

    @Test
    void tellsOfAnAnswerThatCannotBeReadButNotThatItsItemIsUnanswered() {
        for (String answer : List.of(
                "{\"valueCoding\": {\"system\": \"http://loinc.org\", \"code\": \"LA9999-9\"}}",
                "{\"valueCoding\": {\"system\": \"http://hospital.test\", \"code\": \"LA6569-3\"}}",
                "{\"valueCoding\": {\"code\": \"LA6569-3\"}}",
                "{\"valueString\": \"often\"}")) {
            ObjectNode response = phq9();
            ((ArrayNode) response.at("/item/0/answer")).set(0, Examples.json(answer));
            assertThat(faults(response))
                    .as(answer)
                    .singleElement(InstanceOfAssertFactories.STRING)
                    .matches("(I08|Code_Of_Another_System) QuestionnaireResponse\\.item\\[0]\\.answer\\[0]\\.value.*");
        }
    }

    @Test
    void tellsOfAWrongLinkIdButNotThatTheRightOneIsMissing() {
        ObjectNode response = phq9();
        ((ObjectNode) response.at("/item/8")).put("linkId", "/44260-9");
        assertThat(faults(response)).containsExactly("I08 QuestionnaireResponse.item[8]");
    }

    @Test
    void tellsOfAnItemThatIsMissingBesideAWrongLinkId() {
        ObjectNode response = phq9();
        ((ObjectNode) response.at("/item/0")).put("linkId", "/44250-8");
        ((ArrayNode) response.get("item")).remove(1);
        assertThat(faults(response))
                .containsExactlyInAnyOrder(
                        "I08 QuestionnaireResponse.item[0]",
                        "M04 QuestionnaireResponse.item[9].answer[0].value.ofType(integer)");
    }

    @Test
    void tellsOfAnItemThatStandsTwice() {
        ObjectNode response = phq9();
        ((ArrayNode) response.get("item")).insert(1, response.at("/item/0").deepCopy());
        assertThat(faults(response)).containsExactly("I08 QuestionnaireResponse.item[1]");
    }

    @Test
    void tellsOfAnUnknownQuestionnaireAtItsName() {
        assertThat(faults(phq9().put("questionnaire", BASE + "/Questionnaire/phq9")))
                .containsExactly("I07 QuestionnaireResponse.questionnaire");
    }

    @ParameterizedTest
    @ValueSource(ints = {28, -1})
    void judgesNoBandOfAScoreOutOfRange(int score) {
        ObjectNode observation = Examples.read("Observation-score-anna-baseline");
        ((ObjectNode) observation.get("valueQuantity")).put("value", score);
        assertThat(faults(observation)).containsExactly("M02 Observation.value.ofType(Quantity).value");
    }

    @Test
    void tellsOfAnUnknownBandButNotThatItIsTheWrongOne() {
        ObjectNode observation = Examples.read("Observation-score-anna-baseline");
        ((ObjectNode) observation.at("/interpretation/0/coding/0"))
                .put("code", "awful")
                .remove("display");
        assertThat(faults(observation))
                .containsExactly("Terminology_PassThrough_TX_Message Observation.interpretation[0].coding[0].code");
    }

    @Test
    void tellsOfAWrongUnitOnce() {
        ObjectNode observation = Examples.read("Observation-score-anna-baseline");
        ((ObjectNode) observation.get("valueQuantity")).put("code", "score");
        assertThat(faults(observation)).containsExactly("M03 Observation.value.ofType(Quantity)");
        ((ObjectNode) observation.get("valueQuantity")).put("code", "{score}").remove("system");
        assertThat(faults(observation)).containsExactly("M03 Observation.value.ofType(Quantity)");
    }

    @Test
    void tellsOfAnExtensionOfAnotherTypeOnce() {
        ObjectNode course = Examples.read("CarePlan-course-anna-completed");
        for (JsonNode extension : course.get("extension")) {
            if (extension.get("url").asText().endsWith("/planned-sessions")) {
                ((ObjectNode) extension).put("valueString", "8").remove("valuePositiveInt");
            }
        }
        assertThat(faults(course)).containsExactly("Extension_EXT_Type CarePlan.extension[4]");
    }

    @Test
    void tellsOfAnEmptyStringOnce() {
        assertThat(faults(json("{\"resourceType\": \"Patient\", \"name\": [{\"family\": \"\"}]}")))
                .containsExactly("Type_Specific_Checks_DT_Primitive_NotEmpty Patient.name[0].family");
    }

    @Test
    void tellsOfAScriptInANarrativeOnce() {
        assertThat(faults(json("{\"resourceType\": \"Patient\", \"text\": {\"status\": \"generated\", \"div\":"
                        + " \"<div xmlns=\\\"http://www.w3.org/1999/xhtml\\\"><script>alert(1)</script></div>\"}}")))
                .containsExactly("XHTML_XHTML_Element_Illegal Patient.text.div");
    }

    @Test
    void tellsOfAReferenceToNothingOnce() {
        assertThat(faults(json("{\"resourceType\": \"Patient\", \"managingOrganization\": {\"reference\": \"#zzz\"}}")))
                .containsExactly("Reference_REF_CantResolve Patient.managingOrganization");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\"type\": \"transactoin\","})
    void tellsOfABundleWithoutTypeOnce(String type) {
        assertThat(json("{\"resourceType\": \"Bundle\", " + type + " \"entry\": [{\"resource\":"
                        + " {\"resourceType\": \"Patient\", \"gender\": \"female\"},"
                        + " \"request\": {\"method\": \"POST\", \"url\": \"Patient\"}}]}"))
                .hasSize(1);
    }

    @Test
    void tellsThatAClaimedProfileIsForAnotherType() {
        ObjectNode observation = Examples.read("Observation-score-anna-baseline");
        ((ObjectNode) observation.get("meta")).putArray("profile").add(BASE + "/StructureDefinition/course");
        assertThat(validator.validate(Examples.text(observation), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).isEqualTo("Observation.meta.profile[0]");
                    assertThat(finding.message()).contains("is for CarePlan, not for Observation");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CarePlan-course-anna",
                "CarePlan-phase-anna-initial",
                "Observation-score-anna-baseline",
                "Procedure-session-anna-5",
                "Goal-goal-anna-mood"
            })
    void tellsOfAMisspeltCategoryOnceAndOffersTheRightOnes(String example) {
        ObjectNode resource = Examples.read(example);
        resource.get("category").findParents("system").stream()
                .map(ObjectNode.class::cast)
                .filter(coding -> coding.get("system").asText().startsWith(BASE))
                .forEach(coding ->
                        coding.put("code", coding.get("code").asText() + "e").remove("display"));
        assertThat(validator.validate(Examples.text(resource), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).contains(".category");
                    assertThat(finding.message()).contains("Unknown code");
                    assertThat(finding.suggestion()).isPresent();
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"ipt-course\"", "[\"ipt-course\"]", "{\"text\": \"ipt-course\"}"})
    void tellsOfACategoryOfAnotherShapeOnceAndShowsTheRightOne(String category) {
        ObjectNode course = Examples.read("CarePlan-course-anna");
        course.set("category", Examples.json("{\"x\": " + category + "}").get("x"));
        assertThat(validator.validate(Examples.text(course), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).startsWith("CarePlan.category");
                    assertThat(finding.message()).contains("category is").contains("but must be");
                    assertThat(finding.remedy().orElseThrow())
                            .isEqualTo(
                                    "Write it as \"category\": [{\"coding\": [{\"system\": \"…\", \"code\": \"…\"}]}].");
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"status", "subject", "period"})
    void tellsOfAnElementOfAnotherShapeButNotThatItIsMissing(String name) {
        ObjectNode course = Examples.read("CarePlan-course-anna");
        course.putArray(name).add("x");
        assertThat(faults(course)).containsExactly("Unreadable_Value CarePlan." + name);
    }

    @Test
    void tellsOfAMisshapenScoreButNotThatThereIsNone() {
        ObjectNode score = Examples.read("Observation-score-anna-baseline").put("valueQuantity", 12);
        assertThat(faults(score)).containsExactly("Unreadable_Value Observation.value.ofType(Quantity)");
        score.put("value", 12).remove("valueQuantity");
        assertThat(faults(score)).containsExactly("Unrecognised_Property Observation.value");
    }

    @Test
    void tellsOfAnAnswerThatIsNoneButNotOfItsDisplay() {
        ObjectNode response = phq9();
        ((ObjectNode) response.at("/item/0/answer/0/valueCoding"))
                .put("code", "LA9999-9")
                .put("display", "Sometimes");
        assertThat(faults(response))
                .containsExactly("I08 QuestionnaireResponse.item[0].answer[0].value.ofType(Coding).code");
    }

    @Test
    void tellsOfALinkIdThatComesTwiceButNeitherOfTheOrderNorOfTheMissingOne() {
        ObjectNode response = phq9();
        ((ArrayNode) response.get("item")).add(response.at("/item/0").deepCopy());
        assertThat(faults(response)).containsExactly("I08 QuestionnaireResponse.item[11]");
        ObjectNode doubled = phq9();
        ((ObjectNode) doubled.at("/item/1"))
                .put("linkId", doubled.at("/item/0/linkId").asText());
        assertThat(faults(doubled)).containsExactly("I08 QuestionnaireResponse.item[1]");
    }

    @Test
    void tellsOfAWrongAnswerButNotThatWhatItEnablesIsNotEnabled() {
        ObjectNode response = Examples.read("QuestionnaireResponse-inventory-anna");
        response.findParents("code").stream()
                .map(ObjectNode.class::cast)
                .filter(coding -> coding.get("code").asText().equals("deceased"))
                .findFirst()
                .orElseThrow()
                .put("code", "deceasd")
                .remove("display");
        assertThat(validator.validate(Examples.text(response), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.remedy().orElseThrow()).contains("one of alive, deceased");
                    assertThat(finding.suggestion()).contains("deceased");
                });
    }

    @Test
    void tellsOfAWrongCodeButNotOfTheRuleThatAsksForIt() {
        assertThat(faults(Examples.read("CarePlan-course-anna").put("intent", "plam")))
                .containsExactly("Terminology_TX_NoValid_16 CarePlan.intent");
        ObjectNode course = Examples.read("CarePlan-course-anna");
        ((ObjectNode) course.at("/meta/security/0")).put("code", "RR").remove("display");
        assertThat(faults(course)).containsExactly("Terminology_PassThrough_TX_Message CarePlan.meta.security[0].code");
        ObjectNode consent = Examples.read("Consent-consent-anna");
        ((ObjectNode) consent.at("/scope/coding/0")).put("code", "treatmnt").remove("display");
        assertThat(validator.validate(Examples.text(consent), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.suggestion()).contains("treatment"));
    }

    @Test
    void tellsOfAnEndOfASessionThatIsNoDateButNotThatItIsStillToCome() {
        ObjectNode session = Examples.read("Procedure-session-anna-5");
        ((ObjectNode) session.get("performedPeriod")).put("end", "2026-13-01");
        assertThat(faults(session))
                .containsExactly("Type_Specific_Checks_DT_DateTime_Valid Procedure.performed.ofType(Period).end");
    }

    @Test
    void tellsOfAScoreWithoutCodeOnce() {
        ObjectNode score = Examples.read("Observation-score-anna-baseline");
        score.remove("code");
        assertThat(faults(score)).containsExactly("Validation_VAL_Profile_Minimum Observation");
    }

    @Test
    void tellsOfItemsInTheWrongPlaceOnce() {
        ObjectNode response = phq9();
        ((ObjectNode) response.at("/item/0")).remove("linkId");
        assertThat(faults(response)).containsExactly("Validation_VAL_Profile_Minimum QuestionnaireResponse.item[0]");
        ObjectNode nested = phq9();
        ((ObjectNode) nested.at("/item/0")).putArray("item").add(((ArrayNode) nested.get("item")).remove(1));
        assertThat(faults(nested)).containsExactly("I08 QuestionnaireResponse.item[0]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"active\": \"true\"",
                "\"multipleBirthInteger\": 1.5",
                "\"birthDate\": 2026",
                "\"managingOrganization\": {}",
                "\"name\": []",
                "\"id\": \"a b\"",
                "\"contained\": [{\"resourceType\": \"Organization\", \"id\": \"o\", \"name\": \"x\"}]"
            })
    void saysHowToMendAValueThatCannotBeRead(String element) {
        assertThat(json("{\"resourceType\": \"Patient\", " + element + "}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.message()).doesNotContain("parsing");
                    assertThat(finding.remedy())
                            .isPresent()
                            .get()
                            .isNotEqualTo("Write the value as FHIR's type demands it.");
                });
    }

    @ParameterizedTest
    @CsvSource({
        "CarePlan-course-anna, subject, Practitioner/1",
        "CarePlan-course-anna, subject, Patinet/1",
        "CarePlan-course-anna, addresses, Observation/1",
        "CarePlan-phase-anna-initial, partOf, Procedure/1",
        "Procedure-session-anna-5, basedOn, Observation/1",
        "Observation-score-anna-baseline, derivedFrom, Patient?identifier=x"
    })
    void refusesAReferenceToAnotherTypeOfResource(String example, String element, String reference) {
        ObjectNode resource = Examples.read(example);
        JsonNode wrong = Examples.json("{\"reference\": \"" + reference + "\"}");
        resource.set(
                element, resource.get(element).isArray() ? resource.arrayNode().add(wrong) : wrong);
        assertThat(validator.validate(Examples.text(resource), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("Reference_Target_Type");
                    assertThat(finding.expression()).contains("." + element).endsWith(".reference");
                    assertThat(finding.remedy().orElseThrow()).startsWith("Refer to a resource");
                    assertThat(finding.suggestion().equals(Optional.of("Patient")))
                            .isEqualTo(reference.startsWith("Patinet"));
                });
    }

    private List<Finding> json(String text) {
        return validator.validate(
                ResourceText.json(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly());
    }

    private List<String> faults(ObjectNode resource) {
        return faults(validator.validate(Examples.text(resource), ValidationRequest.guideOnly()));
    }

    private static List<String> faults(List<Finding> findings) {
        return findings.stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> finding.id() + " " + finding.expression())
                .toList();
    }

    private static ObjectNode phq9() {
        return Examples.read("QuestionnaireResponse-phq-9-anna-baseline");
    }

    private static ObjectNode total(ObjectNode response) {
        ObjectNode answer = (ObjectNode) response.at("/item/10/answer/0");
        answer.removeAll();
        return answer;
    }

    private static ObjectNode score(BigDecimal value) {
        ObjectNode observation = Examples.read("Observation-score-anna-baseline");
        ((ObjectNode) observation.get("valueQuantity")).set("value", DecimalNode.valueOf(value));
        observation.remove("interpretation");
        return observation;
    }
}

package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** A finding leads to the token at fault, and says what would be right. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class PlacesAndTextsTest {
    private static final String BASE = "https://w3id.org/ipt-fhir";
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-11-25T12:00:00Z"), ZoneOffset.UTC);

    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached(), NOON);

    @Test
    void leadsToTheNumberOutOfRange() {
        ObjectNode score = Examples.read("Observation-score-anna-baseline");
        ((ObjectNode) score.get("valueQuantity")).put("value", 28);
        leadsTo(score, "M02", "\"value\" : 28");
    }

    @Test
    void leadsToTheBand() {
        ObjectNode score = Examples.read("Observation-score-anna-baseline");
        ((ObjectNode) score.at("/interpretation/0/coding/0"))
                .put("code", "mild")
                .remove("display");
        leadsTo(score, "M05", "\"code\" : \"mild\"");
    }

    @Test
    void leadsToTheSecondPrimaryArea() {
        ObjectNode course = course();
        ((ArrayNode) course.get("extension")).add(area("role-dispute", "primary", "x"));
        leadsTo(course, "C02", "\"valueCode\" : \"primary\"");
    }

    @Test
    void leadsToTheNumberOfSessions() {
        leadsTo(planned(60), "C04", "\"valuePositiveInt\" : 60");
        leadsTo(planned(40), "C04", "\"valuePositiveInt\" : 40");
    }

    @Test
    void leadsToTheWrongCodeOfAConcept() {
        ObjectNode course = course();
        ((ObjectNode) course.at("/extension/1/valueCodeableConcept/coding/0")).put("code", "iptb");
        leadsTo(course, "Terminology_TX_NoValid_1_CC", "\"code\" : \"iptb\"");
    }

    @Test
    void leadsToTheWrongCodeOfAnAnswerAndListsTheRightOnes() {
        ObjectNode response = Examples.read("QuestionnaireResponse-phq-9-anna-baseline");
        ((ObjectNode) response.at("/item/0/answer/0/valueCoding")).put("code", "LA9999-9");
        Finding finding = leadsTo(response, "I08", "\"code\" : \"LA9999-9\"");
        assertThat(finding.remedy().orElseThrow())
                .contains("LA6568-5 (Not at all)", "LA6571-9 (Nearly every day)", "http://loinc.org.");
    }

    @Test
    void saysOfAnswersInABundleWhatItSaysOfThemAlone() {
        ObjectNode wrongCode = Examples.read("QuestionnaireResponse-phq-9-anna-baseline");
        ((ObjectNode) wrongCode.at("/item/0/answer/0/valueCoding")).put("code", "LA9999-9");
        ObjectNode wrongLinkId = Examples.read("QuestionnaireResponse-inventory-anna");
        ((ObjectNode) wrongLinkId.at("/item/0")).put("linkId", "onst");
        ObjectNode twice = Examples.read("QuestionnaireResponse-phq-9-anna-baseline");
        ((ArrayNode) twice.get("item")).insert(1, twice.at("/item/0").deepCopy());
        for (ObjectNode response : List.of(wrongCode, wrongLinkId, twice)) {
            Finding alone = finding(response, "I08");
            Finding inBundle = finding(collection(response), "I08");
            assertThat(inBundle.expression())
                    .isEqualTo(alone.expression().replace("QuestionnaireResponse", "Bundle.entry[0].resource"));
            assertThat(inBundle.message()).isEqualTo(alone.message());
            assertThat(inBundle.remedy()).isEqualTo(alone.remedy());
            assertThat(inBundle.suggestion()).isEqualTo(alone.suggestion());
        }
    }

    private static ObjectNode collection(ObjectNode resource) {
        ObjectNode bundle = resource.objectNode().put("resourceType", "Bundle").put("type", "collection");
        bundle.putArray("entry")
                .addObject()
                .put("fullUrl", "urn:uuid:5b1f4c1a-6a4e-4b57-9a44-0a1c9e1f0a01")
                .set("resource", resource);
        return bundle;
    }

    @Test
    void leadsToWhatIsOneTooMany() {
        ObjectNode course = course();
        ((ArrayNode) course.get("extension")).add(course.at("/extension/1").deepCopy());
        Finding finding = finding(course, "Validation_VAL_Profile_Maximum");
        int last = course.get("extension").size() - 1;
        assertThat(finding.position()).isEqualTo(index(course).of("CarePlan.extension[" + last + "]"));
    }

    @Test
    void leadsToAnEmptyArray() {
        assertThat(json("{\"resourceType\": \"Patient\",\n \"name\": []}"))
                .extracting(Finding::position)
                .containsExactly(new Position(2, 10));
    }

    @Test
    void suggestsTheLinkIdThatWasProbablyMeant() {
        ObjectNode response = Examples.read("QuestionnaireResponse-inventory-anna");
        ((ObjectNode) response.at("/item/0")).put("linkId", "onst");
        assertThat(finding(response, "I08").suggestion()).contains("onset");
    }

    @Test
    void saysHowToRecordARelationThatTheListDoesNotHave() {
        ObjectNode response = Examples.read("QuestionnaireResponse-inventory-anna");
        answer(response, "person-relation").removeAll().put("valueString", "godmother");
        assertThat(finding(response, "I08").remedy().orElseThrow())
                .contains("where none fits, give other and say it in the person's label");
    }

    @Test
    void saysAnErrorOfTerminologyOnceAndListsFewCodes() {
        Finding finding =
                json("{\"resourceType\": \"Patient\", \"gender\": \"femal\"}").get(0);
        assertThat(finding.message()).containsOnlyOnce("femal").endsWith(".");
        assertThat(finding.remedy().orElseThrow()).contains("female", "male", "other", "unknown");
    }

    @Test
    void namesTheTypeWhereAFindingIsAboutTheWholeText() {
        assertThat(json("{\"resourceType\": \"Patient\", \"active\": tru"))
                .extracting(Finding::expression)
                .containsExactly("Patient");
        assertThat(json("[]")).extracting(Finding::expression).containsExactly("Resource");
    }

    @Test
    void refusesASubcodeOfAnotherArea() {
        ObjectNode course = course();
        ArrayNode extensions = (ArrayNode) course.get("extension");
        for (int i = 0; i < extensions.size(); i++) {
            if (extensions.get(i).get("url").asText().endsWith("/problem-area")) {
                extensions.set(i, area("role-transition", "primary", "lost-healthy-self"));
            }
        }
        leadsTo(course, "C02", "\"code\" : \"lost-healthy-self\"");
        for (int i = 0; i < extensions.size(); i++) {
            if (extensions.get(i).get("url").asText().endsWith("/problem-area")) {
                extensions.set(i, area("role-transition", "primary", "life-change"));
            }
        }
        assertThat(faults(course)).isEmpty();
    }

    @Test
    void refusesAnswersAndScoresThatAreStillToCome() {
        assertThat(faults(Examples.read("QuestionnaireResponse-phq-9-anna-baseline")
                        .put("authored", "2031-01-01T10:00:00Z")))
                .containsExactly("M06 ERROR QuestionnaireResponse.authored");
        assertThat(faults(Examples.read("Observation-score-anna-baseline")
                        .put("effectiveDateTime", "2031-01-01T10:00:00Z")))
                .containsExactly("M06 ERROR Observation.effective.ofType(dateTime)");
        assertThat(faults(Examples.read("Observation-score-anna-baseline")
                        .put("effectiveDateTime", "2026-11-25T12:04:00Z")))
                .isEmpty();
    }

    @Test
    void refusesADateOfDeathThatIsStillToCome() {
        ObjectNode response = Examples.read("QuestionnaireResponse-inventory-anna");
        answer(response, "person-date-of-death").put("valueDate", "2027-01-01");
        assertThat(faults(response)).hasSize(1).allMatch(fault -> fault.startsWith("I02 ERROR"));
    }

    @Test
    void warnsOfAnActiveCourseThatBeginsInTenYears() {
        ObjectNode course = course().put("status", "active");
        course.putObject("period").put("start", "2036-01-01");
        ArrayNode extensions = (ArrayNode) course.get("extension");
        for (int i = extensions.size() - 1; i >= 0; i--) {
            if (extensions.get(i).get("url").asText().endsWith("/end-reason")) {
                extensions.remove(i);
            }
        }
        assertThat(faults(course)).containsExactly("C06 WARNING CarePlan.period.start");
    }

    @Test
    void warnsOfACompletedPlanThatIsStillToComeOrToEnd() {
        ObjectNode course = course();
        ((ObjectNode) course.get("period")).put("start", "2026-09-01").put("end", "2026-12-15");
        assertThat(faults(course)).containsExactly("C06 WARNING CarePlan.period.end");
        ((ObjectNode) course.get("period")).put("start", "2031-02-03").put("end", "2031-05-26");
        assertThat(faults(course)).containsExactly("C06 WARNING CarePlan.period.start");
        ObjectNode phase = Examples.read("CarePlan-phase-anna-initial").put("status", "completed");
        ((ObjectNode) phase.get("period")).put("end", "2026-12-15");
        assertThat(faults(phase)).containsExactly("C06 WARNING CarePlan.period.end");
    }

    @Test
    void warnsOnceOfAnEndInAnotherCentury() {
        ObjectNode course = course();
        ((ObjectNode) course.get("period")).put("end", "2126-12-15");
        assertThat(faults(course)).hasSize(1).allMatch(fault -> fault.startsWith("C07"));
        ((ObjectNode) course.get("period")).put("start", "2126-12-15").put("end", "2026-06-01");
        assertThat(faults(course)).hasSize(1).allMatch(fault -> fault.startsWith("per-1"));
    }

    @Test
    void warnsOfASessionWithTheCodeOfAnotherTherapy() {
        ObjectNode session = Examples.read("Procedure-session-anna-5");
        ((ArrayNode) session.at("/code/coding"))
                .addObject()
                .put("system", "http://snomed.info/sct")
                .put("code", "304822001");
        assertThat(faults(session))
                .hasSize(1)
                .allMatch(fault -> fault.startsWith("M14 WARNING Procedure.code.coding["));
    }

    @Test
    void warnsOfIdentifiersInTheLabelOfAPerson() {
        for (String label : List.of("Sister, 756.1234.5678.97", "Sister, born 12.3.1975", "Sister *1975-03-12")) {
            ObjectNode response = Examples.read("QuestionnaireResponse-inventory-anna");
            answer(response, "person-label").put("valueString", label);
            assertThat(faults(response)).as(label).hasSize(1).allMatch(fault -> fault.startsWith("I06 WARNING"));
        }
    }

    @Test
    void notesThatAnswersToAQuestionnaireFromElsewhereAreNotScored() {
        ObjectNode response = Examples.read("QuestionnaireResponse-phq-9-anna-baseline")
                .put("questionnaire", "http://hospital.test/Questionnaire/p9");
        ((ObjectNode) response.get("meta")).remove("profile");
        assertThat(validator.validate(Examples.text(response), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo("I07");
                    assertThat(finding.severity()).isEqualTo(Severity.NOTE);
                    assertThat(finding.message()).contains("Its linkIds are those of", BASE + "/Questionnaire/phq-9");
                });
    }

    private Finding leadsTo(ObjectNode resource, String id, String token) {
        Finding finding = finding(resource, id);
        String line = new String(Examples.text(resource).bytes(), StandardCharsets.UTF_8)
                .lines()
                .toList()
                .get(finding.position().line() - 1);
        assertThat(line).contains(token);
        assertThat(line.substring(finding.position().column() - 1)).startsWith(token.replaceFirst(".* : ", ""));
        return finding;
    }

    private Finding finding(ObjectNode resource, String id) {
        return validator.validate(Examples.text(resource), ValidationRequest.guideOnly()).stream()
                .filter(finding -> finding.id().equals(id))
                .findFirst()
                .orElseThrow();
    }

    private List<String> faults(ObjectNode resource) {
        return validator.validate(Examples.text(resource), ValidationRequest.guideOnly()).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> finding.id() + " " + finding.severity() + " " + finding.expression())
                .toList();
    }

    private List<Finding> json(String text) {
        return validator.validate(
                ResourceText.json(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly());
    }

    private static TokenIndex index(ObjectNode resource) {
        try {
            return JsonTokens.index(new String(Examples.text(resource).bytes(), StandardCharsets.UTF_8));
        } catch (TextFault fault) {
            throw new AssertionError(fault);
        }
    }

    private static ObjectNode course() {
        return Examples.read("CarePlan-course-anna-completed");
    }

    private static ObjectNode planned(int sessions) {
        ObjectNode course = course();
        for (JsonNode extension : course.get("extension")) {
            if (extension.get("url").asText().endsWith("/planned-sessions")) {
                ((ObjectNode) extension).put("valuePositiveInt", sessions);
            }
        }
        return course;
    }

    private static JsonNode area(String code, String rank, String subcode) {
        ObjectNode area = course().objectNode().put("url", BASE + "/StructureDefinition/problem-area");
        ArrayNode parts = area.putArray("extension");
        concept(parts, "code", code);
        parts.addObject().put("url", "rank").put("valueCode", rank);
        if (subcode.length() > 1) {
            concept(parts, "subcode", subcode);
        }
        return area;
    }

    private static void concept(ArrayNode parts, String url, String code) {
        parts.addObject()
                .put("url", url)
                .putObject("valueCodeableConcept")
                .putArray("coding")
                .addObject()
                .put("system", BASE + "/CodeSystem/problem-area")
                .put("code", code);
    }

    /** The first answer to a question, at whatever depth it stands. */
    private static ObjectNode answer(ObjectNode response, String linkId) {
        return response.findParents("linkId").stream()
                .filter(item -> item.get("linkId").asText().equals(linkId))
                .map(item -> (ObjectNode) item.at("/answer/0"))
                .findFirst()
                .orElseThrow();
    }
}

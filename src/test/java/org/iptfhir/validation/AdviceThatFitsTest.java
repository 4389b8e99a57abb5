package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What integrators stumbled over: each fault once, at its place, with advice that fits. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class AdviceThatFitsTest {
    private static final String PHQ_9 = "https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0";

    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached());

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "bdl-2 # collection # {'resource':R} # {'resource':R,'search':{'mode':'match'}} # Bundle.entry[1].search",
                "bdl-3 # batch # {'resource':R,'request':{'method':'POST','url':'Patient'}} # {'resource':R} # Bundle.entry[1]",
                "bdl-3 # collection # {'resource':R} # {'resource':R,'request':{'method':'POST','url':'Patient'}} # Bundle.entry[1].request",
                "bdl-4 # batch-response # {'response':{'status':'201'}} # {'resource':R} # Bundle.entry[1]",
                "bdl-4 # collection # {'resource':R} # {'resource':R,'response':{'status':'201'}} # Bundle.entry[1].response"
            })
    void anEntryThatDoesNotFitItsBundleIsNamed(String id, String type, String right, String wrong, String path) {
        String patient = "{'resourceType':'Patient','active':true}";
        assertThat(errors(("{'resourceType':'Bundle','type':'" + type + "','entry':[\n" + right + ",\n" + wrong + "]}")
                        .replace(":R", ":" + patient)))
                .filteredOn(finding -> finding.id().startsWith("bdl-"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo(id);
                    assertThat(finding.expression()).isEqualTo(path);
                    assertThat(finding.position().line()).isEqualTo(3);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "collection"})
    void aBlankReferenceInABundleIsToldOnce(String type) {
        assertThat(errors(bundle(type, " ")))
                .extracting(Finding::expression)
                .containsExactly("Bundle.entry[0].resource.subject.reference");
    }

    @ParameterizedTest
    @ValueSource(strings = {"transaction", "collection"})
    void aReferenceBetweenBlanksIsToldOnceWithTheReference(String type) {
        assertThat(findings(bundle(type, " Patient/1 "))).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("Bundle.entry[0].resource.subject.reference");
            assertThat(finding.suggestion()).contains("Patient/1");
        });
    }

    private static String bundle(String type, String reference) {
        return "{'resourceType':'Bundle','type':'" + type + "','entry':[{"
                + (type.equals("transaction")
                        ? "'request':{'method':'POST','url':'Encounter'}"
                        : "'fullUrl':'urn:uuid:6a2d0a56-6f35-4d3c-b3c3-0d2f1c9f0a11'")
                + ",'resource':{'resourceType':'Encounter','status':'planned','class':{'system':"
                + "'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'AMB'},'subject':{'reference':'"
                + reference
                + "'}}}]}";
    }

    @Test
    void aDecimalWithACommaInXmlIsToldOnce() {
        assertThat(validator.validate(
                        ResourceText.xml(("<Observation xmlns='http://hl7.org/fhir'><status value='final'/><code><text"
                                        + " value='x'/></code><valueQuantity><value value='1,5'/></valueQuantity>"
                                        + "</Observation>")
                                .getBytes(StandardCharsets.UTF_8)),
                        ValidationRequest.guideOnly()))
                .filteredOn(Finding::isError)
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy().orElse("")).contains("with a point", "1.5"));
    }

    @ParameterizedTest
    @CsvSource({"' finished '", "'finished '", "' finished'"})
    void aCodeBetweenBlanksIsToldOnceWithTheCode(String status) {
        assertThat(errors("{'resourceType':'Encounter','status':'" + status
                        + "','class':{'system':'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'AMB'}}"))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.expression()).isEqualTo("Encounter.status");
                    assertThat(finding.message()).contains("blanks");
                    assertThat(finding.suggestion()).contains("finished");
                });
    }

    @Test
    void aCodeOfALargeSystemInOtherCaseIsMeantAsThatOne() {
        assertThat(findings("{'resourceType':'Encounter','status':'planned','class':{'system':"
                        + "'http://terminology.hl7.org/CodeSystem/v3-ActCode','code':'amb'}}"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.suggestion()).contains("AMB"));
    }

    @Test
    void oneLetterMeansNoOtherOne() {
        assertThat(findings("{'resourceType':'Patient','meta':{'security':[{'system':"
                        + "'http://terminology.hl7.org/CodeSystem/v3-Confidentiality','code':'X'}]}}"))
                .isNotEmpty()
                .allSatisfy(finding -> assertThat(finding.suggestion()).isEmpty());
    }

    @Test
    void anUnknownQuestionnaireIsToldWithThoseThatAreKnown() {
        ObjectNode response = phq9().put("questionnaire", "https://w3id.org/ipt-fhir/Questionnaire/phq9|0.1.0");
        assertThat(errors(response)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("I07");
            assertThat(finding.message()).contains("Did you mean https://w3id.org/ipt-fhir/Questionnaire/phq-9?");
            assertThat(finding.remedy().orElseThrow())
                    .contains(PHQ_9, "Questionnaire/gad-7|0.1.0", "Questionnaire/interpersonal-inventory|0.1.0");
        });
    }

    @Test
    void anUnknownVersionIsToldWithTheOneThatIsKnown() {
        ObjectNode response = phq9().put("questionnaire", "https://w3id.org/ipt-fhir/Questionnaire/phq-9|9.9");
        assertThat(errors(response)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("I07");
            assertThat(finding.remedy().orElseThrow()).contains(PHQ_9);
        });
    }

    @Test
    void answersToAnotherQuestionnaireAreToldOnce() {
        ObjectNode response = phq9().put("questionnaire", "https://w3id.org/ipt-fhir/Questionnaire/gad-7|0.1.0");
        assertThat(errors(response)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("I07");
            assertThat(finding.expression()).isEqualTo("QuestionnaireResponse.questionnaire");
            assertThat(finding.remedy().orElseThrow()).contains(PHQ_9);
        });
        ((ObjectNode) response.get("meta")).remove("profile");
        assertThat(errors(response)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("I08");
            assertThat(finding.expression()).isEqualTo("QuestionnaireResponse.questionnaire");
            assertThat(finding.message()).contains("10 of the 11 items are no questions");
            assertThat(finding.remedy().orElseThrow()).contains("are those of " + PHQ_9);
        });
    }

    @Test
    void answersOfNobodyKnowsWhichQuestionnaireAreToldOnce() {
        ObjectNode response = phq9();
        ArrayNode items = response.putArray("item");
        IntStream.range(0, 4)
                .forEach(i -> items.addObject()
                        .put("linkId", "q" + i)
                        .putArray("answer")
                        .addObject()
                        .put("valueString", "yes"));
        assertThat(errors(response)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("I08");
            assertThat(finding.remedy().orElseThrow()).contains("Name the questionnaire that was answered");
        });
    }

    /** One level too high and one too deep, as some forms export. */
    @Test
    void anItemOnAWrongLevelIsToldWhereItBelongs() {
        ObjectNode response = Examples.read("QuestionnaireResponse-inventory-anna");
        ArrayNode items = (ArrayNode) response.get("item");
        ArrayNode onset = (ArrayNode) items.get(0).get("item");
        items.insert(1, onset.remove(1)); // onset-event
        ArrayNode person = (ArrayNode) items.get(2).get("item");
        int closeness = indexOf(person, "person-closeness");
        ObjectNode expectations = (ObjectNode) person.get(indexOf(person, "person-expectations"));
        ((ArrayNode) expectations.get("item")).add(person.get(closeness));
        person.remove(closeness);
        assertThat(errors(response))
                .filteredOn(finding -> finding.id().equals("I08"))
                .extracting(
                        finding -> finding.message() + " " + finding.remedy().orElse(""))
                .hasSize(2)
                .anySatisfy(said -> assertThat(said).contains("onset-event", "into the item of the group onset"))
                .anySatisfy(
                        said -> assertThat(said).contains("person-closeness", "into the item of the group person:"));
    }

    @Test
    void anItemOfTheFirstLevelThatIsNestedIsToldThatItStandsByItself() {
        ObjectNode response = Examples.read("QuestionnaireResponse-inventory-anna");
        ArrayNode items = (ArrayNode) response.get("item");
        ObjectNode onset = (ObjectNode) items.get(0);
        ((ArrayNode) items.get(1).get("item")).add(onset);
        items.remove(0);
        assertThat(errors(response))
                .singleElement()
                .satisfies(finding -> assertThat(finding.remedy().orElse(""))
                        .contains("not into another item: QuestionnaireResponse.item"));
    }

    private static int indexOf(ArrayNode items, String linkId) {
        return IntStream.range(0, items.size())
                .filter(i -> items.get(i).get("linkId").asText().equals(linkId))
                .findFirst()
                .orElseThrow();
    }

    private static ObjectNode phq9() {
        return Examples.read("QuestionnaireResponse-phq-9-anna-baseline");
    }

    private List<Finding> errors(ObjectNode resource) {
        return validator.validate(Examples.text(resource), ValidationRequest.guideOnly()).stream()
                .filter(Finding::isError)
                .toList();
    }

    private List<Finding> errors(String text) {
        return findings(text).stream().filter(Finding::isError).toList();
    }

    private List<Finding> findings(String text) {
        return validator.validate(
                ResourceText.json(text.replace('\'', '"').getBytes(StandardCharsets.UTF_8)),
                ValidationRequest.guideOnly());
    }
}

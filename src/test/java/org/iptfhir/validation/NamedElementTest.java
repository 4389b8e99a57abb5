package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.StreamSupport;
import org.iptfhir.Format;
import org.iptfhir.NoServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Who reads only the FHIRPath of a finding is led to the same element as who reads line and column. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class NamedElementTest {
    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached());

    @Test
    void isTheNumberOutOfRange() {
        ObjectNode score = score();
        ((ObjectNode) score.get("valueQuantity")).put("value", 28);
        names(score, "M02", "Observation.value.ofType(Quantity).value");
    }

    @Test
    void isTheCodeOfAnotherInstrument() {
        ObjectNode score = score();
        ((ObjectNode) score.get("meta"))
                .putArray("profile")
                .add("https://w3id.org/ipt-fhir/StructureDefinition/score-phq-9");
        ((ObjectNode) score.at("/code/coding/0")).put("code", "70274-6").remove("display");
        names(score, "M02", "Observation.code.coding[0].code");
    }

    @Test
    void isTheValueThatIsNoQuantity() {
        ObjectNode score = score();
        score.put("valueInteger", 17).remove("valueQuantity");
        score.remove("interpretation");
        names(score, "M03", "Observation.value.ofType(integer)");
    }

    @Test
    void isThePeriodWithoutEnd() {
        ObjectNode course = course();
        ((ObjectNode) course.get("period")).remove("end");
        names(course, "C06", "CarePlan.period");
    }

    @Test
    void isTheStatusThatAsksForAnEndReason() {
        ObjectNode course = course();
        ArrayNode extensions = (ArrayNode) course.get("extension");
        for (int i = extensions.size() - 1; i >= 0; i--) {
            if (extensions.get(i).get("url").asText().endsWith("/end-reason")) {
                extensions.remove(i);
            }
        }
        names(course, "C10", "CarePlan.status");
    }

    @Test
    void isTheRankOfTheSecondPrimaryArea() {
        ObjectNode course = course();
        ArrayNode extensions = (ArrayNode) course.get("extension");
        ObjectNode area = StreamSupport.stream(extensions.spliterator(), false)
                .filter(extension -> extension.get("url").asText().endsWith("/problem-area"))
                .map(ObjectNode.class::cast)
                .findFirst()
                .orElseThrow()
                .deepCopy();
        extensions.add(area);
        String last = "CarePlan.extension[" + (extensions.size() - 1) + "].extension[";
        for (Format format : Format.values()) {
            assertThat(findings(course, format))
                    .filteredOn(finding -> finding.id().equals("C02"))
                    .singleElement()
                    .satisfies(finding ->
                            assertThat(finding.expression()).startsWith(last).endsWith("].value.ofType(code)"));
        }
    }

    @Test
    void isThePerformerWhoHoldsNoSession() {
        ObjectNode session = Examples.read("Procedure-session-anna-5");
        ((ObjectNode) session.at("/performer/0/actor")).put("reference", "Patient/patient-anna");
        names(session, "S07", "Procedure.performer[0].actor");
    }

    @Test
    void isTheTokenAlsoInAnEntry() {
        ObjectNode score = score();
        ((ObjectNode) score.get("valueQuantity")).put("value", 28);
        ObjectNode bundle = score.objectNode().put("resourceType", "Bundle").put("type", "collection");
        bundle.putArray("entry")
                .addObject()
                .put("fullUrl", "urn:uuid:5b1f4c1a-6a4e-4b57-9a44-0a1c9e1f0a01")
                .set("resource", score);
        names(bundle, "M02", "Bundle.entry[0].resource.value.ofType(Quantity).value");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "{\"resourceType\":\"Patient\",\"name\":[{},{\"family\":\"b\",\"family\":\"c\"}]}"
                        + " # Json_Duplicate_Key # Patient.name[1].family",
                "{\"gender\":\"male\",\"gender\":\"female\",\"resourceType\":\"Patient\"}"
                        + " # Json_Duplicate_Key # Patient.gender",
                "{\"resourceType\":\"Patient\",\"name\":[{\"given\":[\"a\",null]}]} # Json_Null # Patient.name[0].given[1]",
                "{\"resourceType\":\"Patient\",\"name\":[{\"given\":null}]} # Json_Null # Patient.name[0].given",
                "{\"resourceType\":\"Observation\",\"valueQuantity\":{\"value\":1,\"value\":2}}"
                        + " # Json_Duplicate_Key # Observation.value.ofType(Quantity).value",
                "{\"resourceType\":\"QuestionnaireResponse\",\"item\":[{\"item\":[{\"answer\":[{\"valueInteger\":null}]}]}]}"
                        + " # Json_Null # QuestionnaireResponse.item[0].item[0].answer[0].value.ofType(integer)",
                "{\"name\":[{\"given\":null}]} # Json_Null # Resource.name[0].given"
            })
    void isTheKeyAtFaultInATextThatCannotBeRead(String text, String id, String expression) {
        assertThat(validator.validate(
                        ResourceText.json(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo(id);
                    assertThat(finding.expression()).isEqualTo(expression);
                });
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"x\":1,\n  \"a\\\"b\":1, \"a\\\"b\" : 2}", "{\n\"status\" :1,\"status\":\n2}"})
    void keyThatStandsTwiceIsPointedAtWhereItBegins(String text) {
        String key = text.contains("status") ? "\"status\"" : "\"a\\\"b\"";
        int column = text.lines().toList().get(1).lastIndexOf(key) + 1;
        assertThat(validator.validate(
                        ResourceText.json(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly()))
                .extracting(Finding::position)
                .containsExactly(new Position(2, column));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE"})
    void otherEncodingIsNamed(String encoding) throws UnsupportedEncodingException {
        assertThat(validator.validate(
                        ResourceText.json("{\"resourceType\":\"Patient\",\"id\":\"ä\"}".getBytes(encoding)),
                        ValidationRequest.guideOnly()))
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).endsWith("It looks like UTF-16."));
    }

    private void names(ObjectNode resource, String id, String expression) {
        for (Format format : Format.values()) {
            assertThat(findings(resource, format))
                    .as(format.name())
                    .filteredOn(finding -> finding.id().equals(id))
                    .extracting(Finding::expression)
                    .containsExactly(expression);
        }
    }

    private List<Finding> findings(ObjectNode resource, Format format) {
        byte[] text = format.of(resource.toString()).getBytes(StandardCharsets.UTF_8);
        return validator.validate(
                format == Format.XML ? ResourceText.xml(text) : ResourceText.json(text), ValidationRequest.guideOnly());
    }

    private static ObjectNode score() {
        return Examples.read("Observation-score-anna-baseline");
    }

    private static ObjectNode course() {
        return Examples.read("CarePlan-course-anna-completed");
    }
}

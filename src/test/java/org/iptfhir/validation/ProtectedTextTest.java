package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** M13: the items of a protected instrument are not published. */
@TestInstance(Lifecycle.PER_CLASS)
class ProtectedTextTest {
    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached());

    @Test
    void refusesTheItemsOfAProtectedInstrument() {
        assertThat(faults(questionnaire("bdi-ii", "active", "The first question")))
                .containsExactly("M13 ERROR Questionnaire.item[1].item[0].text");
        assertThat(faults(questionnaire("bdi-ii", "draft", "The first question")))
                .containsExactly("M13 WARNING Questionnaire.item[1].item[0].text");
    }

    @Test
    void refusesThemInTheOptionsToo() {
        ObjectNode questionnaire = questionnaire("madrs", "active", "1");
        ((ObjectNode) questionnaire.at("/item/1/item/0"))
                .putArray("answerOption")
                .addObject()
                .put("valueString", "A statement");
        assertThat(faults(questionnaire)).containsExactly("M13 ERROR Questionnaire.item[1].item[0]");
    }

    @Test
    void acceptsAQuestionnaireWithoutThem() {
        assertThat(faults(questionnaire("bdi-ii", "active", "1"))).isEmpty();
    }

    @Test
    void acceptsTheItemsOfAFreeInstrument() {
        assertThat(faults(questionnaire("who-5", "active", "The first question")))
                .isEmpty();
    }

    private static ObjectNode questionnaire(String instrument, String status, String text) {
        return Examples.json("""
                {"resourceType": "Questionnaire", "status": "%s",
                 "code": [{"system": "https://w3id.org/ipt-fhir/CodeSystem/instrument", "code": "%s"}],
                 "item": [
                   {"linkId": "notice", "type": "display", "text": "Use the publisher's form."},
                   {"linkId": "items", "type": "group", "text": "Items", "item": [
                     {"linkId": "1", "type": "choice", "text": "%s"}]},
                   {"linkId": "total", "type": "integer", "text": "Total"}]}
                """.formatted(status, instrument, text));
    }

    private List<String> faults(ObjectNode resource) {
        return validator.validate(Examples.text(resource), ValidationRequest.guideOnly()).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> finding.id() + " " + finding.severity() + " " + finding.expression())
                .toList();
    }
}

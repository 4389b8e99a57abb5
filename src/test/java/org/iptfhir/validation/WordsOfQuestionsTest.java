package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;

/** The linkId says which question was asked; its words may be translated, numbered or left out. */
@TestInstance(Lifecycle.PER_CLASS)
class WordsOfQuestionsTest {
    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached());

    @Test
    void acceptsQuestionsInAnotherLanguage() {
        ObjectNode response = response().put("language", "de-CH");
        response.get("item").forEach(item -> ((ObjectNode) item).put("text", "Wie oft fühlten Sie sich so?"));
        assertThat(findings(response)).isEmpty();
    }

    @Test
    void tellsOnceOfQuestionsInOtherWords() {
        ObjectNode response = response();
        for (JsonNode item : response.get("item")) {
            ((ObjectNode) item).put("text", "1. As on our form");
        }
        assertThat(findings(response)).singleElement().satisfies(finding -> {
            assertThat(finding.id()).isEqualTo("I08");
            assertThat(finding.severity()).isEqualTo(Severity.NOTE);
            assertThat(finding.message()).contains(response.get("item").size() + " items");
            assertThat(finding.remedy().orElseThrow()).contains("language", "leave item.text out");
        });
    }

    @Test
    void takesItsOwnAdvice() {
        ObjectNode response = response();
        response.get("item").forEach(item -> ((ObjectNode) item).remove("text"));
        assertThat(findings(response)).isEmpty();
    }

    @Test
    void stillRefusesAnAnswerThatIsNoneBesideOtherWords() {
        ObjectNode response = response().put("language", "de");
        ((ObjectNode) response.at("/item/0")).put("text", "1. Wenig Interesse");
        ((ObjectNode) response.at("/item/0/answer/0/valueCoding")).put("code", "LA1-1");
        assertThat(findings(response))
                .filteredOn(Finding::isError)
                .singleElement()
                .satisfies(finding -> assertThat(finding.message()).contains("none of the item's answers"));
    }

    private static ObjectNode response() {
        return Examples.read("QuestionnaireResponse-phq-9-anna-baseline");
    }

    private List<Finding> findings(ObjectNode resource) {
        return validator.validate(Examples.text(resource), ValidationRequest.guideOnly());
    }
}

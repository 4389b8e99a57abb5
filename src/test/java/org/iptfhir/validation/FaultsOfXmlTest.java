package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What only XML can get wrong. */
class FaultsOfXmlTest {
    private static final GuideValidator VALIDATOR = GuideValidator.ofPublishedGuide(FhirContext.forR4());
    private static final String RESPONSE = """
            <QuestionnaireResponse xmlns="http://hl7.org/fhir">
              <questionnaire value="https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0"/>
              <status value="in-progress"/>
              <authored value="2026-02-03"/>
            </QuestionnaireResponse>""";

    @Test
    void tellsOfMetaThatIsThereTwice() {
        String meta =
                "<meta><profile value=\"https://w3id.org/ipt-fhir/StructureDefinition/ipt-phq9-response\"/></meta>";
        assertThat(xml(RESPONSE.replace("  <questionnaire", meta + meta + "<questionnaire")))
                .singleElement()
                .satisfies(finding -> assertThat(finding.expression()).isEqualTo("QuestionnaireResponse.meta[1]"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<questionnaire value=\"https://w3id.org/ipt-fhir/Questionnaire/phq-9|0.1.0\"/>",
                "<status value=\"in-progress\"/>",
                "<authored value=\"2026-02-03\"/>"
            })
    void tellsWhatMayNotBeRepeatedAtTheRepetition(String element) {
        String twice = RESPONSE.replace(element, element + "\n  " + element);
        String name = element.substring(1, element.indexOf(' '));
        assertThat(xml(twice)).singleElement().satisfies(finding -> {
            assertThat(finding.expression()).isEqualTo("QuestionnaireResponse." + name + "[1]");
            assertThat(finding.message()).contains("max allowed = 1");
            assertThat(finding.remedy()).isPresent();
            assertThat(finding.position().line()).isEqualTo((int)
                    twice.substring(0, twice.lastIndexOf(element)).lines().count());
        });
    }

    @Test
    void readsWhatBeginsWithBlanks() {
        for (String blanks : new String[] {" ", "\n", "          ", "   \n  "}) {
            assertThat(xml(blanks + "<Patient xmlns=\"http://hl7.org/fhir\"><gender value=\"female\"/></Patient>"))
                    .isEmpty();
        }
    }

    private static List<Finding> xml(String text) {
        return VALIDATOR.validate(
                ResourceText.xml(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly());
    }
}

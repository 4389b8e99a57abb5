package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The guide's own codes of instruments are as good as LOINC's: the same rules hold for the score. */
@TestInstance(Lifecycle.PER_CLASS)
class InstrumentOfScoreTest {
    private static final String BASE = "https://w3id.org/ipt-fhir";
    private static final String VALUE = "Observation.value.ofType(Quantity).value";

    private final GuideValidator validator = GuideValidator.ofPublishedGuide(FhirContext.forR4Cached());

    @ParameterizedTest
    @CsvSource({
        "phq-9, 0",
        "phq-9, 27",
        "gad-7, 21",
        "ham-d-17, 52",
        "madrs, 60",
        "bdi-ii, 63",
        "qids-sr-16, 27",
        "epds, 30",
        "who-5, 100",
        "wsas, 40.0"
    })
    void acceptsATotalInTheRange(String instrument, String score) {
        assertThat(faults(score(instrument, score))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "phq-9, 28",
        "phq-9, 12.5",
        "phq-9, -1",
        "gad-7, 22",
        "gad-7, 3.5",
        "ham-d-17, 53",
        "ham-d-17, 17.5",
        "madrs, 61",
        "bdi-ii, 64",
        "qids-sr-16, 28",
        "epds, 31",
        "who-5, 101",
        "wsas, -1"
    })
    void refusesATotalOutOfTheRange(String instrument, String score) {
        assertThat(faults(score(instrument, score))).containsExactly("M02 ERROR " + VALUE);
    }

    @ParameterizedTest
    @CsvSource({"phq-9", "gad-7", "ham-d-17"})
    void refusesATotalThatIsNoQuantity(String instrument) {
        ObjectNode score = score(instrument, "12");
        score.remove("valueQuantity");
        assertThat(faults(score.put("valueString", "12"))).hasSize(1).allMatch(fault -> fault.startsWith("M03 ERROR"));
    }

    @Test
    void warnsOfTheBandOfAnotherScore() {
        ObjectNode score = score("phq-9", "12");
        score.putArray("interpretation")
                .addObject()
                .putArray("coding")
                .addObject()
                .put("system", BASE + "/CodeSystem/score-band")
                .put("code", "severe");
        assertThat(faults(score)).hasSize(1).allMatch(fault -> fault.startsWith("M05 WARNING"));
    }

    @Test
    void acceptsBothCodesOfOneInstrument() {
        ObjectNode score = score("phq-9", "12");
        add(score, "http://loinc.org", "44261-6");
        assertThat(faults(score)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "http://loinc.org, 44261-6, http://loinc.org, 70274-6",
        "http://loinc.org, 44261-6, https://w3id.org/ipt-fhir/CodeSystem/instrument, gad-7",
        "https://w3id.org/ipt-fhir/CodeSystem/instrument, ham-d-17, https://w3id.org/ipt-fhir/CodeSystem/instrument, wsas"
    })
    void refusesAScoreOfTwoInstruments(String system, String code, String otherSystem, String other) {
        ObjectNode score = score("phq-9", "12");
        score.putObject("code");
        add(score, system, code);
        add(score, otherSystem, other);
        assertThat(faults(score)).containsExactly("M02 ERROR Observation.code");
    }

    @Test
    void acceptsAPanelWhoseMembersHaveTheValues() {
        ObjectNode panel = score("phq-9", "12");
        panel.remove("valueQuantity");
        add(panel, "http://loinc.org", "44249-1");
        assertThat(faults(panel)).hasSize(1).allMatch(fault -> fault.startsWith("M04 ERROR"));
        panel.putArray("hasMember").addObject().put("reference", "Observation/2");
        assertThat(faults(panel)).isEmpty();
    }

    private static ObjectNode score(String instrument, String value) {
        ObjectNode score = Examples.read("Observation-score-anna-baseline");
        ((ObjectNode) score.get("meta")).remove("profile");
        score.remove(List.of("interpretation", "derivedFrom"));
        score.putArray("performer").addObject().put("reference", "Patient/patient-anna");
        ((ObjectNode) score.get("valueQuantity")).put("value", new BigDecimal(value));
        score.putObject("code");
        add(score, BASE + "/CodeSystem/instrument", instrument);
        return score;
    }

    private static void add(ObjectNode score, String system, String code) {
        ObjectNode concept = (ObjectNode) score.get("code");
        ArrayNode codings = concept.has("coding") ? (ArrayNode) concept.get("coding") : concept.putArray("coding");
        codings.addObject().put("system", system).put("code", code);
    }

    private List<String> faults(ObjectNode resource) {
        return validator.validate(Examples.text(resource), ValidationRequest.guideOnly()).stream()
                .filter(finding -> finding.severity() != Severity.NOTE)
                .map(finding -> finding.id() + " " + finding.severity() + " " + finding.expression())
                .toList();
    }
}

package org.iptfhir.validation;

import static org.assertj.core.api.Assertions.assertThat;

import ca.uhn.fhir.context.FhirContext;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import org.hl7.fhir.r4.model.ElementDefinition.ConstraintSeverity;
import org.hl7.fhir.r4.model.StructureDefinition;
import org.iptfhir.NoServer;
import org.iptfhir.guide.Guide;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** FHIR's own invariants are told in plain words, with what the sender should do. */
@TestInstance(Lifecycle.PER_CLASS)
@NoServer
class InvariantsTest {
    private static final String R4 = "http://hl7.org/fhir/StructureDefinition/";

    private final FhirContext fhir = FhirContext.forR4Cached();
    private final Guide guide = Guide.read(fhir);
    private final GuideValidator validator = GuideValidator.ofPublishedGuide(fhir);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CarePlan",
                "Observation",
                "Condition",
                "Goal",
                "Procedure",
                "Encounter",
                "Consent",
                "Questionnaire",
                "QuestionnaireResponse",
                "Bundle",
                "Patient",
                "CareTeam",
                "Practitioner",
                "PractitionerRole",
                "ClinicalImpression",
                "DocumentReference",
                "Composition",
                "Task",
                "ServiceRequest",
                "Flag",
                "RiskAssessment",
                "Group",
                "Organization",
                "Period",
                "Quantity",
                "Timing",
                "Age",
                "Duration",
                "Range",
                "Ratio",
                "Reference",
                "Extension",
                "Attachment",
                "ContactPoint",
                "Narrative",
                "CodeableConcept",
                "Identifier",
                "Dosage"
            })
    void saysOfEveryInvariantHowToMendIt(String type) {
        StructureDefinition definition =
                (StructureDefinition) Objects.requireNonNull(guide.baseSupport().fetchStructureDefinition(R4 + type));
        List<String> keys = definition.getSnapshot().getElement().stream()
                .flatMap(element -> element.getConstraint().stream())
                .filter(constraint -> constraint.getSeverity() == ConstraintSeverity.ERROR)
                .map(constraint -> constraint.getKey())
                .distinct()
                .toList();
        Invariants invariants = new Invariants();
        assertThat(keys)
                .isNotEmpty()
                .allSatisfy(key -> assertThat(invariants.of(key, R4 + type))
                        .as(key)
                        .hasValueSatisfying(words -> assertThat(words.remedy()).isNotBlank()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "per-1 # Encounter.period.end # 'period': {'start': '2026-02-01', 'end': '2026-01-01'}",
                "qty-3 # Encounter.length.code # 'length': {'value': 50, 'code': 'min'}",
                "ext-1 # Encounter.extension[0] # 'extension': [{'url': 'http://hospital.test/x'}]"
            })
    void leadsToTheTokenAndSaysHowToMendIt(String key, String expression, String element) {
        String text = ("{'resourceType': 'Encounter', 'status': 'planned', 'class': {'code': 'AMB', 'system':"
                        + " 'http://terminology.hl7.org/CodeSystem/v3-ActCode'},\n" + element + "}")
                .replace('\'', '"');
        List<Finding> findings = validator.validate(
                ResourceText.json(text.getBytes(StandardCharsets.UTF_8)), ValidationRequest.guideOnly());
        assertThat(findings)
                .filteredOn(finding -> finding.severity() == Severity.ERROR)
                .singleElement()
                .satisfies(finding -> {
                    assertThat(finding.id()).isEqualTo(key);
                    assertThat(finding.expression()).isEqualTo(expression);
                    assertThat(finding.position().line()).isEqualTo(2);
                    assertThat(finding.message()).doesNotContain("SHALL");
                    assertThat(finding.remedy()).isPresent();
                });
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '#',
            value = {
                "obs-6 # Observation-score-anna-baseline # dataAbsentReason",
                "con-4 # Condition-condition-anna-depression # abatementDateTime",
                "ppc-1 # Consent-consent-anna # -policyRule"
            })
    void tellsOfAnInvariantOfAnExampleOnce(String key, String example, String change) {
        var resource = Examples.read(example);
        switch (change) {
            case "dataAbsentReason" -> resource.putObject(change).put("text", "unknown");
            case "abatementDateTime" -> resource.put(change, "2026-06-01");
            default -> resource.remove(List.of("policyRule", "policy"));
        }
        assertThat(validator.validate(Examples.text(resource), ValidationRequest.guideOnly()))
                .filteredOn(Finding::isError)
                .extracting(Finding::id)
                .containsExactly(key);
    }
}

package org.iptfhir.translate;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Base;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.QuestionnaireResponse;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Snomed;

/** A part of a patient's record that rules over several resources look into. */
public enum RecordPart {
    /** Consents to IPT. */
    CONSENT("Consent", "patient"),
    /** Formulations. */
    FORMULATION("ClinicalImpression", "subject"),
    /** Responses to questionnaires of the guide: inventories, and those that are scored. */
    RESPONSE("QuestionnaireResponse", "subject"),
    /** Observations that are marked as scores of IPT. */
    SCORE("Observation", "subject"),
    /** Flags about safety. */
    SAFETY_FLAG("Flag", "subject"),
    /** Assessments of the risk of suicide. */
    RISK_ASSESSMENT("RiskAssessment", "subject"),
    /** Orders of such an assessment. */
    RISK_ASSESSMENT_ORDER("ServiceRequest", "subject"),
    /** Diagnoses: Conditions that are no problem area. */
    DIAGNOSIS("Condition", "subject"),
    /** Goals of IPT. */
    GOAL("Goal", "subject"),
    /** Courses of IPT, whatever their status. */
    COURSE("CarePlan", "subject"),
    /** Visits in which IPT was given. */
    VISIT("Encounter", "subject"),
    /** Orders of medication. */
    MEDICATION_REQUEST("MedicationRequest", "subject"),
    /** Statements that medication is taken. */
    MEDICATION_STATEMENT("MedicationStatement", "subject");

    private static final String KIND = Canonical.of("CodeSystem", "kind");
    private static final String FLAG_CATEGORY = "http://terminology.hl7.org/CodeSystem/flag-category";
    private static final String QUESTIONNAIRE = Canonical.of("Questionnaire", "");

    private static final List<String> CODED = List.of("category", "code", "type");

    private final String type;
    private final String subject;

    RecordPart(String type, String subject) {
        this.type = type;
        this.subject = subject;
    }

    /** The resource type. */
    public String type() {
        return type;
    }

    /** The search parameter that names the patient, and the element. */
    public String subject() {
        return subject;
    }

    /** Whether a resource belongs to the part. */
    public boolean holds(Resource resource) {
        return type.equals(resource.fhirType())
                && !EnteredInError.is(resource)
                && switch (this) {
                    case CONSENT -> has(resource, KIND, "ipt-consent");
                    case FORMULATION -> has(resource, KIND, "ipt-formulation");
                    case RESPONSE ->
                        String.valueOf(((QuestionnaireResponse) resource).getQuestionnaire())
                                .startsWith(QUESTIONNAIRE);
                    case SCORE -> has(resource, KIND, "ipt-score");
                    case SAFETY_FLAG -> has(resource, KIND, "ipt-safety") || has(resource, FLAG_CATEGORY, "safety");
                    case RISK_ASSESSMENT ->
                        has(resource, KIND, "ipt-safety")
                                || has(resource, Snomed.SYSTEM, Snomed.SUICIDE_RISK_ASSESSMENT);
                    case RISK_ASSESSMENT_ORDER -> has(resource, Snomed.SYSTEM, Snomed.SUICIDE_RISK_ASSESSMENT);
                    case DIAGNOSIS -> !has(resource, KIND, "ipt-problem-area");
                    case GOAL -> has(resource, KIND, "ipt-goal");
                    case COURSE -> has(resource, KIND, "ipt-course");
                    case VISIT -> has(resource, KIND, "ipt-session");
                    case MEDICATION_REQUEST, MEDICATION_STATEMENT -> true;
                };
    }

    /** Whose record a resource belongs to; empty when the reference leads to no patient of this server. */
    Optional<String> patientOf(Resource resource) {
        return values(resource, subject)
                .filter(Reference.class::isInstance)
                .map(reference -> LocalReference.of((Reference) reference, "Patient"))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static boolean has(Resource resource, String system, String code) {
        return CODED.stream()
                .flatMap(element -> values(resource, element))
                .filter(CodeableConcept.class::isInstance)
                .anyMatch(concept -> ((CodeableConcept) concept).hasCoding(system, code));
    }

    private static Stream<Base> values(Resource resource, String element) {
        return Optional.ofNullable(resource.getNamedProperty(element)).stream()
                .flatMap(property -> property.getValues().stream());
    }
}

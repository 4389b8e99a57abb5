package org.iptfhir.validation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.iptfhir.guide.Canonical;
import org.iptfhir.guide.Instruments;
import org.iptfhir.guide.Snomed;
import org.iptfhir.validation.CodedResource.Code;

/**
 * What a resource is in IPT, whatever it claims: by the codings of design's table. A sender cannot step around a rule by
 * leaving the claim out.
 */
public final class Recognition {
    /** Canonical of the code system that marks what belongs to IPT. */
    static final String KIND = Canonical.of("CodeSystem", "kind");

    private static final String PHASE = Canonical.of("CodeSystem", "phase");

    private static final String LOINC = "http://loinc.org";
    private static final String QUESTIONNAIRE = Canonical.of("Questionnaire", "");

    /** A coding in an element, and the profile that holds for the resource then. */
    private record Mark(String type, String element, String system, Optional<String> code, String profile) {}

    /** The first that fits counts: a maintenance course is a course, although it has the phase's category too. */
    private static final List<Mark> MARKS = List.of(
            mark("CarePlan", "category", KIND, "ipt-course", "course"),
            new Mark("CarePlan", "category", PHASE, Optional.empty(), "phase"),
            mark("Encounter", "type", KIND, "ipt-session", "session-encounter"),
            mark("Procedure", "category", KIND, "ipt-session", "session"),
            mark("Procedure", "code", KIND, "ipt-session", "session"),
            mark("Procedure", "code", Snomed.SYSTEM, Snomed.INTERPERSONAL_PSYCHOTHERAPY, "session"),
            mark("Observation", "code", LOINC, "44261-6", "score-phq-9"),
            mark("Observation", "code", LOINC, "70274-6", "score-gad-7"),
            mark("Observation", "code", LOINC, "44260-8", "safety-item-phq-9"),
            mark("Observation", "code", Instruments.CODES, "phq-9", "score-phq-9"),
            mark("Observation", "code", Instruments.CODES, "gad-7", "score-gad-7"),
            new Mark("Observation", "code", Instruments.CODES, Optional.empty(), "score"),
            mark("Condition", "category", KIND, "ipt-problem-area", "problem-area-condition"),
            mark("Goal", "category", KIND, "ipt-goal", "goal"),
            mark("Consent", "category", KIND, "ipt-consent", "consent"),
            mark("ClinicalImpression", "code", KIND, "ipt-formulation", "formulation"),
            mark("Task", "code", KIND, "ipt-homework", "homework"),
            mark("ServiceRequest", "category", KIND, "ipt-referral", "referral"),
            mark("ServiceRequest", "code", KIND, "ipt-referral", "referral"),
            mark("ServiceRequest", "code", Snomed.SYSTEM, Snomed.INTERPERSONAL_PSYCHOTHERAPY, "referral"),
            mark("DocumentReference", "type", KIND, "ipt-process-note", "process-note"),
            mark("Composition", "type", KIND, "ipt-summary", "summary"),
            mark("Flag", "category", KIND, "ipt-safety", "safety-flag"),
            mark("RiskAssessment", "code", KIND, "ipt-safety", "risk-assessment"));

    private static final Map<String, String> RESPONSES = Map.of(
            QUESTIONNAIRE + "phq-9", "phq-9-response",
            QUESTIONNAIRE + "gad-7", "gad-7-response",
            QUESTIONNAIRE + "interpersonal-inventory", "interpersonal-inventory-response",
            QUESTIONNAIRE + "end-of-treatment-review", "end-of-treatment-review-response");

    private static final Set<String> RESPONSE_TYPE = Set.of("QuestionnaireResponse");

    private Recognition() {}

    private static Mark mark(String type, String element, String system, String code, String profile) {
        return new Mark(type, element, system, Optional.of(code), profile);
    }

    /** The canonical of the guide's profile that holds for a resource. */
    public static Optional<String> profileOf(CodedResource resource) {
        Optional<String> id = RESPONSE_TYPE.contains(resource.type())
                ? resource.questionnaire().map(RESPONSES::get)
                : markOf(resource).map(Mark::profile);
        return id.map(profile -> Canonical.of("StructureDefinition", profile));
    }

    /** Whether a resource belongs to IPT, so that it must carry the labels of mental health data. */
    public static boolean isIpt(CodedResource resource) {
        return markOf(resource).isPresent()
                || resource.questionnaire()
                        .filter(url -> url.startsWith(QUESTIONNAIRE))
                        .isPresent();
    }

    /**
     * Whether a resource must carry the labels of mental health data. A score from elsewhere is the same score: only one
     * that says that it belongs to IPT is labelled (rule X01).
     */
    public static boolean mustBeLabelled(CodedResource resource) {
        return resource.type().equals("Observation")
                ? resource.codes("category").contains(new Code(KIND, "ipt-score"))
                : isIpt(resource);
    }

    private static Optional<Mark> markOf(CodedResource resource) {
        return MARKS.stream()
                .filter(mark -> mark.type().equals(resource.type()))
                .filter(mark -> resource.codes(mark.element()).stream().anyMatch(code -> fits(mark, code)))
                .findFirst();
    }

    private static boolean fits(Mark mark, Code code) {
        return mark.system().equals(code.system())
                && mark.code().map(code.code()::equals).orElse(true);
    }
}

package org.iptfhir.validation;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
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

    private static final String INSTRUMENT_ITEM = Canonical.of("CodeSystem", "instrument-item");
    private static final String LOINC = "http://loinc.org";
    private static final String QUESTIONNAIRE = Canonical.of("Questionnaire", "");

    /** A coding in an element, and the profile that holds for the resource then. */
    private record Mark(String type, String element, String system, Optional<String> code, String profile) {}

    /** Instruments by the codes that the guide has for their totals. */
    private static final List<String> INSTRUMENTS = List.of(
            "bdi-ii",
            "c-ssrs",
            "cdrs-r",
            "ces-d",
            "cgi-i",
            "cgi-s",
            "ede-q",
            "epds",
            "gad-7",
            "ham-d-17",
            "iip-32",
            "iip-64",
            "isi",
            "loneliness-3",
            "madrs",
            "mfq",
            "mspss",
            "pcl-5",
            "phq-2",
            "phq-8",
            "phq-9",
            "phq-9m",
            "qids-sr-16",
            "rand-36",
            "sas-sr",
            "sf-36",
            "smfq",
            "srm-5",
            "wai-sr",
            "who-5",
            "wsas",
            "ymrs");

    /** Instruments by other codes of their totals, also by those that nobody should send any more. */
    private static final Map<String, String> TOTALS = Map.ofEntries(
            Map.entry("44261-6", "phq-9"),
            Map.entry("70274-6", "gad-7"),
            Map.entry("55758-7", "phq-2"),
            Map.entry("89204-2", "phq-9m"),
            Map.entry("89209-1", "bdi-ii"),
            Map.entry("100787-1", "ces-d"),
            Map.entry("99046-5", "epds"),
            Map.entry("71354-5", "epds"),
            Map.entry("106421-1", "loneliness-3"));

    /** Items about suicide without a code of LOINC. */
    private static final List<String> SAFETY_ITEMS = List.of(
            "phq-9m-9",
            "phq-9m-month",
            "phq-9m-ever",
            "ham-d-17-3",
            "madrs-10",
            "bdi-ii-9",
            "qids-sr-16-12",
            "epds-10",
            "mfq-16",
            "mfq-17",
            "mfq-18",
            "mfq-19",
            "cdrs-r-13");

    /** The first that fits counts: a maintenance course is a course, although it has the phase's category too. */
    private static final List<Mark> MARKS = Stream.concat(
                    marksOfScores(),
                    Stream.of(
                            mark("CarePlan", "category", KIND, "ipt-course", "course"),
                            new Mark("CarePlan", "category", PHASE, Optional.empty(), "phase"),
                            mark("Encounter", "type", KIND, "ipt-session", "session-encounter"),
                            mark("Procedure", "category", KIND, "ipt-session", "session"),
                            mark("Procedure", "code", KIND, "ipt-session", "session"),
                            mark("Procedure", "code", Snomed.SYSTEM, Snomed.INTERPERSONAL_PSYCHOTHERAPY, "session"),
                            mark("Condition", "category", KIND, "ipt-problem-area", "problem-area-condition"),
                            mark("Goal", "category", KIND, "ipt-goal", "goal"),
                            mark("Consent", "category", KIND, "ipt-consent", "consent"),
                            mark("ClinicalImpression", "code", KIND, "ipt-formulation", "formulation"),
                            mark("Task", "code", KIND, "ipt-homework", "homework"),
                            mark("ServiceRequest", "category", KIND, "ipt-referral", "referral"),
                            mark("ServiceRequest", "code", KIND, "ipt-referral", "referral"),
                            mark(
                                    "ServiceRequest",
                                    "code",
                                    Snomed.SYSTEM,
                                    Snomed.INTERPERSONAL_PSYCHOTHERAPY,
                                    "referral"),
                            mark("DocumentReference", "type", KIND, "ipt-process-note", "process-note"),
                            mark("Composition", "type", KIND, "ipt-summary", "summary"),
                            mark("Flag", "category", KIND, "ipt-safety", "safety-flag"),
                            mark("Flag", "code", KIND, "ipt-safety", "safety-flag"),
                            mark("RiskAssessment", "code", KIND, "ipt-safety", "risk-assessment")))
            .toList();

    private static final Map<String, String> RESPONSES = Map.of(
            QUESTIONNAIRE + "phq-9", "phq-9-response",
            QUESTIONNAIRE + "gad-7", "gad-7-response",
            QUESTIONNAIRE + "interpersonal-inventory", "interpersonal-inventory-response",
            QUESTIONNAIRE + "end-of-treatment-review", "end-of-treatment-review-response",
            QUESTIONNAIRE + "communication-analysis", "communication-analysis-response",
            QUESTIONNAIRE + "decision-analysis", "decision-analysis-response",
            QUESTIONNAIRE + "fidelity", "fidelity-response");

    private static final Set<String> RESPONSE_TYPE = Set.of("QuestionnaireResponse");

    private Recognition() {}

    private static Stream<Mark> marksOfScores() {
        return Stream.of(
                        TOTALS.entrySet().stream()
                                .map(total -> mark(
                                        "Observation", "code", LOINC, total.getKey(), "score-" + total.getValue())),
                        Stream.of(mark("Observation", "code", LOINC, "44260-8", "safety-item-phq-9")),
                        INSTRUMENTS.stream()
                                .map(id -> mark("Observation", "code", Instruments.CODES, id, "score-" + id)),
                        Stream.of(new Mark("Observation", "code", Instruments.CODES, Optional.empty(), "score")),
                        SAFETY_ITEMS.stream()
                                .map(item -> mark("Observation", "code", INSTRUMENT_ITEM, item, "safety-item")))
                .flatMap(marks -> marks);
    }

    private static Mark mark(String type, String element, String system, String code, String profile) {
        return new Mark(type, element, system, Optional.of(code), profile);
    }

    /** The canonical of the guide's profile that holds for a resource. */
    public static Optional<String> profileOf(CodedResource resource) {
        Optional<String> id = RESPONSE_TYPE.contains(resource.type())
                ? resource.questionnaire().flatMap(Recognition::profileOfAnswers)
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

    private static Optional<String> profileOfAnswers(String questionnaire) {
        return Optional.ofNullable(RESPONSES.get(questionnaire))
                .or(() -> INSTRUMENTS.stream()
                        .filter(id -> questionnaire.equals(QUESTIONNAIRE + id))
                        .map(id -> "instrument-response")
                        .findFirst());
    }

    private static Optional<Mark> markOf(CodedResource resource) {
        Map<String, List<Code>> codes = new HashMap<>();
        return MARKS.stream()
                .filter(mark -> mark.type().equals(resource.type()))
                .filter(mark -> codes.computeIfAbsent(mark.element(), resource::codes).stream()
                        .anyMatch(code -> fits(mark, code)))
                .findFirst();
    }

    private static boolean fits(Mark mark, Code code) {
        return mark.system().equals(code.system())
                && mark.code().map(code.code()::equals).orElse(true);
    }
}

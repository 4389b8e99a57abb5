package org.iptfhir.outcome;

import java.util.LinkedHashMap;
import java.util.Map;
import org.iptfhir.outcome.Verdict.Reason;

/**
 * The verdicts of the NHS Talking Therapies manual (NHS England) on a course, from a scale of depression and one of
 * anxiety together. Both are needed: where one cannot tell, there is no verdict.
 *
 * @param depression by PHQ-9
 * @param anxiety by GAD-7
 */
public record TalkingTherapies(CourseOutcome depression, CourseOutcome anxiety) {
    /** Instrument of depression. */
    public static final String DEPRESSION = "phq-9";

    /** Instrument of anxiety. */
    public static final String ANXIETY = "gad-7";

    /** All verdicts, by their codes of the guide's code system {@code outcome-verdict} and in its order. */
    public Map<String, Verdict> verdicts() {
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        verdicts.put("nhs-caseness", caseness());
        verdicts.put("nhs-recovery", recovery());
        verdicts.put("nhs-reliable-improvement", reliableImprovement());
        verdicts.put("nhs-reliable-deterioration", reliableDeterioration());
        verdicts.put("nhs-reliable-recovery", reliableRecovery());
        return verdicts;
    }

    /** Whether either scale was at caseness at the start. */
    public Verdict caseness() {
        return depression
                .casenessAtStart()
                .then(one -> anxiety.casenessAtStart().then(two -> Verdict.of(one || two)));
    }

    /** Of who was at caseness at the start: whether neither scale is at the end. */
    public Verdict recovery() {
        return caseness()
                .then(ill -> ill
                        ? below(depression).and(() -> below(anxiety))
                        : Verdict.notComputable(Reason.NOT_AT_CASENESS));
    }

    private static Verdict below(CourseOutcome scale) {
        return scale.casenessAtEnd().then(ill -> Verdict.of(!ill));
    }

    /** Whether one scale is reliably better and the other not reliably worse. */
    public Verdict reliableImprovement() {
        return oneWay(
                depression.reliableImprovement(),
                anxiety.reliableImprovement(),
                depression.reliableDeterioration(),
                anxiety.reliableDeterioration());
    }

    /** Whether one scale is reliably worse and the other not reliably better. */
    public Verdict reliableDeterioration() {
        return oneWay(
                depression.reliableDeterioration(),
                anxiety.reliableDeterioration(),
                depression.reliableImprovement(),
                anxiety.reliableImprovement());
    }

    private static Verdict oneWay(Verdict one, Verdict other, Verdict againstOne, Verdict againstOther) {
        return one.then(first ->
                other.then(second -> Verdict.of((first || second) && !againstOne.holds() && !againstOther.holds())));
    }

    /** Recovery that is a reliable improvement too. */
    public Verdict reliableRecovery() {
        return recovery().and(this::reliableImprovement);
    }
}

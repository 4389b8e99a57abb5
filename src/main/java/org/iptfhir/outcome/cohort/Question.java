package org.iptfhir.outcome.cohort;

import java.util.Optional;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.TalkingTherapies;
import org.iptfhir.outcome.Verdict;
import org.iptfhir.outcome.Verdict.Reason;

/** A verdict that is counted, by its code in the guide's code system {@code outcome-verdict}. */
public enum Question {
    /** Improvement by the share that the instrument asks for. */
    RESPONSE("response"),
    /** Hardly any symptoms at the end. */
    REMISSION("remission"),
    /** Better by more than error of measurement. */
    RELIABLE_IMPROVEMENT("reliable-improvement"),
    /** Worse by more than error of measurement. */
    RELIABLE_DETERIORATION("reliable-deterioration"),
    /** NHS Talking Therapies: of who was at caseness, on neither scale at the end. */
    RECOVERY("nhs-recovery"),
    /** NHS Talking Therapies: recovery that is a reliable improvement too. */
    RELIABLE_RECOVERY("nhs-reliable-recovery");

    private final String code;

    Question(String code) {
        this.code = code;
    }

    /** The guide's code. */
    public String code() {
        return code;
    }

    /** Whether it is asked of who was ill enough at the start alone, and by two scales together. */
    public boolean isOfCaseness() {
        return this == RECOVERY || this == RELIABLE_RECOVERY;
    }

    /**
     * The answer for a course.
     *
     * @param together the verdicts of two scales; empty where one of them was never used
     */
    public Verdict of(CourseOutcome scale, Optional<TalkingTherapies> together) {
        return switch (this) {
            case RESPONSE -> scale.response();
            case REMISSION -> scale.remission();
            case RELIABLE_IMPROVEMENT -> scale.reliableImprovement();
            case RELIABLE_DETERIORATION -> scale.reliableDeterioration();
            case RECOVERY -> together.map(TalkingTherapies::recovery).orElse(Verdict.notComputable(Reason.NO_BASELINE));
            case RELIABLE_RECOVERY ->
                together.map(TalkingTherapies::reliableRecovery).orElse(Verdict.notComputable(Reason.NO_BASELINE));
        };
    }
}

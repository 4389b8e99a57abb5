package org.iptfhir.rest.outcome;

import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.outcome.Verdict;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.RecordedDay;

/**
 * A course as the guide's measures count it.
 *
 * @param plan the course
 * @param outcome what it has come to
 */
public record MeasuredCourse(CoursePlan plan, TreatmentOutcome outcome) {
    private static final Set<String> BEGUN = Set.of("active", "on-hold", "completed", "revoked");
    private static final Set<String> OVER = Set.of("completed", "revoked");

    /** Whether it has begun, on a day that is known. */
    public boolean hasBegun() {
        return BEGUN.contains(plan.status()) && begin().isPresent();
    }

    /** Whether it has come to an end. */
    public boolean isOver() {
        return OVER.contains(plan.status());
    }

    /** Its first day; of a month alone the first of it. */
    public Optional<LocalDate> begin() {
        return RecordedDay.orFirstOfMonth(plan.begin());
    }

    /** What it has come to by an instrument; empty where there is no score of it. */
    public Optional<CourseOutcome> scale(String instrument) {
        return outcome.by(instrument);
    }

    /** Whether it came to an end that was agreed on. */
    public Verdict completion() {
        return ofEnd(EndReason::isCompletion);
    }

    /** Whether the patient broke it off. */
    public Verdict dropOut() {
        return ofEnd(reason -> reason == EndReason.DROPOUT);
    }

    private Verdict ofEnd(Predicate<EndReason> holds) {
        return plan.endReason()
                .filter(reason -> reason != EndReason.UNKNOWN)
                .map(reason -> Verdict.of(holds.test(reason)))
                .orElse(Verdict.notComputable(Verdict.Reason.NO_END_REASON));
    }
}

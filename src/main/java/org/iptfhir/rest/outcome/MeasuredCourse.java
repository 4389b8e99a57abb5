package org.iptfhir.rest.outcome;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.iptfhir.outcome.CourseOutcome;
import org.iptfhir.outcome.TreatmentOutcome;
import org.iptfhir.outcome.Verdict;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.translate.CoursePlan;

/**
 * A course as the guide's measures count it.
 *
 * @param plan the course
 * @param outcome what it has come to
 */
public record MeasuredCourse(CoursePlan plan, TreatmentOutcome outcome) {
    private static final Set<String> BEGUN = Set.of("active", "on-hold", "completed", "revoked");
    private static final Set<String> OVER = Set.of("completed", "revoked");
    private static final int MONTH = 7; // as in 2026-02
    private static final int DAY = 10; // as in 2026-02-03

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
        return plan.begin().flatMap(MeasuredCourse::day);
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

    private static Optional<LocalDate> day(String moment) {
        try {
            return moment.length() >= DAY
                    ? Optional.of(LocalDate.parse(moment.substring(0, DAY)))
                    : Optional.of(moment)
                            .filter(text -> text.length() == MONTH)
                            .map(text -> YearMonth.parse(text).atDay(1));
        } catch (DateTimeException e) {
            return Optional.empty(); // what cannot be read is told by the check of the resource
        }
    }
}

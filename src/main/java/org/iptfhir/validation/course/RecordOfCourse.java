package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.PossibleTime;

/** Tells what of a patient's record may belong to a course, and what is of an earlier one. */
final class RecordOfCourse {
    private final CoursePlan course;
    private final int daysBefore;
    private final CourseReader stored;

    /**
     * Looks at the record beside a course.
     *
     * @param daysBefore how many days before the course something may have been recorded for it
     */
    RecordOfCourse(CoursePlan course, int daysBefore, CourseReader stored) {
        this.course = course;
        this.daysBefore = daysBefore;
        this.stored = stored;
    }

    /**
     * Whether something may belong to the course: it is based on it; or on no plan at all, and it is not from long before.
     *
     * @param plans that it is based on
     * @param time when it was recorded; what does not say so may be of any time
     */
    boolean mayHold(List<String> plans, Optional<PossibleTime> time) {
        return plans.isEmpty() ? !isFromBefore(time) : plans.contains(course.id()) || isOfPhase(plans);
    }

    private boolean isFromBefore(Optional<PossibleTime> time) {
        return course.begin()
                .flatMap(PossibleTime::of)
                .map(begin -> begin.first().minusDays(daysBefore))
                .filter(earliest ->
                        time.filter(then -> then.last().isBefore(earliest)).isPresent())
                .isPresent();
    }

    private boolean isOfPhase(List<String> plans) {
        Set<String> phases =
                stored.phasesOf(course.id()).stream().map(PhasePlan::id).collect(Collectors.toSet());
        return plans.stream().anyMatch(phases::contains);
    }
}

package org.iptfhir.validation.course;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.SessionRecord;
import org.iptfhir.validation.PossibleTime;

/** The days on which a course had sessions. */
final class SessionDays {
    private SessionDays() {}

    /** In their order; those that did not take place, or whose day is not said, are left out. */
    static List<LocalDate> of(CoursePlan course, CourseReader stored) {
        return SessionInCourse.sessions(course, stored.phasesOf(course.id()), stored).stream()
                .filter(SessionRecord::tookPlace)
                .map(SessionInCourse::begin)
                .flatMap(Optional::stream)
                .filter(Predicate.not(PossibleTime::isPartial))
                .map(PossibleTime::first)
                .sorted()
                .toList();
    }
}

package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.SessionRecord;
import org.iptfhir.validation.PossibleTime;

/**
 * A session beside what its course has.
 *
 * @param session that is judged
 * @param course the first course that it is based on, or that a phase which it is based on is part of
 * @param phases of the course
 * @param others the other sessions of the course, whether they took place or not
 */
record SessionInCourse(SessionRecord session, CoursePlan course, List<PhasePlan> phases, List<SessionRecord> others) {
    /** Finds the course of a session; empty when it is not here. */
    static Optional<SessionInCourse> of(SessionRecord session, CourseReader stored) {
        return NamedCourse.among(session.plans(), stored).map(course -> beside(session, course, stored));
    }

    private static SessionInCourse beside(SessionRecord session, CoursePlan course, CourseReader stored) {
        List<PhasePlan> phases = stored.phasesOf(course.id());
        List<SessionRecord> others = sessions(course, phases, stored).stream()
                .filter(other -> !other.id().equals(session.id()))
                .toList();
        return new SessionInCourse(session, course, phases, others);
    }

    /** All sessions of a course. */
    static List<SessionRecord> sessions(CoursePlan course, List<PhasePlan> phases, CourseReader stored) {
        Set<String> plans = Stream.concat(
                        Stream.of(course.id()), phases.stream().map(PhasePlan::id))
                .collect(Collectors.toUnmodifiableSet());
        return stored.sessionsOf(plans);
    }

    /** The phases of the course that the session says it is based on. */
    List<PhasePlan> ownPhases() {
        return phases.stream()
                .filter(phase -> session.plans().contains(phase.id()))
                .toList();
    }

    /** When a session began, as far as it can be told. */
    static Optional<PossibleTime> begin(SessionRecord session) {
        return session.begin().flatMap(PossibleTime::of);
    }
}

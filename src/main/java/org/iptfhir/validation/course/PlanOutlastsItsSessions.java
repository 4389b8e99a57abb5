package org.iptfhir.validation.course;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.SessionRecord;
import org.iptfhir.validation.PossibleTime;

/**
 * S04, of courses and phases: one that is over ended no earlier than its last session. Of a session the session itself is
 * judged ({@link SessionWithinPlans}); here the plan says last what is not so.
 */
final class PlanOutlastsItsSessions implements CourseRule {
    private static final Set<CarePlanStatus> OVER = EnumSet.of(CarePlanStatus.COMPLETED, CarePlanStatus.REVOKED);

    @Override
    public String id() {
        return "S04";
    }

    @Override
    public String needs() {
        return "when the sessions of the plan were held";
    }

    @Override
    public Scope scope(Resource resource) {
        boolean isPlan = CoursePlan.of(resource).isPresent()
                || PhasePlan.of(resource)
                        .filter(phase -> !phase.courses().isEmpty())
                        .isPresent();
        return isPlan && resource instanceof CarePlan plan && isOver(plan) ? Scope.withoutLock() : Scope.nothing();
    }

    private static boolean isOver(CarePlan plan) {
        return OVER.contains(plan.getStatus()) && plan.getPeriod().hasEnd();
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        Optional<CoursePlan> course = CoursePlan.of(resource);
        return (course.isPresent()
                        ? ofCourse(course.get(), stored)
                        : PhasePlan.of(resource).flatMap(phase -> ofPhase(phase, stored)))
                .stream().toList();
    }

    private static Optional<CourseBreach> ofCourse(CoursePlan course, CourseReader stored) {
        return breach("course", course.id(), course.end(), held(course, stored));
    }

    /** What lies after the end of the course too, the course tells. */
    private static Optional<CourseBreach> ofPhase(PhasePlan phase, CourseReader stored) {
        return phase.courses().stream()
                .flatMap(id -> stored.course(id).stream())
                .findFirst()
                .flatMap(course -> breach(
                        "phase " + phase.phase().code(),
                        phase.id(),
                        phase.end(),
                        held(course, stored).stream()
                                .filter(session -> session.plans().contains(phase.id()))
                                .filter(session -> !isOver(course.plan()) || !isAfter(course.end(), session))
                                .toList()));
    }

    private static List<SessionRecord> held(CoursePlan course, CourseReader stored) {
        return SessionInCourse.sessions(course, stored.phasesOf(course.id()), stored).stream()
                .filter(SessionRecord::tookPlace)
                .toList();
    }

    private static boolean isAfter(Optional<String> end, SessionRecord session) {
        return end.flatMap(PossibleTime::of)
                .filter(last -> SessionInCourse.begin(session)
                        .filter(held -> last.last().isBefore(held.first()))
                        .isPresent())
                .isPresent();
    }

    private static Optional<CourseBreach> breach(
            String kind, String id, Optional<String> end, List<SessionRecord> sessions) {
        List<SessionRecord> after =
                sessions.stream().filter(session -> isAfter(end, session)).toList();
        return after.stream()
                .max(Comparator.comparing(
                        session -> SessionInCourse.begin(session).orElseThrow().first()))
                .map(last -> CourseBreach.error(
                        ".period.end",
                        "The " + kind + " ends on " + end.orElseThrow() + ", before its last session, " + last.id()
                                + " of " + last.begin().orElseThrow()
                                + (after.size() > 1 ? "; " + after.size() + " sessions lie after its end." : "."),
                        id,
                        last.id()));
    }
}

package org.iptfhir.validation.course;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.SessionRecord;
import org.iptfhir.validation.PossibleTime;

/**
 * S04, of courses and phases: one that is over ended no earlier than its last session, and a period that is changed leaves no
 * session outside. Of a session the session itself is judged ({@link SessionWithinPlans}); here the plan says last what is
 * not so.
 */
final class PlanHoldsItsSessions implements CourseRule {
    private static final Set<CarePlanStatus> OVER = EnumSet.of(CarePlanStatus.COMPLETED, CarePlanStatus.REVOKED);
    private static final Set<CarePlanStatus> GOES_ON = EnumSet.of(CarePlanStatus.ACTIVE, CarePlanStatus.ONHOLD);

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
        return isPlan(resource)
                        && resource instanceof CarePlan plan
                        && isOver(plan)
                        && plan.getPeriod().hasEnd()
                ? Scope.withoutLock()
                : Scope.nothing();
    }

    private static boolean isPlan(Resource resource) {
        return CoursePlan.of(resource).isPresent()
                || PhasePlan.of(resource)
                        .filter(phase -> !phase.courses().isEmpty())
                        .isPresent();
    }

    private static boolean isOver(CarePlan plan) {
        return OVER.contains(plan.getStatus());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        return Held.by(resource, stored).flatMap(Held::endsTooEarly).stream().toList();
    }

    /** A period that stays as it is costs no look at the sessions. */
    @Override
    public List<CourseBreach> checkChange(Resource before, Resource resource, CourseReader stored) {
        boolean isMoved = isPlan(resource)
                && before instanceof CarePlan was
                && resource instanceof CarePlan plan
                && (isOver(plan) || GOES_ON.contains(plan.getStatus()))
                && !was.getPeriod().equalsDeep(plan.getPeriod());
        return isMoved
                ? Held.by(resource, stored).stream()
                        .flatMap(held -> Stream.of(
                                held.beginsTooLate(),
                                isOver((CarePlan) resource) ? Optional.<CourseBreach>empty() : held.endsTooEarly()))
                        .flatMap(Optional::stream)
                        .toList()
                : List.of();
    }

    /**
     * A plan with the sessions that it should hold.
     *
     * @param plan in words
     * @param sessions that took place; of a phase, not those that lie outside its course, which the course tells
     */
    private record Held(
            String plan, String id, Optional<String> begin, Optional<String> end, List<SessionRecord> sessions) {
        static Optional<Held> by(Resource resource, CourseReader stored) {
            Optional<CoursePlan> course = CoursePlan.of(resource);
            return course.isPresent()
                    ? course.map(one -> new Held("course", one.id(), one.begin(), one.end(), sessions(one, stored)))
                    : PhasePlan.of(resource).flatMap(phase -> by(phase, stored));
        }

        private static Optional<Held> by(PhasePlan phase, CourseReader stored) {
            return phase.courses().stream()
                    .flatMap(id -> stored.course(id).stream())
                    .findFirst()
                    .map(course -> new Held(
                            "phase " + phase.phase().code(),
                            phase.id(),
                            phase.begin(),
                            phase.end(),
                            sessions(course, stored).stream()
                                    .filter(session -> session.plans().contains(phase.id()))
                                    .filter(session -> !isOver(course.plan()) || !isAfter(course.end(), session))
                                    .filter(session -> !isBefore(course.begin(), session))
                                    .toList()));
        }

        private static List<SessionRecord> sessions(CoursePlan course, CourseReader stored) {
            return SessionInCourse.sessions(course, stored.phasesOf(course.id()), stored).stream()
                    .filter(SessionRecord::tookPlace)
                    .toList();
        }

        Optional<CourseBreach> endsTooEarly() {
            List<SessionRecord> after =
                    sessions.stream().filter(session -> isAfter(end, session)).toList();
            return after.stream()
                    .max(BY_BEGIN)
                    .map(last -> breach(
                            ".period.end",
                            " ends on " + end.orElseThrow() + ", before its last session",
                            last,
                            after.size() > 1 ? "; " + after.size() + " sessions lie after its end." : "."));
        }

        Optional<CourseBreach> beginsTooLate() {
            List<SessionRecord> earlier = sessions.stream()
                    .filter(session -> isBefore(begin, session))
                    .toList();
            return earlier.stream()
                    .min(BY_BEGIN)
                    .map(first -> breach(
                            ".period.start",
                            " begins on " + begin.orElseThrow() + ", after its first session",
                            first,
                            earlier.size() > 1 ? "; " + earlier.size() + " sessions lie before its beginning." : "."));
        }

        private CourseBreach breach(String path, String fault, SessionRecord session, String more) {
            return CourseBreach.error(
                    path,
                    "The " + plan + fault + ", " + session.id() + " of "
                            + session.begin().orElseThrow() + more,
                    id,
                    session.id());
        }
    }

    private static final Comparator<SessionRecord> BY_BEGIN = Comparator.comparing(
            session -> SessionInCourse.begin(session).orElseThrow().first());

    private static boolean isAfter(Optional<String> end, SessionRecord session) {
        return isOutside(end, session, (last, held) -> last.last().isBefore(held.first()));
    }

    private static boolean isBefore(Optional<String> begin, SessionRecord session) {
        return isOutside(begin, session, (first, held) -> held.last().isBefore(first.first()));
    }

    private static boolean isOutside(
            Optional<String> limit, SessionRecord session, BiPredicate<PossibleTime, PossibleTime> test) {
        Predicate<PossibleTime> beyond = day -> SessionInCourse.begin(session)
                .filter(held -> test.test(day, held))
                .isPresent();
        return limit.flatMap(PossibleTime::of).filter(beyond).isPresent();
    }
}

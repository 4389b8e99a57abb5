package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.Severity;

/**
 * A rule about a course that says that it is completed as planned, and its phases. {@link PhaseOfCompletedCourse} holds
 * phases that change later to it.
 */
interface CompletedAsPlannedRule extends CourseRule {
    /**
     * What a course lacks.
     *
     * @param severity how much it matters here
     * @param what is lacking, in words that go on from "but"
     * @param phase id of the phase at fault; empty where there is none, or several
     */
    record Lack(Severity severity, String what, String phase) {}

    /**
     * What a course lacks to be completed as planned.
     *
     * @param phases of the course, but those that were entered in error
     */
    Optional<Lack> lack(CoursePlan course, List<PhasePlan> phases);

    /** Whether phases of this kind, as they are, keep a course from being completed as planned. */
    boolean isUpTo(Phase kind, CoursePlan course, List<PhasePlan> phases);

    /** Whether a course lacks a phase of this kind once it is gone. */
    boolean requires(Phase kind, CoursePlan course);

    /** How a phase stands that is not completed, in words that go on from its name. */
    static String state(PhasePlan phase) {
        boolean hasBegun =
                phase.isRevoked() ? phase.begin().isPresent() : phase.plan().getStatus() != CarePlanStatus.DRAFT;
        return hasBegun ? "is " + phase.status() : "has not begun";
    }

    /** Whether a course says that it is completed as planned. */
    static boolean judges(CoursePlan course) {
        return course.isCompleted()
                && course.endReason()
                        .filter(EndReason.COMPLETED_PLANNED::equals)
                        .isPresent();
    }

    /** Its phases must not change while it ends. */
    @Override
    default Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(CompletedAsPlannedRule::judges)
                .map(course -> Scope.within(
                        Set.of(course.id()), ".subject", course.plan().getSubject()))
                .orElse(Scope.nothing());
    }

    @Override
    default List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        return lack(course, stored.phasesOf(course.id()))
                .map(lack -> new CourseBreach(
                        lack.severity(),
                        ".status",
                        "The course is completed as planned, but " + lack.what(),
                        course.id(),
                        lack.phase()))
                .stream()
                .toList();
    }
}

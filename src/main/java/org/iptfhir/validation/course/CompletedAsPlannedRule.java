package org.iptfhir.validation.course;

import java.util.List;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;

/** A rule about a course that says that it is completed as planned, and its phases. */
interface CompletedAsPlannedRule extends CourseRule {
    /**
     * How a course breaks it.
     *
     * @param phases of the course, but those that were entered in error
     */
    List<CourseBreach> check(CoursePlan course, List<PhasePlan> phases);

    /** How a phase stands that is not completed, in words that go on from its name. */
    static String state(PhasePlan phase) {
        boolean hasBegun =
                phase.isRevoked() ? phase.begin().isPresent() : phase.plan().getStatus() != CarePlanStatus.DRAFT;
        return hasBegun ? "is " + phase.status() : "has not begun";
    }

    @Override
    default Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(CoursePlan::isCompleted)
                .filter(course -> course.endReason()
                        .filter(EndReason.COMPLETED_PLANNED::equals)
                        .isPresent())
                .map(course -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    @Override
    default List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        return check(course, stored.phasesOf(course.id()));
    }
}

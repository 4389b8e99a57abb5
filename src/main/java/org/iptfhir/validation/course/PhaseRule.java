package org.iptfhir.validation.course;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;

/** A rule about a phase and the other phases of its course. */
interface PhaseRule extends CourseRule {
    /** Whether it has anything to judge in a phase that counts. */
    boolean judges(PhasePlan phase);

    /**
     * How a phase breaks it.
     *
     * @param others the phases of the same course that count
     */
    List<CourseBreach> check(PhasePlan phase, List<PhasePlan> others);

    @Override
    default String needs() {
        return "which other phases the course has";
    }

    @Override
    default Scope scope(Resource resource) {
        return PhasePlan.of(resource)
                .filter(PhaseRule::counts)
                .filter(phase -> !phase.courses().isEmpty())
                .filter(this::judges)
                .map(phase -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    /** What was broken off, or taken back, stands in nobody's way. */
    static boolean counts(PhasePlan phase) {
        return !phase.isEnteredInError() && !phase.isRevoked();
    }

    @Override
    default List<CourseBreach> check(Resource resource, CourseReader stored) {
        PhasePlan phase = PhasePlan.of(resource).orElseThrow();
        List<PhasePlan> others = NamedCourse.of(phase, stored).stream()
                .flatMap(course -> stored.phasesOf(course).stream())
                .filter(PhaseRule::counts)
                .filter(other -> !other.id().equals(phase.id()))
                .distinct()
                .toList();
        return check(phase, others);
    }
}

package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.Severity;

/**
 * The other side of a rule about courses that are completed as planned: a phase of such a course is not taken back, and not
 * broken off. What other phases lack, another write may still bring.
 */
final class PhaseOfCompletedCourse implements CourseRule {
    private final CompletedAsPlannedRule ofCourse;

    PhaseOfCompletedCourse(CompletedAsPlannedRule ofCourse) {
        this.ofCourse = ofCourse;
    }

    @Override
    public String id() {
        return ofCourse.id();
    }

    @Override
    public String needs() {
        return "whether the course of the phase is completed as planned";
    }

    @Override
    public boolean isToldOfTheCourse() {
        return true;
    }

    /** The course must not end meanwhile. */
    @Override
    public Scope scope(Resource resource) {
        return PhasePlan.of(resource)
                .filter(phase -> !phase.isEnteredInError())
                .filter(phase -> !phase.courses().isEmpty())
                .map(phase -> Scope.within(
                        new TreeSet<>(phase.courses()),
                        ".partOf[0]",
                        phase.plan().getPartOfFirstRep()))
                .orElse(Scope.nothing());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        PhasePlan phase = PhasePlan.of(resource).orElseThrow();
        return phase.courses().stream()
                .distinct()
                .flatMap(course -> stored.course(course).stream())
                .filter(CompletedAsPlannedRule::judges)
                .flatMap(course -> breach(phase, course, stored).stream())
                .toList();
    }

    private Optional<CourseBreach> breach(PhasePlan phase, CoursePlan course, CourseReader stored) {
        List<PhasePlan> phases = stored.phasesOf(course.id());
        return ofCourse.isUpTo(phase.phase(), course, phases)
                ? ofCourse.lack(course, phases)
                        .map(lack -> new CourseBreach(
                                Written.wasHistory(course.plan(), stored) ? Severity.WARNING : lack.severity(),
                                ".status",
                                "The course " + course.id() + " is completed as planned, but "
                                        + lack.what().replace(" " + phase.id() + " ", ", this one, "),
                                phase.id(),
                                course.id()))
                : Optional.empty();
    }
}

package org.iptfhir.validation.course;

import java.util.List;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;

/** P08: a course is completed as planned once its termination phase is. What comes after the end, P04 and S04 tell. */
final class TerminationCompleted implements CourseRule {
    @Override
    public String id() {
        return "P08";
    }

    @Override
    public String needs() {
        return "whether the termination phase is completed";
    }

    @Override
    public Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(AllPhasesOnceCompleted::isCompletedAsPlanned)
                .map(course -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        List<PhasePlan> endings = stored.phasesOf(course.id()).stream()
                .filter(phase -> phase.phase() == Phase.TERMINATION)
                .toList();
        return endings.stream().anyMatch(PhasePlan::isCompleted)
                ? List.of()
                : endings.stream()
                        .limit(1)
                        .map(phase -> CourseBreach.error(
                                ".status",
                                "The course is completed as planned, but its termination phase " + phase.id() + " is "
                                        + phase.status() + ".",
                                course.id(),
                                phase.id()))
                        .toList();
    }
}

package org.iptfhir.validation.course;

import java.util.List;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.PhasePlan;

/** P08: a course is completed as planned once its termination phase is. What comes after the end, P04 and S04 tell. */
final class TerminationCompleted implements CompletedAsPlannedRule {
    @Override
    public String id() {
        return "P08";
    }

    @Override
    public String needs() {
        return "whether the termination phase is completed";
    }

    @Override
    public List<CourseBreach> check(CoursePlan course, List<PhasePlan> phases) {
        List<PhasePlan> endings = phases.stream()
                .filter(phase -> phase.phase() == Phase.TERMINATION)
                .toList();
        return endings.stream().anyMatch(PhasePlan::isCompleted)
                ? List.of()
                : endings.stream()
                        .limit(1)
                        .map(phase -> CourseBreach.error(
                                ".status",
                                "The course is completed as planned, but its termination phase " + phase.id() + " "
                                        + CompletedAsPlannedRule.state(phase) + ".",
                                course.id(),
                                phase.id()))
                        .toList();
    }
}

package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.Severity;

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
    public boolean isUpTo(Phase kind, CoursePlan course, List<PhasePlan> phases) {
        return kind == Phase.TERMINATION;
    }

    /** P01 tells of it. */
    @Override
    public boolean requires(Phase kind, CoursePlan course) {
        return false;
    }

    @Override
    public Optional<Lack> lack(CoursePlan course, List<PhasePlan> phases) {
        List<PhasePlan> endings = phases.stream()
                .filter(phase -> phase.phase() == Phase.TERMINATION)
                .toList();
        return endings.stream().anyMatch(PhasePlan::isCompleted)
                ? Optional.empty()
                : endings.stream()
                        .findFirst()
                        .map(phase -> new Lack(
                                Severity.ERROR,
                                "its termination phase " + phase.id() + " " + CompletedAsPlannedRule.state(phase) + ".",
                                phase.id()));
    }
}

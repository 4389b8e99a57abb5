package org.iptfhir.validation.course;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.Variant;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.Severity;

/**
 * P01, of courses: one that is completed as planned has been through all phases of its variant. A system that records no
 * phases at all is only warned.
 */
final class AllPhasesOnceCompleted implements CompletedAsPlannedRule {
    private final Variants variants;

    AllPhasesOnceCompleted(Variants variants) {
        this.variants = variants;
    }

    @Override
    public String id() {
        return "P01";
    }

    @Override
    public String needs() {
        return "which phases the course has";
    }

    @Override
    public List<CourseBreach> check(CoursePlan course, List<PhasePlan> phases) {
        Set<Phase> there =
                phases.stream().filter(PhaseRule::counts).map(PhasePlan::phase).collect(Collectors.toUnmodifiableSet());
        List<String> missing = required(course)
                .filter(phase -> !there.contains(phase))
                .map(Phase::code)
                .toList();
        return missing.isEmpty() || course.isMaintenance()
                ? List.of()
                : List.of(new CourseBreach(
                        there.isEmpty() ? Severity.WARNING : Severity.ERROR,
                        ".status",
                        "The course is completed as planned, but it has no phase "
                                + String.join(" and no phase ", missing) + ".",
                        course.id(),
                        ""));
    }

    private Stream<Phase> required(CoursePlan course) {
        return course.variant().flatMap(variants::ofCode).map(Variant::phases).stream()
                .flatMap(List::stream);
    }
}

package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Phase;
import org.iptfhir.therapy.Variant;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.Severity;

/**
 * P01, of courses: one that is completed as planned has been through all phases of its variant; one that is still a draft
 * has not begun. Of a termination phase that is there P08 tells. A system that records no phases at all is only warned, and
 * so is a course that does not say which variant it is, of the phases that every acute one has. Of a course without either
 * nothing is known.
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
    public boolean isUpTo(Phase kind, CoursePlan course, List<PhasePlan> phases) {
        return kind != Phase.TERMINATION && required(course).contains(kind) && !isGoneThrough(kind, phases);
    }

    @Override
    public boolean requires(Phase kind, CoursePlan course) {
        return required(course).contains(kind);
    }

    private List<Phase> required(CoursePlan course) {
        return course.variant().flatMap(variants::ofCode).map(Variant::phases).orElseGet(variants::phasesOfEveryAcute);
    }

    @Override
    public Optional<Lack> lack(CoursePlan course, List<PhasePlan> phases) {
        Optional<Variant> variant = course.variant().flatMap(variants::ofCode);
        boolean recordsPhases = phases.stream().anyMatch(PhaseRule::counts);
        if (course.isMaintenance() || (variant.isEmpty() && !recordsPhases)) {
            return Optional.empty();
        }
        List<Phase> required = required(course);
        List<String> missing = new ArrayList<>();
        List<String> notGoneThrough = new ArrayList<>();
        required.stream().filter(phase -> !isGoneThrough(phase, phases)).forEach(phase -> {
            Optional<PhasePlan> plan =
                    phases.stream().filter(one -> one.phase() == phase).findFirst();
            if (plan.isEmpty()) {
                missing.add("no phase " + phase.code());
            } else if (phase != Phase.TERMINATION) {
                notGoneThrough.add("its phase " + phase.code() + " "
                        + plan.get().id() + " " + CompletedAsPlannedRule.state(plan.get()));
            }
        });
        if (!missing.isEmpty()) {
            notGoneThrough.add(0, "it has " + String.join(" and ", missing));
        }
        return notGoneThrough.isEmpty()
                ? Optional.empty()
                : Optional.of(new Lack(
                        variant.isPresent() && recordsPhases ? Severity.ERROR : Severity.WARNING,
                        String.join(", and ", notGoneThrough) + "."
                                + (variant.isPresent() ? "" : ofEveryAcute(required)),
                        ""));
    }

    private static String ofEveryAcute(List<Phase> phases) {
        return " It does not say which variant it is; every acute one has the phases "
                + String.join(" and ", phases.stream().map(Phase::code).toList()) + ".";
    }

    private static boolean isGoneThrough(Phase phase, List<PhasePlan> phases) {
        Predicate<PhasePlan> isDraft = one -> one.plan().getStatus() == CarePlanStatus.DRAFT;
        return phases.stream()
                .filter(one -> one.phase() == phase)
                .filter(PhaseRule::counts)
                .anyMatch(isDraft.negate());
    }
}

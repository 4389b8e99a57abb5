package org.iptfhir.validation.course;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.PossibleTime;

/**
 * I09: the inventory is taken before the focus is agreed on, in the initial phase, or before a group meets. One that was
 * amended bears the date of the amendment, which may be any.
 */
final class InventoryInInitialPhase implements InventoryRule {
    private static final Set<Phase> ASSESSMENT = EnumSet.of(Phase.PREGROUP, Phase.INITIAL);

    @Override
    public String id() {
        return "I09";
    }

    @Override
    public String needs() {
        return "when the initial phase of the course was";
    }

    @Override
    public boolean judges(Inventory inventory) {
        return inventory.isCompleted() && authored(inventory).isPresent();
    }

    private static Optional<PossibleTime> authored(Inventory inventory) {
        return time(
                Optional.ofNullable(inventory.response().getAuthoredElement().getValueAsString()));
    }

    @Override
    public List<CourseBreach> check(Inventory inventory, CoursePlan course, CourseReader stored) {
        PossibleTime authored = authored(inventory).orElseThrow();
        List<PhasePlan> assessment = stored.phasesOf(course.id()).stream()
                .filter(PhaseRule::counts)
                .filter(phase -> ASSESSMENT.contains(phase.phase()))
                .sorted(Comparator.comparing(PhasePlan::phase))
                .toList();
        if (assessment.isEmpty()) {
            return List.of();
        }
        PhasePlan first = assessment.get(0);
        PhasePlan last = assessment.get(assessment.size() - 1);
        if (time(first.begin())
                .filter(begin -> authored.last().isBefore(begin.first()))
                .isPresent()) {
            return List.of(breach(inventory, "before", first, "begins", first.begin()));
        }
        return time(last.end())
                        .filter(end -> end.last().isBefore(authored.first()))
                        .isPresent()
                ? List.of(breach(inventory, "after", last, "ended", last.end()))
                : List.of();
    }

    private static Optional<PossibleTime> time(Optional<String> stated) {
        return stated.flatMap(PossibleTime::of);
    }

    private static CourseBreach breach(
            Inventory inventory, String side, PhasePlan phase, String event, Optional<String> date) {
        return CourseBreach.warning(
                ".authored",
                "The inventory of " + inventory.response().getAuthoredElement().getValueAsString() + " lies " + side
                        + " the phase " + phase.phase().code() + ", " + phase.id() + ", which " + event
                        + " on " + date.orElseThrow() + ".",
                inventory.id(),
                phase.id());
    }
}

package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.PossibleTime;

/** P02: a later phase does not begin before an earlier one. */
final class PhasesOneAfterAnother implements PhaseRule {
    @Override
    public String id() {
        return "P02";
    }

    @Override
    public boolean judges(PhasePlan phase) {
        return phase.begin().isPresent();
    }

    @Override
    public List<CourseBreach> check(PhasePlan phase, List<PhasePlan> others) {
        return others.stream()
                .filter(other -> against(phase, other) || against(other, phase))
                .limit(1)
                .map(other -> breach(phase, other))
                .toList();
    }

    /** Whether the second, later by its name, begins first. */
    static boolean against(PhasePlan earlier, PhasePlan later) {
        Optional<PossibleTime> first = earlier.begin().flatMap(PossibleTime::of);
        Optional<PossibleTime> second = later.begin().flatMap(PossibleTime::of);
        return later.phase().mayFollow(earlier.phase())
                && first.isPresent()
                && second.isPresent()
                && second.get().isBefore(first.get());
    }

    private static CourseBreach breach(PhasePlan phase, PhasePlan other) {
        return CourseBreach.error(
                ".period.start",
                "The phases are out of order: " + phase.phase().code() + " begins on "
                        + phase.begin().orElseThrow() + ", and " + other.phase().code() + " (" + other.id() + ") on "
                        + other.begin().orElseThrow() + ".",
                phase.id(),
                other.id());
    }
}

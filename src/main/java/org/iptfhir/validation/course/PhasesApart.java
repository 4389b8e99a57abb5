package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.validation.PossibleTime;

/** P03: phases do not overlap, and the next one follows within two weeks. Both may share a day. */
final class PhasesApart implements PhaseRule {
    /** Two weekly sessions (IPT is weekly: variant table of the guide); more is an interruption. */
    private static final int MOST_DAYS_BETWEEN = 14;

    @Override
    public String id() {
        return "P03";
    }

    @Override
    public boolean judges(PhasePlan phase) {
        return phase.phase().isAcute()
                && (phase.begin().isPresent() || phase.end().isPresent());
    }

    @Override
    public List<CourseBreach> check(PhasePlan phase, List<PhasePlan> others) {
        return others.stream()
                .map(other -> breach(phase, other, others))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<CourseBreach> breach(PhasePlan phase, PhasePlan other, List<PhasePlan> others) {
        boolean isLater = phase.phase().mayFollow(other.phase());
        PhasePlan earlier = isLater ? other : phase;
        PhasePlan later = isLater ? phase : other;
        Optional<PossibleTime> end = earlier.end().flatMap(PossibleTime::of);
        Optional<PossibleTime> begin = later.begin().flatMap(PossibleTime::of);
        if (earlier.phase() == later.phase()
                || end.isEmpty()
                || begin.isEmpty()
                || PhasesOneAfterAnother.against(earlier, later)) {
            return Optional.empty(); // P01 and P02 tell
        }
        String place = isLater ? ".period.start" : ".period.end";
        String both = earlier.phase().code() + " ends on " + earlier.end().orElseThrow() + ", and "
                + later.phase().code() + " begins on " + later.begin().orElseThrow() + " (" + other.id() + ").";
        if (begin.get().last().isBefore(end.get().first())) {
            return Optional.of(CourseBreach.error(place, "The phases overlap: " + both, phase.id(), other.id()));
        }
        boolean isNext = others.stream().map(PhasePlan::phase).noneMatch(between -> isBetween(between, earlier, later));
        if (isNext
                && end.get()
                        .last()
                        .plusDays(MOST_DAYS_BETWEEN)
                        .isBefore(begin.get().first())) {
            return Optional.of(CourseBreach.warning(
                    place,
                    "More than " + MOST_DAYS_BETWEEN + " days lie between the phases: " + both,
                    phase.id(),
                    other.id()));
        }
        return Optional.empty();
    }

    private static boolean isBetween(Phase phase, PhasePlan earlier, PhasePlan later) {
        return phase.mayFollow(earlier.phase()) && later.phase().mayFollow(phase);
    }
}

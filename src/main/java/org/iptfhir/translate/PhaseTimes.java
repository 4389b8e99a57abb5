package org.iptfhir.translate;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.iptfhir.outcome.Attended;
import org.iptfhir.outcome.PhaseTime;
import org.iptfhir.therapy.Phase;

/** When the phases of a course took place: by their plans, else by what its sessions say. */
final class PhaseTimes {
    private static final Comparator<PhaseTime> BY_DAY = Comparator.comparing(PhaseTime::from);
    private static final String DRAFT = "draft";

    private PhaseTimes() {}

    /** The phases that have begun, by day. A draft is still to come, whatever its period says. */
    static List<PhaseTime> of(List<PhasePlan> plans, List<Attended> sessions) {
        List<PhaseTime> planned = plans.stream()
                .filter(plan -> !plan.status().equals(DRAFT))
                .flatMap(plan ->
                        RecordedDay.of(plan.begin())
                                .map(from -> new PhaseTime(plan.phase(), from, RecordedDay.of(plan.end())))
                                .stream())
                .sorted(BY_DAY)
                .toList();
        return planned.isEmpty() ? ofSessions(sessions) : planned;
    }

    /** Each from its first session to the first of the next one; the last one to its last session. */
    private static List<PhaseTime> ofSessions(List<Attended> sessions) {
        List<Attended> inOrder = sessions.stream()
                .filter(session -> session.phase().isPresent())
                .sorted(Comparator.comparing(Attended::day))
                .toList();
        List<PhaseTime> times = new ArrayList<>();
        for (Attended session : inOrder) {
            Phase phase = session.phase().orElseThrow();
            Optional<LocalDate> day = Optional.of(session.day());
            int last = times.size() - 1;
            if (last >= 0) {
                times.set(
                        last,
                        new PhaseTime(times.get(last).phase(), times.get(last).from(), day));
            }
            if (last < 0 || times.get(last).phase() != phase) {
                times.add(new PhaseTime(phase, session.day(), day));
            }
        }
        return times;
    }
}

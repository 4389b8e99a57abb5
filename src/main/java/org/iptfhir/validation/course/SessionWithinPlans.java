package org.iptfhir.validation.course;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.iptfhir.therapy.Phase;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.SessionRecord;
import org.iptfhir.validation.PossibleTime;

/** S04: a session lies within its course and its phase, and names the phase that it is based on. */
final class SessionWithinPlans implements SessionRule {
    @Override
    public String id() {
        return "S04";
    }

    @Override
    public boolean judges(SessionRecord session) {
        return session.tookPlace();
    }

    @Override
    public List<CourseBreach> check(SessionInCourse session) {
        List<CourseBreach> breaches = new ArrayList<>();
        outside(
                        session.session(),
                        "course",
                        session.course().id(),
                        session.course().begin(),
                        session.course().end())
                .ifPresent(breaches::add);
        for (PhasePlan phase : session.ownPhases()) {
            Optional<Phase> named = session.session().phase();
            if (named.isPresent() && named.get() != phase.phase()) {
                breaches.add(CourseBreach.error(
                        SessionPlaces.phase(session.session()),
                        "The session says that it belongs to the phase "
                                + named.get().code()
                                + ", and is based on " + phase.id() + ", the phase "
                                + phase.phase().code() + ".",
                        session.session().id(),
                        phase.id()));
            } else if (breaches.isEmpty()) {
                outside(session.session(), "phase", phase.id(), phase.begin(), phase.end())
                        .ifPresent(breaches::add);
            }
        }
        return breaches;
    }

    private static Optional<CourseBreach> outside(
            SessionRecord session, String kind, String plan, Optional<String> from, Optional<String> to) {
        Optional<PossibleTime> held = SessionInCourse.begin(session);
        if (held.isEmpty()) {
            return Optional.empty();
        }
        String when = "The session of " + session.begin().orElseThrow() + " lies ";
        if (from.flatMap(PossibleTime::of)
                .filter(begin -> held.get().last().isBefore(begin.first()))
                .isPresent()) {
            return Optional.of(breach(
                    session, when + "before the " + kind + " " + plan + " begins (" + from.orElseThrow() + ").", plan));
        }
        if (to.flatMap(PossibleTime::of)
                .filter(end -> end.last().isBefore(held.get().first()))
                .isPresent()) {
            return Optional.of(breach(
                    session, when + "after the " + kind + " " + plan + " has ended (" + to.orElseThrow() + ").", plan));
        }
        return Optional.empty();
    }

    private static CourseBreach breach(SessionRecord session, String message, String plan) {
        return CourseBreach.error(SessionPlaces.begin(session), message, session.id(), plan);
    }
}

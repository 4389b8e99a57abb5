package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import org.iptfhir.translate.SessionRecord;
import org.iptfhir.validation.PossibleTime;

/** S02: a later session has a higher number. */
final class NumbersFollowDates implements SessionRule {
    @Override
    public String id() {
        return "S02";
    }

    @Override
    public boolean judges(SessionRecord session) {
        return session.number().isPresent() && session.begin().isPresent();
    }

    @Override
    public List<CourseBreach> check(SessionInCourse session) {
        return session.others().stream()
                .map(other -> breach(session.session(), other))
                .flatMap(Optional::stream)
                .limit(1)
                .toList();
    }

    private static Optional<CourseBreach> breach(SessionRecord session, SessionRecord other) {
        Optional<PossibleTime> own = SessionInCourse.begin(session);
        Optional<PossibleTime> others = SessionInCourse.begin(other);
        if (own.isEmpty() || others.isEmpty() || other.number().isEmpty()) {
            return Optional.empty();
        }
        int number = session.number().orElseThrow();
        int otherNumber = other.number().orElseThrow();
        boolean contrary = (number < otherNumber && others.get().isBefore(own.get()))
                || (number > otherNumber && own.get().isBefore(others.get()));
        return contrary
                ? Optional.of(CourseBreach.error(
                        SessionPlaces.number(session),
                        "Session " + number + " of " + session.begin().orElseThrow() + " and session " + otherNumber
                                + " of " + other.begin().orElseThrow() + " (" + other.id()
                                + ") are numbered against their dates.",
                        session.id(),
                        other.id()))
                : Optional.empty();
    }
}

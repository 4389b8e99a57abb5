package org.iptfhir.validation.course;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.iptfhir.translate.SessionRecord;

/** S03: sessions are numbered without a gap. Who sends only the later part of a course has none. */
final class NumbersWithoutGap implements SessionRule {
    @Override
    public String id() {
        return "S03";
    }

    @Override
    public boolean judges(SessionRecord session) {
        return session.number().isPresent();
    }

    @Override
    public List<CourseBreach> check(SessionInCourse session) {
        int number = session.session().number().orElseThrow();
        Set<Integer> taken = session.others().stream()
                .flatMap(other -> other.number().stream())
                .collect(Collectors.toUnmodifiableSet());
        int before = taken.stream().filter(other -> other < number).reduce(0, Integer::max);
        return before > 0 && before < number - 1
                ? List.of(CourseBreach.warning(
                        SessionPlaces.number(session.session()),
                        "The session before number " + number + " has number " + before + ".",
                        session.session().id(),
                        session.course().id()))
                : List.of();
    }
}

package org.iptfhir.validation.course;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Span;
import org.iptfhir.therapy.Variant;
import org.iptfhir.translate.SessionRecord;
import org.iptfhir.validation.PossibleTime;

/**
 * S06: a session follows the last one at the interval of the variant, or at one that some variant plans where the course
 * does not say which it is. Each that was missed in between explains one interval more.
 */
final class IntervalOfVariant implements SessionRule {
    private final Variants variants;

    IntervalOfVariant(Variants variants) {
        this.variants = variants;
    }

    @Override
    public String id() {
        return "S06";
    }

    @Override
    public boolean judges(SessionRecord session) {
        return session.tookPlace() && day(session).isPresent();
    }

    private static Optional<LocalDate> day(SessionRecord session) {
        return SessionInCourse.begin(session)
                .filter(Predicate.not(PossibleTime::isPartial))
                .map(PossibleTime::first);
    }

    @Override
    public List<CourseBreach> check(SessionInCourse session) {
        LocalDate day = day(session.session()).orElseThrow();
        Optional<Span> ofVariant =
                session.course().variant().flatMap(variants::ofCode).map(Variant::daysBetween);
        Span usual =
                ofVariant.orElseGet(() -> variants.daysBetween(!session.course().isMaintenance()));
        Optional<LocalDate> last = before(day, session.others().stream().filter(SessionRecord::tookPlace));
        if (last.isEmpty()) {
            return List.of();
        }
        long days = ChronoUnit.DAYS.between(last.get(), day);
        long missed = daysBefore(day, session.others().stream().filter(SessionRecord::wasMissed))
                .filter(last.get()::isBefore)
                .count();
        boolean tooLong = days > (1 + missed) * usual.highest();
        return tooLong || days < usual.lowest()
                ? List.of(CourseBreach.warning(
                        SessionPlaces.begin(session.session()),
                        "The session follows the last one after " + days + " days; "
                                + (ofVariant.isPresent() ? "the variant plans " : "the variants plan ") + usual + ".",
                        session.session().id(),
                        session.course().id()))
                : List.of();
    }

    private static Optional<LocalDate> before(LocalDate day, Stream<SessionRecord> sessions) {
        return daysBefore(day, sessions).max(Comparator.naturalOrder());
    }

    private static Stream<LocalDate> daysBefore(LocalDate day, Stream<SessionRecord> sessions) {
        return sessions.map(IntervalOfVariant::day).flatMap(Optional::stream).filter(other -> other.isBefore(day));
    }
}

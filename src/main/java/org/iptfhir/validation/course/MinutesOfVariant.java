package org.iptfhir.validation.course;

import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Optional;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Variant;
import org.iptfhir.translate.SessionRecord;

/** S05, beside the course: a session is about as long as the variant plans. What no session can last, an invariant tells. */
final class MinutesOfVariant implements SessionRule {
    /** Longer ones are errors of the invariant. */
    private static final int MOST = 240;

    private final Variants variants;

    MinutesOfVariant(Variants variants) {
        this.variants = variants;
    }

    @Override
    public String id() {
        return "S05";
    }

    @Override
    public boolean judges(SessionRecord session) {
        return session.tookPlace() && minutes(session).isPresent();
    }

    private static Optional<Long> minutes(SessionRecord session) {
        Optional<OffsetDateTime> begin = session.begin().flatMap(MinutesOfVariant::moment);
        Optional<OffsetDateTime> end = session.end().flatMap(MinutesOfVariant::moment);
        return begin.flatMap(from -> end.map(to -> Duration.between(from, to).toMinutes()))
                .filter(minutes -> minutes > 0 && minutes <= MOST);
    }

    private static Optional<OffsetDateTime> moment(String dateTime) {
        try {
            return Optional.of(OffsetDateTime.parse(dateTime));
        } catch (DateTimeParseException e) {
            return Optional.empty(); // a day, which has no minutes
        }
    }

    @Override
    public List<CourseBreach> check(SessionInCourse session) {
        long minutes = minutes(session.session()).orElseThrow();
        return session.course().variant().flatMap(variants::ofCode).stream()
                .filter(variant -> !variant.minutes().contains((int) minutes))
                .map(variant -> breach(session, minutes, variant))
                .toList();
    }

    private static CourseBreach breach(SessionInCourse session, long minutes, Variant variant) {
        return CourseBreach.warning(
                SessionPlaces.period(session.session()),
                "The session took " + minutes + " minutes; a session of " + variant.name() + " takes "
                        + variant.minutes() + ".",
                session.session().id(),
                session.course().id());
    }
}

package org.iptfhir.validation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.EndReason;
import org.iptfhir.therapy.Span;

/**
 * C07: the course is about as long as its sessions take. That no acute course takes more than two years is an invariant
 * where the days are stated; here it is judged where month or day are left open, and maintenance by its own numbers.
 */
final class CourseLength implements ClinicalRule {
    private static final String RULE = "C07";
    private static final String PLACE = ".period";

    /** A longer one is more than one course, unless it is maintenance. */
    private static final int MOST_WEEKS = 104;

    private final Variants variants;

    CourseLength(Variants variants) {
        this.variants = variants;
    }

    @Override
    public String type() {
        return "CarePlan";
    }

    @Override
    public List<Breach> check(Element carePlan, Element root) {
        return CourseElement.of(carePlan).flatMap(this::breach).stream().toList();
    }

    private Optional<Breach> breach(CourseElement course) {
        Optional<PossibleTime> start = course.when("start");
        Optional<PossibleTime> end = course.when("end");
        if (start.isEmpty() || end.isEmpty() || end.get().isBefore(start.get())) {
            return Optional.empty(); // FHIR's per-1 tells of the order
        }
        boolean partial = start.get().isPartial() || end.get().isPartial();
        if (isTooLong(course, start.get(), end.get())) {
            return partial || isMaintenance(course)
                    ? Optional.of(Breach.error(
                            RULE, PLACE, "The course takes more than " + most(course) + " days, whichever are meant."))
                    : Optional.empty(); // told by the invariant
        }
        return partial || course.has("extension-reason")
                ? Optional.empty()
                : unusual(course, start.get().first(), end.get().first());
    }

    private Optional<Breach> unusual(CourseElement course, LocalDate start, LocalDate end) {
        Optional<Span> plausible = course.variant(variants)
                .flatMap(variant -> course.plannedSessions().map(variant::plausibleDays));
        if (plausible.isEmpty()) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(start, end);
        boolean tooShort = days < plausible.get().lowest() && !endedEarly(course);
        return tooShort || days > plausible.get().highest()
                ? Optional.of(Breach.warning(
                        RULE,
                        PLACE,
                        "The course takes " + days + " days; with its sessions and their intervals it would take "
                                + plausible.get() + "."))
                : Optional.empty();
    }

    /** What was broken off, or ended early by agreement, is shorter than planned, and says so itself (C10). */
    private static boolean endedEarly(CourseElement course) {
        return course.hasStatus("revoked")
                || course.endReason()
                        .filter(reason -> reason != EndReason.COMPLETED_PLANNED)
                        .isPresent();
    }

    /** Whether it is longer than any course of its kind, whatever its dates can mean. */
    boolean isTooLong(CourseElement course, PossibleTime start, PossibleTime end) {
        return end.first().isAfter(start.last().plusDays(most(course)));
    }

    /** The days of the longest course of its kind. */
    private long most(CourseElement course) {
        return course.variant(variants)
                .filter(variant -> !variant.acute())
                .map(variant -> variant.plausibleDays(variant.sessions().highest()))
                .map(Span::highest)
                .orElse(MOST_WEEKS * 7);
    }

    private boolean isMaintenance(CourseElement course) {
        return course.variant(variants).filter(variant -> !variant.acute()).isPresent();
    }
}

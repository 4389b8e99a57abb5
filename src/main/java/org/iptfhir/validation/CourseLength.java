package org.iptfhir.validation;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r5.elementmodel.Element;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Span;

/** C07, the warning: the course is about as long as its sessions take. (The error is an invariant.) */
final class CourseLength implements ClinicalRule {
    /** A longer one is more than one course, which the invariant of C07 tells. */
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
        Optional<LocalDate> start = course.day("start");
        Optional<LocalDate> end = course.day("end");
        Optional<Span> plausible = course.variant(variants)
                .flatMap(variant -> course.plannedSessions().map(variant::plausibleDays));
        if (start.isEmpty() || end.isEmpty() || plausible.isEmpty()) {
            return Optional.empty();
        }
        long days = ChronoUnit.DAYS.between(start.get(), end.get());
        if (days < 0 || isTooLong(start.get(), end.get())) {
            return Optional.empty(); // told by an invariant: FHIR's per-1, or C07
        }
        // What was broken off is shorter than planned, and says so itself (C10).
        boolean tooShort = days < plausible.get().lowest() && !course.hasStatus("revoked");
        return tooShort || days > plausible.get().highest()
                ? Optional.of(Breach.warning(
                        "C07",
                        ".period",
                        "The course takes " + days + " days; with its sessions and their intervals it would take "
                                + plausible.get() + "."))
                : Optional.empty();
    }

    /** Whether it is longer than any course, whatever its variant. */
    static boolean isTooLong(LocalDate start, LocalDate end) {
        return end.isAfter(start.plusWeeks(MOST_WEEKS));
    }
}

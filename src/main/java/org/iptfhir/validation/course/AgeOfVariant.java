package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import org.hl7.fhir.r4.model.Patient;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Variant;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.validation.PossibleTime;
import org.iptfhir.validation.Severity;

/**
 * A01: IPT-A is for adolescents, and other variants have ages of their own. Where month or day of birth are left open, only
 * what no such day allows is told.
 */
final class AgeOfVariant implements CourseRule {
    private static final String ADOLESCENTS = "ipt-a";

    private final Variants variants;

    AgeOfVariant(Variants variants) {
        this.variants = variants;
    }

    @Override
    public String id() {
        return "A01";
    }

    @Override
    public String needs() {
        return "how old the patient was";
    }

    @Override
    public Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(course -> !course.isEnteredInError())
                .filter(course ->
                        variant(course).filter(AgeOfVariant::hasLimits).isPresent())
                .filter(course -> course.begin().isPresent() && course.patient().isPresent())
                .map(course -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    private Optional<Variant> variant(CoursePlan course) {
        return course.variant().flatMap(variants::ofCode);
    }

    private static boolean hasLimits(Variant variant) {
        return variant.youngest().isPresent() || variant.oldest().isPresent();
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        return stored
                .patient(course.patient().orElseThrow())
                .flatMap(patient -> breach(course, variant(course).orElseThrow(), patient))
                .stream()
                .toList();
    }

    private static Optional<CourseBreach> breach(CoursePlan course, Variant variant, Patient patient) {
        boolean adolescents = variant.code().equals(ADOLESCENTS);
        Optional<PossibleTime> begin = course.begin().flatMap(PossibleTime::of);
        Optional<PossibleTime> birth = AgeAt.birth(patient);
        if (begin.isEmpty() || (birth.isEmpty() && !adolescents)) {
            return Optional.empty();
        }
        String place = ".period.start";
        if (birth.isEmpty()) {
            return Optional.of(CourseBreach.warning(
                    place,
                    "The patient's birthDate is not known, so it cannot be told whether " + variant.name() + " fits.",
                    course.id(),
                    course.patient().orElseThrow()));
        }
        int youngest = AgeAt.years(birth.get().last(), begin.get().first());
        int oldest = AgeAt.years(birth.get().first(), begin.get().last());
        boolean fits = youngest <= oldest
                && variant.youngest().map(limit -> oldest >= limit).orElse(true)
                && variant.oldest().map(limit -> youngest <= limit).orElse(true);
        return fits
                ? Optional.empty()
                : Optional.of(new CourseBreach(
                        adolescents ? Severity.ERROR : Severity.WARNING,
                        place,
                        "The patient was " + (youngest == oldest ? "" : "at most ") + oldest
                                + " years old when the course began; " + variant.name() + " is for "
                                + ages(variant) + ".",
                        course.id(),
                        course.patient().orElseThrow()));
    }

    private static String ages(Variant variant) {
        return variant.oldest()
                .map(oldest -> variant.youngest().orElse(0) + " to " + oldest + " years")
                .orElseGet(() -> variant.youngest().orElseThrow() + " years and older");
    }
}

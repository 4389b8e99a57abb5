package org.iptfhir.validation.course;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Variant;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.SamePerson;

/** C09: a person has one active acute course, also under linked Patients. Maintenance may go on beside it. */
final class OneAcuteCourse implements CourseRule {
    private final Variants variants;

    OneAcuteCourse(Variants variants) {
        this.variants = variants;
    }

    @Override
    public String id() {
        return "C09";
    }

    @Override
    public String needs() {
        return "whether the patient has another active acute course";
    }

    @Override
    public Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(course -> course.isActive() && isAcute(course, variants))
                .map(course -> Scope.within(
                        course.patient().map(Set::of).orElse(Set.of()),
                        ".subject",
                        course.plan().getSubject()))
                .orElse(Scope.nothing());
    }

    /** Courses of Patients who are one person, which come at once, must not each find none. */
    @Override
    public Set<String> records(Written written, CourseReader stored) {
        return scope(written.resource()).records().stream()
                .flatMap(patient -> SamePerson.as(patient, stored).stream())
                .collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        String patient = course.patient().orElseThrow();
        List<CoursePlan> others = stored.activeCoursesOf(SamePerson.as(patient, stored)).stream()
                .filter(other -> isAcute(other, variants))
                .filter(other -> !other.id().equals(course.id()))
                .sorted(Comparator.comparing(CoursePlan::id))
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of(CourseBreach.error(
                        ".status",
                        patient + " would have more than one active acute course: "
                                + others.stream()
                                        .map(other -> other.id() + ofLinked(other, patient))
                                        .collect(Collectors.joining(", "))
                                + (others.size() == 1 ? " is" : " are")
                                + " active too.",
                        course.id(),
                        others.get(0).id()));
    }

    private static String ofLinked(CoursePlan course, String patient) {
        return course.patient()
                .filter(other -> !other.equals(patient))
                .map(other -> " of " + other + " (a link says that both are one person)")
                .orElse("");
    }

    /** A course that does not say its variant is acute: nearly all are. */
    static boolean isAcute(CoursePlan course, Variants variants) {
        Optional<Variant> variant = course.variant().flatMap(variants::ofCode);
        return !course.isMaintenance() && variant.map(Variant::acute).orElse(true);
    }
}

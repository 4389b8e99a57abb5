package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.guide.Variants;
import org.iptfhir.therapy.Variant;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;

/** C09: a patient has one active acute course. Maintenance may go on beside it. */
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

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        String patient = course.patient().orElseThrow();
        List<String> others = stored.activeCoursesOf(patient).stream()
                .filter(other -> isAcute(other, variants))
                .map(CoursePlan::id)
                .filter(id -> !id.equals(course.id()))
                .sorted()
                .toList();
        return others.isEmpty()
                ? List.of()
                : List.of(CourseBreach.error(
                        ".status",
                        patient + " would have more than one active acute course: "
                                + others.stream().collect(Collectors.joining(", "))
                                + (others.size() == 1 ? " is" : " are")
                                + " active too.",
                        course.id(),
                        others.get(0)));
    }

    /** A course that does not say its variant is acute: nearly all are. */
    static boolean isAcute(CoursePlan course, Variants variants) {
        Optional<Variant> variant = course.variant().flatMap(variants::ofCode);
        return !course.isMaintenance() && variant.map(Variant::acute).orElse(true);
    }
}

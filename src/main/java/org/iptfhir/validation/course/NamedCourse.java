package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;
import org.iptfhir.translate.PhasePlan;

/** The course that a resource says it belongs to. */
final class NamedCourse {
    private NamedCourse() {}

    /** The first course among plans, or the first that a phase among them is part of; empty when it is not here. */
    static Optional<CoursePlan> among(List<String> plans, CourseReader stored) {
        return Stream.concat(
                        plans.stream().map(stored::course),
                        plans.stream()
                                .flatMap(plan -> stored.phase(plan).stream())
                                .flatMap(phase -> phase.courses().stream())
                                .map(stored::course))
                .flatMap(Optional::stream)
                .filter(course -> !course.isEnteredInError())
                .findFirst();
    }

    /**
     * The courses that a phase is part of; another plan of the patient, of which it is part too, may hold phases of several.
     * Where none of its plans is known to be a course, all of them: one may become it.
     */
    static Set<String> of(PhasePlan phase, CourseReader stored) {
        Set<String> plans = Set.copyOf(phase.courses());
        Set<String> courses =
                plans.stream().filter(plan -> stored.course(plan).isPresent()).collect(Collectors.toUnmodifiableSet());
        return courses.isEmpty() ? plans : courses;
    }

    /** The plans that a resource is based on, as far as they are on this server. */
    static List<String> plans(List<Reference> basedOn) {
        return basedOn.stream()
                .map(reference -> LocalReference.of(reference, "CarePlan"))
                .flatMap(Optional::stream)
                .toList();
    }
}

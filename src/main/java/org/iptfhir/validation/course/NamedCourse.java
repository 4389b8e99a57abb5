package org.iptfhir.validation.course;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Reference;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.LocalReference;

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

    /** The plans that a resource is based on, as far as they are on this server. */
    static List<String> plans(List<Reference> basedOn) {
        return basedOn.stream()
                .map(reference -> LocalReference.of(reference, "CarePlan"))
                .flatMap(Optional::stream)
                .toList();
    }
}

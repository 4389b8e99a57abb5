package org.iptfhir.translate;

import ca.uhn.fhir.context.FhirContext;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.hl7.fhir.r4.model.Bundle;
import org.hl7.fhir.r4.model.Bundle.BundleEntryComponent;
import org.hl7.fhir.r4.model.CarePlan;
import org.hl7.fhir.r4.model.CarePlan.CarePlanStatus;
import org.hl7.fhir.r4.model.Reference;
import org.hl7.fhir.r4.model.Resource;

/**
 * Reads courses from a Bundle, so that a file is judged by the same rules as a write. References by fullUrl are followed
 * as a server does that stores the Bundle.
 */
public final class CoursesInBundle implements CourseReader {
    private static final String UUID_URN = "urn:uuid:";

    private final List<Resource> resources = new ArrayList<>();

    private CoursesInBundle() {}

    /** Reads a Bundle; it is not changed. */
    public static CoursesInBundle of(Bundle bundle, FhirContext fhir) {
        CoursesInBundle courses = new CoursesInBundle();
        Map<String, String> names = new HashMap<>();
        for (BundleEntryComponent entry : bundle.copy().getEntry()) {
            Resource resource = entry.getResource();
            courses.resources.add(resource);
            if (resource != null && entry.hasFullUrl()) {
                if (!resource.hasId()) {
                    resource.setId(entry.getFullUrl().replace(UUID_URN, ""));
                }
                names.put(entry.getFullUrl(), LocalReference.to(resource));
            }
        }
        courses.resources.stream()
                .filter(Objects::nonNull)
                .flatMap(resource ->
                        fhir.newTerser().getAllPopulatedChildElementsOfType(resource, Reference.class).stream())
                .filter(reference -> names.containsKey(reference.getReference()))
                .forEach(reference -> reference.setReference(names.get(reference.getReference())));
        return courses;
    }

    /** The resource of an entry, with references by type and id. */
    public Optional<Resource> resource(int entry) {
        return Optional.ofNullable(resources.get(entry));
    }

    @Override
    public List<CoursePlan> activeCoursesOf(String patient) {
        return resources.stream()
                .filter(Objects::nonNull)
                .map(CoursePlan::of)
                .flatMap(Optional::stream)
                .filter(course -> course.isActive()
                        && course.patient().filter(patient::equals).isPresent())
                .toList();
    }

    @Override
    public List<PhasePlan> phasesOf(String course) {
        return resources.stream()
                .filter(Objects::nonNull)
                .filter(resource ->
                        !(resource instanceof CarePlan plan && plan.getStatus() == CarePlanStatus.ENTEREDINERROR))
                .map(PhasePlan::of)
                .flatMap(Optional::stream)
                .filter(phase -> phase.courses().contains(course))
                .toList();
    }
}

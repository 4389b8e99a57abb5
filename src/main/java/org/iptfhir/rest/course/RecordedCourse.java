package org.iptfhir.rest.course;

import ca.uhn.fhir.rest.server.exceptions.ResourceNotFoundException;
import ca.uhn.fhir.rest.server.exceptions.UnprocessableEntityException;
import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.IdType;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.PhasePlan;
import org.iptfhir.translate.StoredResources;
import org.iptfhir.translate.WholeCourses;

/** The course that the address of an operation names. */
public final class RecordedCourse {
    private final StoredResources stored;
    private final WholeCourses courses;

    RecordedCourse(StoredResources stored, WholeCourses courses) {
        this.stored = stored;
        this.courses = courses;
    }

    /** All that is recorded of it, the course first. */
    List<Resource> parts(IdType id) {
        return parts(course(id));
    }

    /** All that is recorded of a course, itself first. */
    List<Resource> parts(CoursePlan course) {
        return courses.of(course);
    }

    /** All that is recorded of it, and what is recorded of others and refers to it: to be judged, not to be given away. */
    List<Resource> partsToJudge(IdType id) {
        CoursePlan course = course(id);
        return Stream.concat(courses.of(course).stream(), courses.ofOthers(course).stream())
                .toList();
    }

    /**
     * Its CarePlan.
     *
     * @throws ResourceNotFoundException when there is none
     * @throws UnprocessableEntityException when it is no course, or was entered in error
     */
    public CoursePlan course(IdType id) {
        String name = "CarePlan/" + id.getIdPart();
        Resource plan = stored.read(new IdType(name))
                .orElseThrow(() -> new ResourceNotFoundException(
                        "There is no " + name + " here. The search CarePlan?category=ipt-course finds the courses."));
        CoursePlan course =
                CoursePlan.of(plan).orElseThrow(() -> new UnprocessableEntityException(noCourse(name, plan)));
        if (course.isEnteredInError()) {
            throw new UnprocessableEntityException(name + " was entered in error: there is nothing to say of it.");
        }
        return course;
    }

    private String noCourse(String name, Resource plan) {
        List<String> plans = PhasePlan.of(plan).map(PhasePlan::courses).orElse(List.of());
        return plans.stream()
                .filter(part ->
                        stored.read(new IdType(part)).flatMap(CoursePlan::of).isPresent())
                .findFirst()
                .or(() -> plans.stream().findFirst())
                .map(course -> name + " is a phase. Call the operation on its course, " + course + ".")
                .orElse(name + " is no course of IPT: a course has the category ipt-course.");
    }
}

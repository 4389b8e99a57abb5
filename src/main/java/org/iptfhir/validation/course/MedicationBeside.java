package org.iptfhir.validation.course;

import java.util.List;
import java.util.stream.Stream;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.MedicationTime;
import org.iptfhir.translate.RecordPart;

/** A06: where an active course is said to be combined with medication, the medication is recorded. */
final class MedicationBeside implements CourseRule {
    private static final String MEDICATION = "medication";

    @Override
    public String id() {
        return "A06";
    }

    @Override
    public String needs() {
        return "what medication the patient has";
    }

    @Override
    public Scope scope(Resource resource) {
        return CoursePlan.of(resource)
                .filter(CoursePlan::isActive)
                .filter(MedicationBeside::isSaid)
                .filter(course -> course.patient().isPresent())
                .map(course -> Scope.withoutLock())
                .orElse(Scope.nothing());
    }

    /** Whether a course is said to be combined with medication. */
    static boolean isSaid(CoursePlan course) {
        return course.combination().filter(MEDICATION::equals).isPresent();
    }

    @Override
    public List<CourseBreach> check(Resource resource, CourseReader stored) {
        CoursePlan course = CoursePlan.of(resource).orElseThrow();
        return isRecorded(course, stored)
                ? List.of()
                : List.of(CourseBreach.warning(
                        CoursePlaces.extension(course, "combination"),
                        "The course is combined with medication, and no medication of the patient is active here.",
                        course.id(),
                        course.patient().orElseThrow()));
    }

    /** Whether medication is ordered or taken while the course goes on. */
    static boolean isRecorded(CoursePlan course, CourseReader stored) {
        String patient = course.patient().orElseThrow();
        return Stream.of(RecordPart.MEDICATION_REQUEST, RecordPart.MEDICATION_STATEMENT)
                .flatMap(part -> stored.record(patient, part).stream())
                .anyMatch(record -> MedicationTime.isWithin(course, record));
    }
}

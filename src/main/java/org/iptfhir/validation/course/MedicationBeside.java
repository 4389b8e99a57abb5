package org.iptfhir.validation.course;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;
import org.hl7.fhir.r4.model.MedicationStatement;
import org.hl7.fhir.r4.model.MedicationStatement.MedicationStatementStatus;
import org.hl7.fhir.r4.model.Resource;
import org.iptfhir.translate.CoursePlan;
import org.iptfhir.translate.CourseReader;
import org.iptfhir.translate.RecordPart;
import org.iptfhir.validation.PossibleTime;

/** A06: where an active course is said to be combined with medication, the medication is recorded. */
final class MedicationBeside implements CourseRule {
    private static final String MEDICATION = "medication";
    private static final Set<MedicationRequestStatus> HAVE_ENDED = EnumSet.of(
            MedicationRequestStatus.COMPLETED, MedicationRequestStatus.STOPPED, MedicationRequestStatus.ONHOLD);

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
        return stored.record(patient, RecordPart.MEDICATION_REQUEST).stream()
                        .map(MedicationRequest.class::cast)
                        .anyMatch(order -> order.getStatus() == MedicationRequestStatus.ACTIVE
                                || (HAVE_ENDED.contains(order.getStatus()) && isSince(order, course)))
                || stored.record(patient, RecordPart.MEDICATION_STATEMENT).stream()
                        .map(MedicationStatement.class::cast)
                        .anyMatch(statement -> statement.getStatus() == MedicationStatementStatus.ACTIVE);
    }

    private static boolean isSince(MedicationRequest order, CoursePlan course) {
        Optional<PossibleTime> ordered = Optional.ofNullable(
                        order.getAuthoredOnElement().getValueAsString())
                .flatMap(PossibleTime::of);
        return course.begin()
                .flatMap(PossibleTime::of)
                .filter(begin -> ordered.filter(day -> !day.last().isBefore(begin.first()))
                        .isPresent())
                .isPresent();
    }
}

package org.iptfhir.sample;

import java.time.LocalDate;
import java.util.List;
import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.Condition;

/** The illness, and the problem area once it is agreed on. */
final class DiagnosesOfCourse {
    private static final String CLINICAL = "condition-clinical";

    /** How long before the course an illness begins, in weeks: by chance enough. */
    private static final int WEEKS_ILL = 9;

    private final GuideCodes codes;

    DiagnosesOfCourse(GuideCodes codes) {
        this.codes = codes;
    }

    void addTo(CourseRecord record) {
        record.add("illness", illness(record), record.identifier("illness"));
        if (record.course().isAgreed()) {
            record.add("area", area(record), record.identifier("area"));
        }
    }

    /** When the illness began. */
    static LocalDate onset(SampledCourse course) {
        return course.start()
                .minusWeeks(WEEKS_ILL + course.patient().birthDate().getDayOfMonth());
    }

    private Condition illness(CourseRecord record) {
        SampledCourse course = record.course();
        Diagnosis diagnosis = Diagnosis.of(course);
        boolean isOver = course.isCompleted() && course.outcome() == Outcome.REMISSION;
        Condition condition = condition(record, "illness", "target-condition");
        condition.setClinicalStatus(
                isOver
                        ? GuideCodes.hl7(CLINICAL, "remission", "Remission")
                        : GuideCodes.hl7(CLINICAL, "active", "Active"));
        condition.setCategory(List.of(GuideCodes.hl7("condition-category", "problem-list-item", "Problem List Item")));
        condition.setCode(codes.snomed(diagnosis.code()).setText(diagnosis.name()));
        condition.setOnset(CourseRecord.dateTime(onset(course)));
        if (isOver) {
            condition.setAbatement(CourseRecord.dateTime(course.lastDate()));
        }
        condition.setRecordedDateElement(CourseRecord.dateTime(course.start()));
        return condition;
    }

    private Condition area(CourseRecord record) {
        SampledCourse course = record.course();
        boolean isOver = course.isCompleted() && course.outcome() != Outcome.DETERIORATION;
        Condition condition = condition(record, "area", "problem-area-condition");
        condition.setClinicalStatus(
                isOver
                        ? GuideCodes.hl7(CLINICAL, "resolved", "Resolved")
                        : GuideCodes.hl7(CLINICAL, "active", "Active"));
        condition.setCategory(List.of(
                codes.kind("ipt-problem-area"),
                codes.concept("us-core-condition-category-fragment", "health-concern")));
        condition.setCode(codes.concept("problem-area", course.story().area().code())
                .setText(course.story().concern()));
        if (isOver) {
            condition.setAbatement(CourseRecord.dateTime(course.lastDate()));
        }
        course.session(course.agreement())
                .ifPresent(session -> condition.setRecordedDateElement(CourseRecord.dateTime(session.date())));
        condition.addEvidence().addDetail(record.to("inventory", "Interpersonal inventory"));
        return condition;
    }

    private static Condition condition(CourseRecord record, String key, String profile) {
        Condition condition = new Condition();
        condition.setMeta(CourseRecord.meta(profile));
        condition.addIdentifier(record.identifier(key));
        CodeableConcept confirmed = GuideCodes.hl7("condition-ver-status", "confirmed", "Confirmed");
        condition.setVerificationStatus(confirmed);
        condition.setSubject(record.patient());
        condition.setRecorder(record.therapist());
        return condition;
    }
}

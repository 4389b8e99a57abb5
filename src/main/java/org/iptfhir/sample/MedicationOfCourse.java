package org.iptfhir.sample;

import org.hl7.fhir.r4.model.CodeableConcept;
import org.hl7.fhir.r4.model.MedicationRequest;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestIntent;
import org.hl7.fhir.r4.model.MedicationRequest.MedicationRequestStatus;

/** The medication that a course is combined with, in words. */
final class MedicationOfCourse {
    /** The key of its order. */
    static final String KEY = "medication";

    void addTo(CourseRecord record) {
        if (record.course().withMedication()) {
            record.add(KEY, order(record), record.identifier(KEY));
        }
    }

    private static MedicationRequest order(CourseRecord record) {
        SampledCourse course = record.course();
        MedicationRequest order = new MedicationRequest();
        order.setMeta(CourseRecord.labels());
        order.addIdentifier(record.identifier(KEY));
        order.setStatus(course.isActive() ? MedicationRequestStatus.ACTIVE : MedicationRequestStatus.COMPLETED);
        order.setIntent(MedicationRequestIntent.ORDER);
        order.setMedication(new CodeableConcept()
                .setText(course.variant().code().equals("ipsrt") ? "Lithium carbonate" : "Sertraline"));
        order.setSubject(record.patient());
        order.setAuthoredOnElement(CourseRecord.dateTime(course.start()));
        order.setRequester(record.therapist());
        order.addReasonReference(record.to("illness", Diagnosis.of(course).name()));
        return order;
    }
}

// What is treated, and how it came to the course.
import { concept, hl7, snomed, usCore } from './codes.mjs';

export function addIllness(record) {
  const { illness, focus, agreement, referral, medication } = record.course;
  const confirmed = hl7('condition-ver-status', 'confirmed', 'Confirmed');
  record.addRecord('illness', 'target-condition', {
    resourceType: 'Condition',
    clinicalStatus: hl7('condition-clinical', illness.status),
    verificationStatus: confirmed,
    category: [hl7('condition-category', 'problem-list-item', 'Problem List Item')],
    code: snomed(illness.code, illness.text),
    subject: record.patient,
    onsetDateTime: illness.since,
    ...(illness.gone && { abatementDateTime: illness.gone }),
    recordedDate: illness.named ?? record.start,
  });
  record.addRecord('problem-area', 'problem-area-condition', {
    resourceType: 'Condition',
    clinicalStatus: hl7('condition-clinical', focus.status ?? 'active'),
    verificationStatus: confirmed,
    category: [concept('kind', 'ipt-problem-area'), usCore('condition-category', 'health-concern')],
    code: concept('problem-area', focus.area, focus.text),
    subject: record.patient,
    onsetDateTime: focus.since,
    ...(focus.gone && { abatementDateTime: focus.gone }),
    recordedDate: agreement.on,
  });
  if (referral) {
    record.addRecord('referral', 'referral', {
      resourceType: 'ServiceRequest',
      status: 'completed',
      intent: 'order',
      category: [concept('kind', 'ipt-referral')],
      code: snomed(443730003),
      subject: record.patient,
      authoredOn: referral.on,
      requester: { display: referral.by },
      performer: [record.therapist],
      reasonReference: [record.illness],
      note: [{ text: referral.text }],
    });
  }
  if (medication) {
    record.addRecord('medication', 'medication', {
      resourceType: 'MedicationRequest',
      status: medication.status,
      intent: 'order',
      medicationCodeableConcept: { text: medication.name },
      subject: record.patient,
      authoredOn: medication.on,
      requester: { display: medication.by },
      reasonReference: [record.illness],
      dosageInstruction: [{ text: medication.dosage }],
    });
  }
}

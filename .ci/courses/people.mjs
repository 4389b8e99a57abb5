// Who takes part.
import { concept, relation, snomed } from './codes.mjs';

const named = person => [{ use: 'official', family: person.family, given: [person.given] }];

export function addPeople(record) {
  const { patient, relative, therapist, team = [], group, ended } = record.course;
  record.addLabelled('patient', 'patient', `P-${record.name}`, {
    resourceType: 'Patient',
    active: true,
    name: named(patient),
    gender: patient.gender,
    birthDate: patient.born,
  });
  if (relative) {
    record.addLabelled('relative', 'person', `R-${record.name}`, {
      resourceType: 'RelatedPerson',
      active: true,
      patient: record.patient,
      relationship: [{ coding: [relation(relative.is)] }],
      name: named(relative),
    });
  }
  record.add('therapist', 'therapist', therapist.id, null, {
    resourceType: 'Practitioner',
    active: true,
    name: named(therapist),
    qualification: [{ code: { text: therapist.profession } }, { code: concept('qualification', therapist.training) }],
  });
  record.addRecord('care-team', 'care-team', {
    resourceType: 'CareTeam',
    status: ended ? 'inactive' : 'active',
    subject: record.patient,
    period: { start: record.start, ...(ended && { end: record.end }) },
    participant: [
      { role: [{ text: 'Therapist' }], member: record.therapist },
      { role: [{ text: 'Patient' }], member: record.patient },
      ...(relative ? [{ role: [{ text: 'Takes part' }], member: record.relative }] : []),
      ...team.map(member => ({ role: [{ text: member }], member: { display: member } })),
    ],
  });
  if (group) {
    record.addLabelled('group', 'group', group.id, {
      resourceType: 'Group',
      active: true,
      type: 'person',
      actual: true,
      code: snomed(76168009),
      name: group.name,
      quantity: group.size,
    });
  }
}

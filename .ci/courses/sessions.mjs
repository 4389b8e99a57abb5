// Sessions: the visit, what was done in it, what was measured, and what the patient took home.
import { HL7, coded, coding, concept, extension, snomed } from './codes.mjs';
import { addMeasures } from './measures.mjs';

const AT_THE_PLACE = { system: HL7 + 'v3-ActCode', code: 'AMB', display: 'ambulatory' };
const BY_VIDEO = { system: HL7 + 'v3-ActCode', code: 'VR', display: 'virtual' };

export function addSessions(record) {
  let missed = 0;
  for (const session of record.course.sessions) {
    if (session.missed) {
      addMissed(record, session, ++missed);
    } else {
      const visit = record.to(`visit-${session.number}`);
      addVisit(record, session);
      addHeld(record, session, visit);
      addMeasures(record, `-${session.number}`, session, visit);
      if (session.task) addTask(record, session, visit);
    }
  }
}

const number = session => extension('session-number', { valuePositiveInt: session.number });

const period = (record, session) => ({ start: record.at(session), end: record.at(session, record.minutes(session)) });

function addVisit(record, session) {
  const { course } = record;
  const place = session.place ?? course.place;
  const isTogether = (session.with ?? course.with) === 'relative';
  const isOfGroup = course.group && session.phase !== 'pregroup';
  record.addRecord(`visit-${session.number}`, 'session-encounter', {
    resourceType: 'Encounter',
    extension: [number(session)],
    status: 'finished',
    class: session.by === 'video' ? BY_VIDEO : AT_THE_PLACE,
    type: [concept('kind', 'ipt-session'), ...(isOfGroup ? [snomed(76168009)] : [])],
    subject: record.patient,
    participant: [{ individual: record.therapist }, ...(isTogether ? [{ individual: record.relative }] : [])],
    period: period(record, session),
    ...(place && { location: [{ location: { display: place } }] }),
  });
}

function addHeld(record, session, visit) {
  record.addRecord(`session-${session.number}`, 'session', {
    ...procedure(record, session, [number(session)]),
    status: 'completed',
    encounter: visit,
    performedPeriod: period(record, session),
    performer: [{ actor: record.therapist }],
    ...(session.note && { note: [{ text: session.note }] }),
  });
}

function addMissed(record, session, count) {
  record.addRecord(`missed-${count}`, 'session', {
    ...procedure(record, session, []),
    status: 'not-done',
    statusReason: { text: session.missed },
    performedDateTime: session.on,
  });
}

function procedure(record, session, extensions) {
  const phase = record.to(`phase-${session.phase}`, `${coding('phase', session.phase).display} phase`);
  return {
    resourceType: 'Procedure',
    extension: [
      ...extensions,
      coded('session-phase', session.phase, 'phase'),
      ...(session.did ?? []).map(technique => coded('technique', technique)),
    ],
    basedOn: record.isMaintenance ? [record.plan] : [record.plan, phase],
    category: concept('kind', 'ipt-session'),
    code: snomed(443730003),
    subject: record.patient,
  };
}

function addTask(record, session, visit) {
  const { status = 'completed', because, text, until } = session.task;
  record.addRecord(`task-${session.number}`, 'homework', {
    resourceType: 'Task',
    basedOn: [record.plan],
    status,
    ...(because && { statusReason: { text: because } }),
    intent: 'plan',
    code: concept('kind', 'ipt-homework'),
    description: text,
    for: record.patient,
    encounter: visit,
    authoredOn: session.on,
    requester: record.therapist,
    owner: record.patient,
    restriction: { period: { start: session.on, end: until } },
  });
}

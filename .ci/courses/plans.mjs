// The course and its phases, of which the dates follow from the sessions.
import { BASE, VERSION, coded, coding, concept, extension, snomed, usCore } from './codes.mjs';

const assessPlan = () => usCore('careplan-category', 'assess-plan');

export function addPlans(record) {
  addCourse(record);
  if (!record.isMaintenance) addPhases(record);
}

function addCourse(record) {
  const { course } = record;
  const { ended, agreement, referral, group, medication, refersTo = [] } = course;
  record.addRecord('course', 'course', {
    resourceType: 'CarePlan',
    extension: [
      ...areas(course.focus),
      coded('variant', course.variant),
      coded('format', course.format ?? 'individual'),
      coded('combination', course.combination),
      extension('planned-sessions', { valuePositiveInt: course.planned }),
      ...(ended ? [coded('end-reason', ended.reason)] : []),
    ],
    instantiatesCanonical: [`${BASE}/PlanDefinition/${course.variant}|${VERSION}`],
    status: record.status,
    intent: 'plan',
    category: [
      concept('kind', 'ipt-course'),
      ...(record.isMaintenance ? [concept('phase', 'maintenance')] : []),
      assessPlan(),
      snomed(718347000),
    ],
    title: course.title,
    subject: record.patient,
    period: { start: record.start, ...(ended && { end: record.end }) },
    created: agreement.on,
    author: record.therapist,
    careTeam: [record.to('care-team')],
    addresses: [record.illness, record.area],
    supportingInfo: [
      record.to('inventory', 'Interpersonal inventory'),
      record.to('formulation', 'Formulation'),
      record.to('consent', 'Consent to IPT'),
      ...(referral ? [record.to('referral', 'Referral')] : []),
      ...(group ? [record.to('group', group.name)] : []),
      ...refersTo.map(other => record.to(other.to, other.as)),
    ],
    goal: course.goals.map((goal, i) => record.to(`goal-${i + 1}`)),
    ...(medication && { activity: [{ reference: record.to('medication', medication.name) }] }),
  });
}

function areas(focus) {
  const area = (code, rank, kind) =>
    extension('problem-area', {
      extension: [
        { url: 'code', valueCodeableConcept: concept('problem-area', code) },
        { url: 'rank', valueCode: rank },
        ...(kind ? [{ url: 'subcode', valueCodeableConcept: concept('problem-area', kind) }] : []),
      ],
    });
  return [area(focus.area, 'primary', focus.kind), ...(focus.second ? [area(focus.second, 'secondary')] : [])];
}

/** All but the last are completed; the last one ends or goes on with the course. */
function addPhases(record) {
  const { sessions, ended } = record.course;
  const phases = [...new Set(sessions.map(session => session.phase))];
  for (const phase of phases) {
    const days = sessions.filter(session => session.phase === phase).map(session => session.on);
    const isLast = phase === phases.at(-1);
    record.addRecord(`phase-${phase}`, 'phase', {
      resourceType: 'CarePlan',
      partOf: [record.plan],
      status: isLast ? record.status : 'completed',
      intent: 'plan',
      category: [concept('phase', phase), assessPlan()],
      title: `${coding('phase', phase).display} phase`,
      subject: record.patient,
      period: { start: days[0], ...((!isLast || ended) && { end: days.at(-1) }) },
    });
  }
}

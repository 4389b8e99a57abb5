// What was agreed on: consent, goals, and the formulation that they rest on.
import { concept, hl7, score } from './codes.mjs';
import { totalOf } from './instruments.mjs';

export function addAgreement(record) {
  const { agreement, goals, ended } = record.course;
  record.addRecord('consent', 'consent', {
    resourceType: 'Consent',
    status: 'active',
    scope: hl7('consentscope', 'treatment', 'Treatment'),
    category: [concept('kind', 'ipt-consent')],
    patient: record.patient,
    dateTime: agreement.on,
    performer: [record.patient, ...(agreement.withRelative ? [record.relative] : [])],
    policyRule: { text: agreement.text },
  });
  goals.forEach((goal, i) =>
    record.addRecord(`goal-${i + 1}`, 'goal', {
      resourceType: 'Goal',
      lifecycleStatus: ended ? 'completed' : 'active',
      achievementStatus: hl7('goal-achievement', goal.achieved),
      category: [concept('kind', 'ipt-goal')],
      description: concept('goal-kind', goal.kind, goal.text),
      subject: record.patient,
      startDate: agreement.on,
      target: [
        {
          ...(goal.below && {
            measure: concept(...totalOf(goal.by)),
            detailQuantity: { ...score(goal.below), comparator: '<' },
          }),
          dueDate: goal.due,
        },
      ],
      addresses: [goal.below ? record.illness : record.area],
    }),
  );
}

export function addFormulation(record) {
  const { formulation, focus } = record.course;
  const day = record.session(formulation.session).on;
  record.addRecord('formulation', 'formulation', {
    resourceType: 'ClinicalImpression',
    status: 'completed',
    code: concept('kind', 'ipt-formulation'),
    subject: record.patient,
    encounter: record.to(`visit-${formulation.session}`),
    effectiveDateTime: day,
    date: day,
    assessor: record.therapist,
    problem: [record.illness],
    investigation: [
      { code: { text: 'Interpersonal inventory' }, item: [record.to('inventory', 'Interpersonal inventory')] },
    ],
    summary: formulation.text,
    finding: [{ itemCodeableConcept: concept('problem-area', focus.area) }, { itemReference: record.area }],
  });
}

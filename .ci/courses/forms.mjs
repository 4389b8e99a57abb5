// The two forms that therapist and patient fill in together: the inventory, and the review at the end.
import { BASE, VERSION, coding, relation } from './codes.mjs';

const text = (linkId, value) =>
  value === undefined ? [] : [{ linkId, answer: [].concat(value).map(valueString => ({ valueString })) }];
const day = (linkId, valueDate) => (valueDate === undefined ? [] : [{ linkId, answer: [{ valueDate }] }]);
const choice = (linkId, system, code) =>
  code === undefined ? [] : [{ linkId, answer: [].concat(code).map(one => ({ valueCoding: coding(system, one) })) }];
const group = (linkId, ...items) => (items.flat().length ? [{ linkId, item: items.flat() }] : []);

/** Completed answers to a questionnaire of the guide. */
export function addAnswers(record, key, profileId, questionnaire, authored, author, item, encounter) {
  record.addRecord(key, profileId, {
    resourceType: 'QuestionnaireResponse',
    basedOn: [record.plan],
    questionnaire: `${BASE}/Questionnaire/${questionnaire}|${VERSION}`,
    status: 'completed',
    subject: record.patient,
    ...(encounter && { encounter }),
    authored,
    author,
    source: record.patient,
    item,
  });
}

function addForm(record, key, profileId, questionnaire, number, item) {
  const session = record.session(number);
  const authored = record.at(session, record.minutes(session));
  addAnswers(record, key, profileId, questionnaire, authored, record.therapist, item, record.to(`visit-${number}`));
}

export function addInventory(record) {
  const { session, onset, event, people, change, pattern } = record.course.inventory;
  addForm(record, 'inventory', 'interpersonal-inventory-response', 'interpersonal-inventory', session, [
    ...group('onset', day('onset-date', onset), text('onset-event', event)),
    ...people.flatMap(person),
    ...(change ? transition(change) : []),
    ...(pattern
      ? group(
          'pattern',
          choice('pattern-difficulty', 'inventory-answer', pattern.difficulty),
          text('pattern-description', pattern.description),
        )
      : []),
  ]);
}

function person(one) {
  return group(
    'person',
    text('person-label', one.label),
    [{ linkId: 'person-relation', answer: [{ valueCoding: relation(one.is) }] }],
    choice('person-vital-status', 'inventory-answer', one.died ? 'deceased' : 'alive'),
    day('person-date-of-death', one.died),
    text('person-death', one.death),
    choice('person-current', 'inventory-answer', one.when ?? 'current'),
    choice('person-closeness', 'closeness', one.circle),
    choice('person-contact', 'contact', one.contact),
    choice('person-support', 'inventory-answer', `support-${one.support}`),
    choice('person-conflict', 'inventory-answer', `conflict-${one.conflict}`),
    choice('person-dispute-stage', 'dispute-stage', one.stage),
    text('person-conflict-about', one.about),
    group(
      'person-expectations',
      text('person-expectations-of-person', one.expects),
      text('person-expectations-of-patient', one.expected),
    ),
    text('person-patterns', one.pattern),
  );
}

function transition(change) {
  return group(
    'transition',
    text('transition-event', change.event),
    text('transition-old-role', change.old),
    text('transition-new-role', change.new),
    choice('transition-domain', 'transition-domain', change.domain),
    day('transition-date', change.on),
    text('transition-meaning', change.meaning),
  );
}

export function addReview(record) {
  const { review } = record.course;
  if (!review) return;
  addForm(record, 'review', 'end-of-treatment-review-response', 'end-of-treatment-review', review.session, [
    ...group(
      'change',
      choice('change-symptoms', 'review-answer', `symptoms-${review.symptoms}`),
      text('change-problem-area', review.area),
    ),
    ...group('competence', text('what-helped', review.helped), text('support', review.support)),
    ...group('ending', text('ending-feelings', review.feelings)),
    ...group(
      'staying-well',
      text('situations', review.situations),
      text('warning-signs', review.signs),
      text('plan', review.plan),
      text('help', review.help),
    ),
    ...group(
      'further',
      text('not-reached', review.notReached),
      choice('next-step', 'review-answer', review.then),
      day('next-date', review.next),
    ),
  ]);
}

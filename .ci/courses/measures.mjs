// What was measured on an occasion: answers, scores that are sent as such, and what followed an answer about thoughts of death.
import { SNOMED, coded, coding, concept, hl7, score } from './codes.mjs';
import { addAnswers } from './forms.mjs';
import { INSTRUMENTS, RATED, totalOf } from './instruments.mjs';

// Minutes from the beginning of a session, or of another occasion.
const ANSWERED = -10;
const FOR_ONE = 4;
const RATING = 20;
const ASSESSMENT = 30;

export function addMeasures(record, suffix, occasion, encounter, timepoint) {
  let minutes = ANSWERED;
  for (const [id, instrument] of Object.entries(INSTRUMENTS).filter(([id]) => occasion[id])) {
    const points = occasion[id];
    if (points.length !== instrument.items.length) {
      throw new Error(`${record.name}: ${id}${suffix} has ${points.length} answers instead of ${instrument.items.length}`);
    }
    const authored = record.at(occasion, minutes);
    const item = [
      ...instrument.items.map((item, i) => ({
        linkId: `/${item}`,
        answer: [{ valueCoding: instrument.answer(item, points[i]) }],
      })),
      ...(instrument.denied ?? []).map(item => ({
        linkId: `/${item}`,
        answer: [{ valueCoding: coding('instrument-answer', 'no') }],
      })),
    ];
    addAnswers(record, id + suffix, instrument.profile, id, authored, record.patient, item, encounter);
    if (timepoint) {
      const total = points.reduce((sum, one) => sum + one);
      addScore(record, `${id}-score${suffix}`, id, total, record.patient, authored, {
        extension: [coded('timepoint', timepoint)],
        derivedFrom: [record.to(id + suffix)],
      });
    }
    minutes += FOR_ONE;
  }
  for (const [id, total] of Object.entries(occasion.scores ?? {})) {
    const isRated = RATED.includes(id);
    const rater = isRated ? record.therapist : record.patient;
    const when = record.at(occasion, isRated ? RATING : minutes);
    addScore(record, id + suffix, id, total, rater, when, { encounter });
  }
  if (occasion.risk) addRisk(record, suffix, occasion, encounter);
}

function addScore(record, key, instrument, total, rater, when, more) {
  record.addRecord(key, 'score', {
    resourceType: 'Observation',
    basedOn: [record.plan],
    status: 'final',
    category: [hl7('observation-category', 'survey', 'Survey'), concept('kind', 'ipt-score')],
    code: concept(...totalOf(instrument)),
    subject: record.patient,
    effectiveDateTime: when,
    performer: [rater],
    valueQuantity: score(total),
    ...more,
  });
}

function addRisk(record, suffix, occasion, encounter) {
  const { basis, found, done } = occasion.risk;
  record.addRecord(`risk${suffix}`, 'risk-assessment', {
    resourceType: 'RiskAssessment',
    status: 'final',
    code: { coding: [coding('kind', 'ipt-safety'), coding(SNOMED, '225337009')] },
    subject: record.patient,
    encounter,
    occurrenceDateTime: record.at(occasion, ASSESSMENT),
    performer: record.therapist,
    basis: [record.to(basis + suffix)],
    prediction: [{ rationale: found }],
    mitigation: done,
  });
}

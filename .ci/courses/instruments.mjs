// Instruments that are answered item by item: their items, how an answer of so many points is coded, and the code of the total.
import { LOINC, coding } from './codes.mjs';

const PHQ_9 = ['44250-9', '44255-8', '44259-0', '44254-1', '44251-7', '44258-2', '44252-5', '44253-3', '44260-8'];
const GAD_7 = ['69725-0', '68509-9', '69733-4', '69734-2', '69735-9', '69689-8', '69736-7'];
const ANSWERS = ['LA6568-5', 'LA6569-3', 'LA6570-1', 'LA6571-9'];

const numbered = (name, count) => Array.from({ length: count }, (_, i) => `${name}-${i + 1}`);
const ofPhq = (item, points) => coding(LOINC, ANSWERS[points]);
const ofItem = (item, points) => coding('instrument-answer', `${item}-${points}`);

export const INSTRUMENTS = {
  'phq-9': { items: PHQ_9, answer: ofPhq, total: [LOINC, '44261-6'], profile: 'phq-9-response' },
  'gad-7': { items: GAD_7, answer: ofPhq, total: [LOINC, '70274-6'], profile: 'gad-7-response' },
  'phq-9m': {
    items: numbered('phq-9m', 9),
    answer: ofPhq,
    total: [LOINC, '89204-2'],
    profile: 'instrument-response',
    denied: ['phq-9m-month', 'phq-9m-ever'], // asked too, and answered with no in all courses
  },
  epds: { items: numbered('epds', 10), answer: ofItem, total: ['instrument', 'epds'], profile: 'instrument-response' },
};

/** Rated by the therapist, not answered by the patient. */
export const RATED = ['ymrs'];

/** The code of a total, as system and code. */
export const totalOf = id => INSTRUMENTS[id]?.total ?? ['instrument', id];

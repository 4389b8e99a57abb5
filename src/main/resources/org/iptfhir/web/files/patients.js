import {element} from './element.js';
import {search} from './service.js';

/** More are not shown. */
export const MOST = 10;

const ID = /^(?:.*\bPatient\/)?([A-Za-z0-9.-]{1,64})$/;
const APOSTROPHES = /['’ʼ‘`´]/g;
const MOST_WORDS = 6;

/**
 * The patients that a text may mean, each once: by id, by identifier, by name. A server compares the beginning of each part
 * of a name, and which words are one part it cannot know: "Jan van der Berg" is looked for in all the ways it can be split.
 */
export async function patientsFor(wanted, token) {
  const id = wanted.match(ID)?.[1];
  const searches = [
    ...(id ? [[['_id', id]]] : []),
    ...(wanted.includes('Patient/') ? [] : [[['identifier', identifier(wanted)]], ...splits(wanted).map(named)]),
  ];
  const found = await Promise.all(searches.map((criteria) => search('Patient', [...criteria, ['_count', `${MOST + 1}`]], token)));
  return [...new Map(found.flat().map((patient) => [patient.id, patient])).values()];
}

/** The name by which a patient is called. */
export function nameOf({name = [], id}) {
  const one = name.find(({use}) => use === 'official' || use === 'usual') ?? name[0] ?? {};
  return one.text ?? ([...(one.given ?? []), one.family].filter(Boolean).join(' ') || `Patient/${id}`);
}

/** A patient to be chosen, with what tells patients of the same name apart. */
export function choice(patient) {
  const label = element('label', 'choice');
  const input = element('input');
  input.type = 'radio';
  input.name = 'patient';
  input.value = patient.id;
  const name = element('b');
  name.append(element('bdi', '', nameOf(patient)));
  label.append(input, name, ' ', ...known(patient).flatMap((words) => [element('span', 'known', words), ' ']),
      element('code', '', `Patient/${patient.id}`));
  return label;
}

function known({birthDate, deceasedBoolean, deceasedDateTime, active, identifier: identifiers = []}) {
  return [
    birthDate && `born ${birthDate}`,
    deceasedDateTime ? `died ${deceasedDateTime.slice(0, 10)}` : deceasedBoolean && 'has died',
    active === false && 'record no longer in use',
    ...identifiers.map(({value}) => value),
  ].filter(Boolean);
}

/** A system is told from its value by the only bar that is not to be taken as a letter. */
function identifier(wanted) {
  return wanted.includes('|') ? wanted.split('|').map(escaped).join('|') : escaped(wanted);
}

/** How the words of a name may belong together. */
function splits(wanted) {
  const [family, ...given] = wanted.split(',').map((part) => part.trim()).filter(Boolean);
  if (given.length) {
    return [[family, ...words(given.join(' '))]];
  }
  const all = words(wanted);
  if (all.length > MOST_WORDS) {
    return [[wanted]];
  }
  const ways = all.flatMap((word, i) => [
    [...all.slice(0, i), all.slice(i).join(' ')],
    [all.slice(0, i + 1).join(' '), ...all.slice(i + 1)],
  ]);
  return [...new Map(ways.map((way) => [JSON.stringify([...way].sort()), way])).values()];
}

function words(text) {
  return text.split(/\s+/).filter(Boolean);
}

function named(parts) {
  return parts.map((part) => ['name', spellings(part).map(escaped).join(',')]);
}

/** Keyboards and word processors write different apostrophes. */
function spellings(part) {
  return [...new Set([part, part.replace(APOSTROPHES, '\''), part.replace(APOSTROPHES, '’')])];
}

/** A comma in a search means "or". */
function escaped(value) {
  return value.replace(/[\\$,|]/g, '\\$&');
}

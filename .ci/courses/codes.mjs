// Codes with the words that the guide has for them, and the shapes that they take in a resource.
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const YAML = createRequire(join(ROOT, 'ig/package.json'))('yaml');
export const VERSION = YAML.parse(readFileSync(join(ROOT, 'ig/sushi-config.yaml'), 'utf8')).version;
export const BASE = 'https://w3id.org/ipt-fhir';
export const HL7 = 'http://terminology.hl7.org/CodeSystem/';
export const LOINC = 'http://loinc.org';
export const SNOMED = 'http://snomed.info/sct';

// HL7's words for the relations that the courses name.
const RELATIVES = {
  BRO: 'brother',
  DAU: 'natural daughter',
  DOMPART: 'domestic partner',
  FRND: 'unrelated friend',
  FTH: 'father',
  GRPRN: 'grandparent',
  HUSB: 'husband',
  MTH: 'mother',
  NBOR: 'neighbor',
  PRNINLAW: 'parent in-law',
  SIS: 'sister',
  WIFE: 'wife',
};

const displays = {}; // url of a code system -> code -> its words
const definitions = join(ROOT, 'ig/fsh-generated/resources');
for (const file of readdirSync(definitions).filter(name => name.startsWith('CodeSystem-'))) {
  const system = JSON.parse(readFileSync(join(definitions, file), 'utf8'));
  const codes = (displays[system.url] ??= {});
  const add = concepts =>
    concepts?.forEach(concept => {
      codes[concept.code] = concept.display;
      add(concept.concept);
    });
  add(system.concept);
}

/** A code of one of the guide's systems, by its id, or of another, by its address. */
export function coding(system, code) {
  const url = system.startsWith('http') ? system : `${BASE}/CodeSystem/${system}`;
  const display = displays[url]?.[code];
  if (!display) throw new Error(`${url} has no code ${code}`);
  return { system: url, code, display };
}

export const concept = (system, code, text) => ({ coding: [coding(system, code)], ...(text && { text }) });

export const snomed = (code, text) => concept(SNOMED, String(code), text);

/** A code of HL7's own systems, of which the guide has none. */
export const hl7 = (system, code, display) => ({ coding: [{ system: HL7 + system, code, ...(display && { display }) }] });

export const usCore = (system, code) => concept(`http://hl7.org/fhir/us/core/CodeSystem/${system}`, code);

/** Of HL7's roles, or of the guide. */
export const relation = code =>
  RELATIVES[code] ? { system: HL7 + 'v3-RoleCode', code, display: RELATIVES[code] } : coding('relation', code);

export const profile = id => `${BASE}/StructureDefinition/${id}`;

export const extension = (id, value) => ({ url: profile(id), ...value });

export const coded = (id, code, system = id) => extension(id, { valueCodeableConcept: concept(system, code) });

export const score = value => ({ value, unit: '{score}', system: 'http://unitsofmeasure.org', code: '{score}' });

/** Time at a place, with the offset that holds there on that day. */
export function time(day, clock, zone, minutes = 0) {
  const local = new Date(`${day}T${clock}:00Z`);
  local.setUTCMinutes(local.getUTCMinutes() + minutes);
  const parts = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' }).formatToParts(local);
  const offset = parts.find(part => part.type === 'timeZoneName').value.replace('GMT', '');
  return local.toISOString().slice(0, 19) + (offset || '+00:00');
}

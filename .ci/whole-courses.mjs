#!/usr/bin/env node
// Renders profiles/whole-course/*.yaml, each a whole course told in short, to the transactions ig/input/examples/Bundle-*.json.
// usage: .ci/whole-courses.mjs            writes them
//        .ci/whole-courses.mjs --check    writes nothing; fails when they are not what the sources give
// A source says what is particular to its course. What follows from that is worked out here: ids, references, labels, the dates
// of phases, the end of a session, the words that belong to a code.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { addAgreement, addFormulation } from './courses/agreement.mjs';
import { ROOT, YAML } from './courses/codes.mjs';
import { addInventory, addReview } from './courses/forms.mjs';
import { addIllness } from './courses/illness.mjs';
import { addMeasures } from './courses/measures.mjs';
import { addPeople } from './courses/people.mjs';
import { addPlans } from './courses/plans.mjs';
import { CourseRecord } from './courses/record.mjs';
import { addSessions } from './courses/sessions.mjs';

const SOURCES = join(ROOT, 'profiles/whole-course');

function bundle(name, course) {
  const record = new CourseRecord(name, course);
  addPeople(record);
  addIllness(record);
  addPlans(record);
  addAgreement(record);
  addInventory(record);
  addFormulation(record);
  addSessions(record);
  for (const later of course.followUps ?? []) addMeasures(record, `-${later.timepoint}`, later, undefined, later.timepoint);
  addReview(record);
  for (const { key, profile, ...resource } of course.also ?? []) record.addRecord(key, profile, resolved(record, resource));
  return record.bundle;
}

/** In what is told as FHIR, "@illness" stands for a reference to that entry. */
function resolved(record, value) {
  if (Array.isArray(value)) return value.map(one => resolved(record, one));
  if (value instanceof Object) {
    return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, resolved(record, one)]));
  }
  return typeof value === 'string' && value.startsWith('@') ? record.to(value.slice(1)) : value;
}

const isCheck = process.argv.includes('--check');
let differs = false;
for (const file of readdirSync(SOURCES).filter(name => name.endsWith('.yaml'))) {
  const name = basename(file, '.yaml');
  const target = join(ROOT, 'ig/input/examples', `Bundle-${name}.json`);
  const course = YAML.parse(readFileSync(join(SOURCES, file), 'utf8'));
  const rendered = JSON.stringify(bundle(name, course), null, 1) + '\n';
  if (!isCheck) {
    writeFileSync(target, rendered);
  } else if (!existsSync(target) || readFileSync(target, 'utf8') !== rendered) {
    differs = true;
    console.error(`${target} is not what profiles/whole-course/${file} gives: run .ci/guide and commit the result.`);
  }
}
process.exit(differs ? 1 : 0);

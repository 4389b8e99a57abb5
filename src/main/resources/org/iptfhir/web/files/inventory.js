import {About, Unsaid, localTime} from './about.js';
import {makeCopyButtons} from './copy.js';
import {doubt} from './dates.js';
import {element} from './element.js';
import {Filing} from './filing.js';
import {findingItem} from './finding-item.js';
import {allItems, findingsIn, questionAt} from './outcome.js';
import {nameOf} from './patients.js';
import {SafetyNotice} from './safety.js';
import {scoreCard} from './score.js';
import {Refusal, resourceAt, search, textAt} from './service.js';
import {Sheet} from './sheet.js';

/** Answers about mental health are labelled as such from the beginning. */
const LABELS = [
  {system: 'http://terminology.hl7.org/CodeSystem/v3-Confidentiality', code: 'R'},
  {system: 'http://terminology.hl7.org/CodeSystem/v3-ActCode', code: 'MH'},
];

const at = (id) => document.getElementById(id);
const place = at('sheet');
const {form, canonical} = place.dataset;
const listed = (words) => words.split(' ').filter(Boolean);
const safetyItems = listed(place.dataset.safety);
const scoredItems = listed(place.dataset.scored);

const sheet = new Sheet(place, () => {
  touched = true;
  changed();
  safety.show(sheet.answers);
});
const about = new About(refused);

let questionnaire;
let safety;
let filing;
let authored;
let touched = false;
let sending = false;
let knowsDoubts = false;

/** An empty form. */
async function begin() {
  questionnaire ??= JSON.parse(await textAt(`inventory/${form}/questionnaire`));
  safety ??= new SafetyNotice(at('safety'), allItems(questionnaire.item).filter(({linkId}) => safetyItems.includes(linkId)));
  await sheet.draw(questionnaire);
  filing = new Filing();
  authored = null;
  at('authored').value = '';
  touched = false;
  changed();
  safety.show([]);
  show({sheet: true});
}

async function submit() {
  if (sending) {
    return;
  }
  clear();
  lock(true);
  try {
    await send(await answered());
    lock(false);
  } catch (failure) {
    lock(false);
    refused(failure);
  }
}

/** What is typed while answers are under way would be lost. */
function lock(isLocked) {
  sending = isLocked;
  for (const id of ['about', 'sheet']) {
    at(id).inert = isLocked;
  }
  at('store').setAttribute('aria-busy', `${isLocked}`);
}

/** The response as it is to be stored. What LHC-Forms says in meta is of no profile that is known here. */
async function answered() {
  const {problems} = sheet;
  if (problems.length) {
    at('findings').replaceChildren(...problems.map(problemItem));
    throw new Unsaid(`Not stored yet: ${problems.length === 1 ? 'an answer is' : `${problems.length} answers are`} missing or cannot be.`);
  }
  await sheet.computed();
  const items = sheet.answers;
  if (!allItems(items).some(({answer}) => answer)) {
    throw new Unsaid('Nothing is answered yet.');
  }
  const said = await about.said();
  const doubts = doubtsAbout(items);
  if (doubts.length && !knowsDoubts) {
    knowsDoubts = true;
    at('store').textContent = 'Store it all the same';
    throw new Unsaid(doubts.join(' '));
  }
  authored ??= localTime(new Date());
  return {
    resourceType: 'QuestionnaireResponse',
    meta: {security: LABELS},
    questionnaire: canonical,
    authored,
    ...said,
    item: items,
  };
}

/** What may be right, but is asked about once: scored questions without an answer, as they are numbered, and odd dates. */
function doubtsAbout(items) {
  const given = new Set(allItems(items).filter(({answer}) => answer).map(({linkId}) => linkId));
  const missing = allItems(questionnaire.item)
      .filter(({linkId}) => scoredItems.includes(linkId) && !given.has(linkId))
      .map(({prefix, text}) => prefix?.replace(/\.$/, '') ?? text);
  return [
    ...(missing.length ? [`Not answered: ${missing.join(', ')}. Without ${missing.length === 1 ? 'it' : 'them'} there is no total.`] : []),
    ...sheet.dates
        .map(({date, asked}) => [asked, doubt(date, about.patient.birthDate)])
        .filter(([, odd]) => odd)
        .map(([asked, odd]) => `“${asked}” ${odd} Is that right?`),
  ];
}

async function send(response) {
  say('Storing …');
  forget();
  try {
    const {reference, outcome, response: sent} = await filing.store(response, about.token);
    touched = false;
    tellStored(reference, findingsIn(outcome), sent);
  } catch (failure) {
    if (failure.status === 422 && failure.outcome) {
      tellFindings(findingsIn(failure.outcome), response);
      throw new Unsaid(notStored(failure.outcome));
    }
    throw failure;
  }
}

/** Who works in an office knows of no references. */
function notStored({issue}) {
  return issue.some(({expression = []}) => /\.(subject|source)\b/.test(expression[0]))
      ? `Not stored: the record of ${nameOf(about.patient)} cannot be used. It may have been deleted meanwhile: find the patient again.`
      : 'Not stored: the server found errors. Mend them, and store again.';
}

/** No numbers of earlier answers may stand beside new ones. */
function forget() {
  for (const id of ['scores', 'resource-text', 'resource-link', 'former']) {
    at(id).replaceChildren();
  }
  at('stored-title').textContent = 'Stored';
}

async function tellStored(reference, findings, response) {
  const name = element('bdi', '', response.subject.display);
  at('stored-title').replaceChildren('Stored for ', name);
  at('former').textContent = filing.former;
  show({sheet: false});
  tellFindings(findings, response);
  at('stored-title').focus();
  scrollTo(0, 0);
  say('');
  const link = at('resource-link');
  link.textContent = reference;
  link.href = `${document.documentElement.dataset.root}fhir/${reference}?_format=json&_pretty=true`;
  // A browser sends no token along when a link is followed.
  link.hidden = about.token !== '';
  const isShown = () => link.textContent === reference && !at('stored').hidden;
  const [resource, scores] = await Promise.allSettled([
    resourceAt(reference, about.token),
    scoredItems.length ? search('Observation', [['derived-from', reference], ['status', 'final,amended']], about.token) : [],
  ]);
  if (!isShown()) {
    return;
  }
  at('resource-text').textContent = resource.value ? JSON.stringify(resource.value, null, 2) : `It could not be read. ${resource.reason.message}`;
  if (scores.value) {
    at('scores').replaceChildren(...scores.value.sort((one) => (one.valueQuantity ? -1 : 1)).map(scoreCard));
  } else {
    say(`Stored, but the score could not be read. ${scores.reason.message}`, 'error');
  }
}

function tellFindings(findings, response) {
  at('findings').replaceChildren(...findings.map((finding) => {
    const question = questionAt(finding.path, response);
    const asked = question && allItems(questionnaire.item).find(({linkId}) => linkId === question.linkId);
    const there = question && sheet.answered(question.linkId, question.index);
    const name = asked?.text ?? (finding.path === response.resourceType ? 'The answers as a whole' : finding.path);
    return findingItem(finding, {
      goTo: () => goTo(finding, there),
      mend: null,
      name: there?.whose && !there.whose.startsWith(`${name} `) ? `${there.whose}: ${name}` : there?.whose || name,
    });
  }));
}

/** What is not a question is a field about the patient; what is stored can only be looked at. */
function goTo({path}, question) {
  if (place.hidden) {
    at('resource').open = true;
    at('resource').scrollIntoView();
  } else if (question) {
    question.go();
  } else {
    const field = {authored: 'authored', author: 'author', encounter: 'session', basedOn: 'course'}[path.split(/[.[]/)[1]];
    at(field ?? 'wanted').focus();
  }
}

function problemItem({text, go}) {
  const item = element('li', 'finding error');
  const button = element('button', 'place', text);
  button.type = 'button';
  button.addEventListener('click', go);
  item.append(button);
  return item;
}

/** What is about the patient stands at the patient. */
function refused(failure) {
  const where = at('about').contains(failure.field ?? null) ? 'found-text' : 'status';
  say('');
  if (failure instanceof Refusal && failure.status === 401) {
    at('token-field').hidden = false;
    say(about.token
        ? 'The token is not valid here: it is another server’s, has expired, or is damaged.'
        : 'This server asks for a token. Type it in: it is kept in this page alone, until you leave it.', 'error', 'found-text');
    at('token').focus();
  } else if (failure instanceof Unsaid || failure instanceof Refusal) {
    say(failure.message, 'error', where);
    failure.field?.focus();
  } else {
    say(failure.message, 'error');
    throw failure;
  }
}

function say(text, severity, where = 'status') {
  const said = element(severity ? 'b' : 'span', severity, text);
  at(where).replaceChildren(...(text ? [said] : []));
}

/** What the last attempt has said. */
function clear() {
  say('');
  at('findings').replaceChildren();
  if (about.patient) {
    say('', '', 'found-text');
  }
}

/** Either the sheet, or what has become of it. */
function show(shown) {
  for (const id of ['about', 'sheet', 'sending']) {
    at(id).hidden = !shown.sheet;
  }
  for (const id of ['stored', 'after']) {
    at(id).hidden = shown.sheet;
  }
}

function changed() {
  knowsDoubts = false;
  at('store').textContent = 'Store the answers';
}

addEventListener('beforeunload', (event) => touched && event.preventDefault());
at('about').addEventListener('input', changed);
// Who presses the button leaves a field only then: what its leaving changes must not move the button from under the pointer.
at('store').addEventListener('mousedown', (event) => event.preventDefault());
at('store').addEventListener('click', () => {
  if (place.contains(document.activeElement)) {
    document.activeElement.blur();
  }
  return submit();
});
at('change').addEventListener('click', () => {
  clear();
  show({sheet: true});
  changed();
});
at('again').addEventListener('click', () => {
  clear();
  begin().then(() => at('about').scrollIntoView(), refused);
});
makeCopyButtons();
begin().then(() => { document.documentElement.dataset.form = 'ready'; }, refused);

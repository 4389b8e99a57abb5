import {About, Unsaid, localTime} from './about.js';
import {makeCopyButtons} from './copy.js';
import {element} from './element.js';
import {findingItem} from './finding-item.js';
import {allItems, findingsIn, questionAt} from './outcome.js';
import {alarming, scoreCard} from './score.js';
import {Refusal, resourceAt, search, storeOnce, textAt} from './service.js';
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
});
const about = new About(refused);

let questionnaire;
let identifier;
let authored;
let isStored = false;
let touched = false;
let sending = false;
let knowsWhatIsMissing = false;

/** An empty form. Its identifier makes that answers which are sent twice are stored once. */
async function begin() {
  questionnaire ??= JSON.parse(await textAt(`inventory/${form}/questionnaire`));
  await sheet.draw(questionnaire);
  identifier = {system: 'urn:ietf:rfc:3986', value: `urn:uuid:${randomId()}`};
  authored = null;
  isStored = false;
  touched = false;
  changed();
  show({sheet: true});
}

async function submit() {
  if (sending) {
    return;
  }
  clear();
  try {
    warnOfSafety(sheet.answers);
    await send(answered());
  } catch (failure) {
    refused(failure);
  }
}

/** The response as it is to be stored. What LHC-Forms says in meta is of no profile that is known here. */
function answered() {
  const problems = sheet.problems;
  if (problems.length) {
    at('findings').replaceChildren(...problems.map(problemItem));
    throw new Unsaid(`Not stored yet: ${problems.length === 1 ? 'an answer is' : `${problems.length} answers are`} missing or cannot be.`);
  }
  const items = sheet.answers;
  if (!allItems(items).some(({answer}) => answer)) {
    throw new Unsaid('Nothing is answered yet.');
  }
  const said = about.said();
  const missing = withoutAnswer(items);
  if (missing.length && !knowsWhatIsMissing) {
    knowsWhatIsMissing = true;
    at('store').textContent = 'Store it all the same';
    throw new Unsaid(`Not answered: ${missing.join(', ')}. Without ${missing.length === 1 ? 'it' : 'them'} there is no total.`);
  }
  authored ??= localTime(new Date());
  return {
    resourceType: 'QuestionnaireResponse',
    meta: {security: LABELS},
    identifier,
    questionnaire: canonical,
    status: isStored ? 'amended' : 'completed',
    authored,
    ...said,
    item: items,
  };
}

/** Scored questions without an answer, as they are numbered. */
function withoutAnswer(items) {
  const given = new Set(allItems(items).filter(({answer}) => answer).map(({linkId}) => linkId));
  return allItems(questionnaire.item)
      .filter(({linkId}) => scoredItems.includes(linkId) && !given.has(linkId))
      .map(({prefix, text}) => prefix?.replace(/\.$/, '') ?? text);
}

async function send(response) {
  sending = true;
  at('store').setAttribute('aria-busy', 'true');
  at('store').disabled = true;
  say('Storing …');
  try {
    const {reference, outcome} = await stored(response);
    touched = false;
    isStored = true;
    await tellStored(reference, findingsIn(outcome), response);
  } finally {
    sending = false;
    at('store').disabled = false;
    at('store').removeAttribute('aria-busy');
  }
}

async function stored(response) {
  try {
    return await storeOnce(response, about.token);
  } catch (failure) {
    if (failure.status === 422 && failure.outcome) {
      tellFindings(findingsIn(failure.outcome), response);
      throw new Unsaid('Not stored: the server found errors. Mend them, and store again.');
    }
    throw failure.status === 0
        ? new Unsaid('The server does not answer, so it is not known whether the answers are stored. Store them again when it is back: that will not store them twice.')
        : failure;
  }
}

async function tellStored(reference, findings, response) {
  show({sheet: false});
  tellFindings(findings, response);
  at('stored-title').textContent = 'Stored';
  at('stored-title').focus();
  scrollTo(0, 0);
  say('');
  const [resource, scores] = await Promise.all([
    resourceAt(reference, about.token),
    search('Observation', [['derived-from', reference], ['status', 'final,amended']], about.token),
  ]);
  at('scores').replaceChildren(...scores.sort((one) => (one.valueQuantity ? -1 : 1)).map(scoreCard));
  at('resource-text').textContent = JSON.stringify(resource, null, 2);
  const link = at('resource-link');
  link.textContent = reference;
  link.href = `${document.documentElement.dataset.root}fhir/${reference}?_format=json&_pretty=true`;
  // A browser sends no token along when a link is followed.
  link.hidden = about.token !== '';
  if (resource.subject?.display) {
    at('stored-title').textContent = `Stored for ${resource.subject.display}`;
  }
}

/** Told from the answers themselves, so that it is told also when they cannot be stored yet. */
function warnOfSafety(items) {
  const answers = new Map(allItems(items).map((item) => [item.linkId, item]));
  const alarms = allItems(questionnaire.item)
      .filter(({linkId}) => safetyItems.includes(linkId))
      .map((item) => [item, alarming(item, answers.get(item.linkId))])
      .filter(([, answer]) => answer);
  at('safety').hidden = !alarms.length;
  at('safety').replaceChildren(...alarms.flatMap(([item, answer]) => [
    element('p', 'alarm', `Item ${item.prefix?.replace(/\.$/, '') ?? ''} is answered above zero: ${answer}`),
    element('p', '', `“${item.text}” Every answer above zero calls for a look at the patient’s safety, before the patient leaves.`),
  ]));
}

function tellFindings(findings, response) {
  at('findings').replaceChildren(...findings.map((finding) => {
    const question = questionAt(finding.path, response);
    const asked = question && allItems(questionnaire.item).find(({linkId}) => linkId === question.linkId);
    return findingItem(finding, {
      goTo: () => goTo(finding, question),
      mend: null,
      name: asked?.text ?? (finding.path === response.resourceType ? 'The answers as a whole' : finding.path),
    });
  }));
}

/** What is not a question is a field about the patient; what is stored can only be looked at. */
function goTo({path}, question) {
  if (place.hidden) {
    at('resource').open = true;
    at('resource').scrollIntoView();
  } else if (question) {
    sheet.goTo(question.linkId, question.index);
  } else {
    const field = {authored: 'authored', author: 'author', encounter: 'session', basedOn: 'course'}[path.split(/[.[]/)[1]];
    at(field ?? 'wanted').focus();
  }
}

function problemItem(problem) {
  const item = element('li', 'finding error');
  const button = element('button', 'place', problem);
  button.type = 'button';
  button.addEventListener('click', () => sheet.goToProblem(problem));
  item.append(button);
  return item;
}

function refused(failure) {
  if (failure instanceof Unsaid) {
    say(failure.message, 'error');
    failure.field?.focus();
  } else if (failure instanceof Refusal && failure.status === 401) {
    at('token-field').hidden = false;
    say(about.token
        ? 'The token is not valid here: it is another server’s, has expired, or is damaged.'
        : 'This server asks for a token. Type it in: it is kept in this page alone, until you leave it.', 'error');
    at('token').focus();
  } else {
    say(failure.message, 'error');
    if (!(failure instanceof Refusal)) {
      throw failure;
    }
  }
}

function say(text, severity) {
  const said = element(severity ? 'b' : 'span', severity, text);
  at('status').replaceChildren(said);
}

function clear() {
  say('');
  at('findings').replaceChildren();
  at('safety').hidden = true;
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
  knowsWhatIsMissing = false;
  at('store').textContent = 'Store the answers';
}

/** crypto.randomUUID is not there where a server is reached without https. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

addEventListener('beforeunload', (event) => touched && event.preventDefault());
at('store').addEventListener('click', submit);
at('change').addEventListener('click', () => {
  clear();
  show({sheet: true});
  changed();
});
at('again').addEventListener('click', () => {
  clear();
  begin().then(() => place.scrollIntoView(), refused);
});
makeCopyButtons();
begin().then(() => { document.documentElement.dataset.form = 'ready'; }, refused);

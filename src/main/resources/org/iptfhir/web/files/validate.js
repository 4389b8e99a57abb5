import {makeCopyButtons} from './copy.js';
import {PlainText} from './plain-text.js';
import {Refusal, findings as findingsOf, isXml, outcome as outcomeOf, textAt} from './service.js';
import {findingItem} from './finding-item.js';
import {replacementFor} from './mending.js';

const LARGEST_FILE = 20_000_000;

const at = (id) => document.getElementById(id);
const button = at('validate');
const status = at('status');
const list = at('findings');

let surface = new PlainText(at('resource'), changed);
let fileName = '';
let findings = [];
let current = -1;
let running = new AbortController();

function asked() {
  return {profile: at('profile').value, token: at('token').value.trim()};
}

async function validate({isNew = false} = {}) {
  const text = surface.text;
  if (!text.trim()) {
    say('There is no text yet: paste a resource, drop a file, or choose an example.');
    return;
  }
  await busy(async (signal) => {
    const begin = performance.now();
    const found = await findingsOf(text, asked(), signal);
    show(found, performance.now() - begin);
    if (isNew && found.length) {
      surface.reveal(0);
    }
  });
}

/** One request at a time: a later one ends an earlier one. */
async function busy(work) {
  running.abort();
  running = new AbortController();
  const {signal} = running;
  button.setAttribute('aria-busy', 'true');
  try {
    await work(signal);
  } catch (failure) {
    if (failure.name !== 'AbortError') {
      refused(failure);
    }
  } finally {
    if (!signal.aborted) {
      button.removeAttribute('aria-busy');
    }
  }
}

function refused(failure) {
  if (!(failure instanceof Refusal)) {
    throw failure;
  }
  findings = [];
  list.replaceChildren();
  surface.mark(findings);
  if (failure.status === 401) {
    at('token-field').hidden = false;
    say(at('token').value
        ? 'The token is not valid here: it is another server’s, has expired, or is damaged.'
        : 'This server asks for a token. Type it in: it is kept in this page alone, until you leave it.', 'error');
    at('token').focus();
    return;
  }
  say(failure.message, 'error');
}

function show(found, milliseconds) {
  findings = found;
  current = -1;
  surface.mark(found);
  list.classList.remove('stale');
  list.replaceChildren(...found.map((finding, i) => findingItem(finding, {
    goTo: () => goTo(i),
    mend: replacementFor(finding, surface.text, surface.rangeOf(i)) === null ? null : () => mend(i),
  })));
  summarise(found, milliseconds);
  if (at('outcome').open) {
    showOutcome();
  }
}

function summarise(found, milliseconds) {
  const number = (severity) => found.filter((finding) => finding.severity === severity).length;
  const parts = ['error', 'warning', 'note'].filter(number).map((severity) => {
    const part = document.createElement(severity === 'note' ? 'span' : 'b');
    part.className = severity;
    part.textContent = `${number(severity)} ${severity}${number(severity) === 1 ? '' : 's'}`;
    return part;
  });
  if (!parts.length) {
    const good = document.createElement('b');
    good.className = 'good';
    good.textContent = 'Nothing found: it is right';
    parts.push(good);
  }
  const whole = parts.flatMap((part, i) => (i ? [', ', part] : [part]));
  status.replaceChildren(...whole, ` · ${Math.round(milliseconds)} ms · ${at('version').content.textContent}`);
}

function say(text, severity) {
  const said = document.createElement(severity ? 'b' : 'span');
  said.className = severity ?? '';
  said.textContent = text;
  status.replaceChildren(said);
}

function goTo(index) {
  current = index;
  [...list.children].forEach((item, i) => {
    if (i === index) {
      item.setAttribute('aria-current', 'true');
      item.scrollIntoView({block: 'nearest'});
    } else {
      item.removeAttribute('aria-current');
    }
  });
  surface.goTo(index);
  at('told').textContent = `Finding ${index + 1} of ${findings.length}: ${findings[index].message}`;
}

function step(forward) {
  if (findings.length) {
    const from = current < 0 && !forward ? 0 : current;
    goTo((from + (forward ? 1 : -1) + findings.length) % findings.length);
  }
}

/** Puts the suggestion in the place of the token only if the server then finds less. */
async function mend(index) {
  const finding = findings[index];
  const place = surface.rangeOf(index);
  const text = surface.text;
  const replacement = replacementFor(finding, text, place);
  if (replacement === null) {
    say('The text has changed there. Validate again first.');
    return;
  }
  const mended = text.slice(0, place.from) + replacement + text.slice(place.to);
  await busy(async (signal) => {
    const begin = performance.now();
    const found = await findingsOf(mended, asked(), signal);
    if (found.length >= findings.length) {
      const known = new Set(findings.map(({message}) => message));
      const left = found.find(({message}) => !known.has(message)) ?? finding;
      say(`Nothing was changed: with ${replacement} there, it would be found that: ${left.message}`);
    } else if (surface.text === text) {
      surface.replace(place, replacement);
      show(found, performance.now() - begin);
    }
  });
}

function changed() {
  list.classList.add('stale');
}

function take(text, name) {
  fileName = name;
  surface.text = text;
  showCommand();
  validate({isNew: true});
}

async function takeFile(file) {
  if (file.size > LARGEST_FILE) {
    say(`${file.name} is larger than a browser should handle: check it with ipt-fhir validate.`, 'error');
    return;
  }
  try {
    take(new TextDecoder('utf-8', {fatal: true}).decode(await file.arrayBuffer()), file.name);
  } catch {
    say(`${file.name} is no text in UTF-8. FHIR resources are, in JSON and in XML.`, 'error');
  }
}

function showCommand() {
  const profile = at('profile').value;
  const name = fileName || (isXml(surface.text) ? 'resource.xml' : 'resource.json');
  at('command-text').textContent = ['ipt-fhir validate', profile && `--profile ${profile}`, quoted(name)]
      .filter(Boolean)
      .join(' ');
}

function quoted(name) {
  const safe = name.startsWith('-') ? `./${name}` : name;
  return /^[\w./+-]+$/.test(safe) ? safe : `'${safe.replaceAll("'", "'\\''")}'`;
}

async function showOutcome() {
  const text = surface.text;
  if (!text.trim()) {
    return;
  }
  try {
    at('outcome-text').textContent = JSON.stringify(await outcomeOf(text, asked()), null, 2);
  } catch (failure) {
    at('outcome-text').textContent = failure.message;
  }
}

button.addEventListener('click', () => validate());
at('profile').addEventListener('change', () => {
  showCommand();
  if (surface.text.trim()) {
    validate();
  }
});
at('example').addEventListener('change', async () => {
  const path = at('example').value;
  at('example').value = '';
  if (!path) {
    return;
  }
  try {
    take(await textAt(`validate/examples/${path}`), `${path.split('/')[1]}.json`);
  } catch (failure) {
    refused(failure);
  }
});
at('file').addEventListener('change', () => {
  const [file] = at('file').files;
  at('file').value = '';
  if (file) {
    takeFile(file);
  }
});
at('outcome').addEventListener('toggle', () => at('outcome').open && showOutcome());
at('command').addEventListener('toggle', showCommand);
at('token').addEventListener('keydown', (event) => event.key === 'Enter' && validate());

document.addEventListener('keydown', (event) => {
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
    event.preventDefault();
    event.stopPropagation();
    validate();
  } else if (event.key === 'F8') {
    event.preventDefault();
    event.stopPropagation();
    step(!event.shiftKey);
  }
}, true);

const holdsFile = (event) => event.dataTransfer?.types.includes('Files');
let over = 0;
document.addEventListener('dragenter', (event) => {
  if (holdsFile(event)) {
    over++;
    at('drop').hidden = false;
  }
}, true);
document.addEventListener('dragleave', (event) => {
  if (holdsFile(event) && --over <= 0) {
    over = 0;
    at('drop').hidden = true;
  }
}, true);
document.addEventListener('dragover', (event) => holdsFile(event) && event.preventDefault(), true);
document.addEventListener('drop', (event) => {
  if (holdsFile(event)) {
    event.preventDefault();
    event.stopPropagation();
    over = 0;
    at('drop').hidden = true;
    takeFile(event.dataTransfer.files[0]);
  }
}, true);

makeCopyButtons();
showCommand();

// Where the editor cannot be had, the text area stays.
import('./editor.js').then(({Editor}) => {
  const nonce = document.querySelector('meta[name=style-nonce]').content;
  surface = new Editor(at('resource'), changed, nonce);
  surface.mark(findings);
  document.documentElement.dataset.editor = 'ready';
}, () => {
  document.documentElement.dataset.editor = 'none';
});

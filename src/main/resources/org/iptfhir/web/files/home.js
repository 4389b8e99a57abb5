import {makeCopyButtons} from './copy.js';
import {jsonAt, store, textAt} from './service.js';

const EVERY = 10_000;

const at = (id) => document.getElementById(id);

async function tellState() {
  let up = false;
  try {
    up = (await jsonAt('actuator/health/readiness')).status === 'UP';
  } catch {
    // Neither a refusal nor a silence is ready.
  }
  at('state').className = `dot ${up ? 'up' : 'down'}`;
  at('state').textContent = up ? 'ready' : 'not ready';
}

function address() {
  return new URL(document.documentElement.dataset.root, location.href).href.replace(/\/$/, '');
}

/** Requests are shown with the address by which the browser reached the server. */
function writeAddresses() {
  for (const place of document.querySelectorAll('.server')) {
    place.textContent = address();
  }
}

async function patients() {
  return (await jsonAt('fhir/Patient?_summary=count')).total;
}

async function offerSamples() {
  if (!at('samples')) {
    return;
  }
  const present = await patients();
  if (present > 0) {
    at('samples-text').textContent = 'Samples are loaded from here only into a server without patients, and this one has '
        + `${present}. By command they are loaded all the same: ipt-fhir samples -n 100 --to ${address()}/fhir`;
    at('load').hidden = true;
  }
  at('samples').hidden = false;
}

/** The therapists come first: each course refers to one. */
async function load(courses) {
  for (const button of at('load').children) {
    button.disabled = true;
  }
  at('samples-text').hidden = true;
  at('progress').max = courses + 1;
  at('progress').hidden = false;
  let stored = 0;
  try {
    if (await patients() > 0) {
      throw new Error('Meanwhile the server has patients, so nothing was loaded.');
    }
    await store(await textAt('samples/staff'));
    at('progress').value = 1;
    for (let course = 1; course <= courses; course++) {
      await store(await textAt(`samples/courses/${course}`));
      stored = course;
      at('progress').value = course + 1;
    }
    at('loaded').textContent = `${courses} courses of ${await patients()} patients are loaded. Look at them:`;
  } catch (failure) {
    at('loaded').textContent = `${failure.message} ${stored} of ${courses} courses are loaded.`;
  }
  at('progress').hidden = true;
  at('load').hidden = true;
  at('searches').hidden = stored === 0;
}

makeCopyButtons();
writeAddresses();
tellState();
setInterval(() => document.hidden || tellState(), EVERY);
at('load')?.addEventListener('click', ({target}) => target.dataset.courses && load(Number(target.dataset.courses)));
offerSamples().catch(() => { /* The state says that the server does not answer. */ });

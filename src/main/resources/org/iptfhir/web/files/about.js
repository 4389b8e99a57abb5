import {element} from './element.js';
import {search} from './service.js';

const KIND = 'ipt-course';
const MOST = 10;

const at = (id) => document.getElementById(id);

/** Something is not said that is needed; the message is for the user, who goes to the field. */
export class Unsaid extends Error {
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}

/** The fields that say whose answers these are: the patient, and where they belong in the record. */
export class About {
  #patients = new Map();
  #failed;

  /** @param failed is told what the server refused */
  constructor(failed) {
    this.#failed = failed;
    at('find').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#doing(() => this.#find());
    });
    at('found').addEventListener('change', () => this.#doing(() => this.#choose()));
  }

  get token() {
    return at('token').value.trim();
  }

  /** The elements of a QuestionnaireResponse that say so. */
  said() {
    const patient = this.#patient();
    if (!patient) {
      throw new Unsaid('Whose answers are these? Find the patient first.', at('wanted'));
    }
    const said = {subject: patient, source: patient};
    if (at('authored').value) {
      said.authored = localTime(new Date(at('authored').value));
    }
    for (const [name, field] of [['author', at('author')], ['encounter', at('session')]]) {
      if (field.value) {
        said[name] = JSON.parse(field.value);
      }
    }
    if (at('course').value) {
      said.basedOn = [JSON.parse(at('course').value)];
    }
    return said;
  }

  async #doing(work) {
    try {
      await work();
    } catch (failure) {
      this.#failed(failure);
    }
  }

  async #find() {
    const wanted = at('wanted').value.trim();
    if (!wanted) {
      throw new Unsaid('Type a name, or the reference of a patient.', at('wanted'));
    }
    const id = wanted.match(/^Patient\/([A-Za-z0-9.-]{1,64})$/)?.[1];
    const criteria = id ? [['_id', id]] : wanted.split(/\s+/).map((part) => ['name', escaped(part)]);
    const found = await search('Patient', [...criteria, ['_count', `${MOST + 1}`]], this.token);
    const shown = found.slice(0, MOST);
    this.#patients = new Map(shown.map((patient) => [patient.id, patient]));
    at('found').replaceChildren(at('found').firstElementChild, ...shown.map(choice));
    at('found').hidden = !shown.length;
    at('found-text').textContent = !shown.length
        ? 'Nobody is found.'
        : found.length > MOST ? `More than ${MOST} are found; these are the first. Type more of the name.` : '';
    if (shown.length === 1) {
      at('found').querySelector('input').checked = true;
    }
    await this.#choose();
  }

  #patient() {
    const chosen = this.#patients.get(at('found').querySelector('input:checked')?.value);
    return chosen && {reference: `Patient/${chosen.id}`, display: nameOf(chosen)};
  }

  /** Offers what the record of the patient has: the courses, the sessions, and who leads them. */
  async #choose() {
    const patient = this.#patient();
    at('record').hidden = !patient;
    if (!patient) {
      return;
    }
    const criteria = [['patient', patient.reference], ['_count', '50']];
    const [courses, sessions] = await Promise.all([
      search('CarePlan', [...criteria, ['category', KIND], ['_sort', '-date']], this.token),
      search('Encounter', [...criteria, ['type', 'ipt-session'], ['_sort', '-date']], this.token),
    ]);
    if (this.#patient()?.reference !== patient.reference) {
      return;
    }
    const active = courses.filter(({status}) => status === 'active');
    offer(at('course'), 'none', courses.map((course) => [reference(course, course.title), courseLabel(course)]));
    if (active.length === 1) {
      at('course').selectedIndex = 1 + courses.indexOf(active[0]);
    }
    offer(at('session'), 'none', sessions.map((session) => [reference(session), sessionLabel(session)]));
    const others = [
      ...courses.map(({author}) => author),
      ...sessions.flatMap(({participant}) => participant?.map(({individual}) => individual) ?? []),
    ].filter((person) => person?.reference);
    const byReference = new Map(others.map((person) => [person.reference, {reference: person.reference, display: person.display}]));
    offer(at('author'), 'not said', [
      [patient, 'the patient'],
      ...[...byReference.values()].map((person) => [person, person.display ?? person.reference]),
    ]);
  }
}

function choice(patient) {
  const label = element('label', 'choice');
  const input = element('input');
  input.type = 'radio';
  input.name = 'patient';
  input.value = patient.id;
  const known = [patient.birthDate && `born ${patient.birthDate}`, ...(patient.identifier ?? []).map(({value}) => value)];
  label.append(input, element('b', '', nameOf(patient)), ` ${known.filter(Boolean).join(', ')} `, element('code', '', `Patient/${patient.id}`));
  return label;
}

function nameOf({name = [], id}) {
  const one = name.find(({use}) => use === 'official' || use === 'usual') ?? name[0] ?? {};
  return one.text ?? ([...(one.given ?? []), one.family].filter(Boolean).join(' ') || `Patient/${id}`);
}

function courseLabel({title, period, status}) {
  return [title ?? 'Course of IPT', period?.start && `since ${period.start.slice(0, 10)}`, status].filter(Boolean).join(', ');
}

function sessionLabel({extension = [], period, status, id}) {
  const number = extension.find(({url}) => url.endsWith('/session-number'))?.valuePositiveInt;
  return [number && `session ${number}`, period?.start?.slice(0, 10), status].filter(Boolean).join(', ') || id;
}

function reference({resourceType, id}, display) {
  return {reference: `${resourceType}/${id}`, display};
}

/** Each option is a reference; the first one stands for nothing. */
function offer(select, nothing, choices) {
  select.replaceChildren(new Option(nothing, ''), ...choices.map(([value, label]) => new Option(label, JSON.stringify(value))));
}

/** A comma in a search means "or". */
function escaped(value) {
  return value.replace(/[\\$,|]/g, '\\$&');
}

/** With the offset of this place, so that the hour is the one that was on the clock. */
export function localTime(time) {
  const minutes = -time.getTimezoneOffset();
  const wall = new Date(time.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (number) => `${Math.trunc(Math.abs(number))}`.padStart(2, '0');
  return `${wall}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

import {element} from './element.js';
import {MOST, choice, nameOf, patientsFor} from './patients.js';
import {search} from './service.js';

const KIND = 'ipt-course';
const NUMBERS = ['none', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'];

const at = (id) => document.getElementById(id);

/** Something is not said that is needed; the message is for the user, who goes to the field. */
export class Unsaid extends Error {
  constructor(message, field) {
    super(message);
    this.field = field;
  }
}

/**
 * The fields that say whose answers these are: the patient, and where they belong in the record. What is shown is always
 * of the patient who is chosen: the fields are emptied before the next is looked for, and answers that come late are dropped.
 */
export class About {
  #patients = new Map();
  #failed;
  #finding = 0;
  /** What is being read of the record; it ends with what failed, if something did. */
  #reading = Promise.resolve(null);
  #isRead = true;

  /** @param failed is told what the server refused */
  constructor(failed) {
    this.#failed = failed;
    at('find').addEventListener('submit', (event) => {
      event.preventDefault();
      this.#find();
    });
    at('wanted').addEventListener('input', () => this.#drop());
    at('found').addEventListener('change', () => {
      say('');
      this.#choose();
    });
    at('token').addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && at('wanted').value.trim()) {
        this.#find();
      }
    });
  }

  get token() {
    return at('token').value.trim();
  }

  /** The patient who is chosen, as the server has told him. */
  get patient() {
    return this.#patients.get(at('found').querySelector('input:checked')?.value);
  }

  /** The elements of a QuestionnaireResponse that say so, once the record is read. */
  async said() {
    if (!this.patient) {
      const first = at('found').querySelector('input');
      throw first
          ? new Unsaid(this.#whichOne(), first)
          : new Unsaid('Whose answers are these? Find the patient first.', at('wanted'));
    }
    const authored = this.#authored();
    const hadToWait = !this.#isRead;
    if (await this.#reading && hadToWait) {
      throw new Unsaid('Not stored: the courses and sessions could not be read. Store again to leave them out.', at('course'));
    }
    const said = {subject: referenceTo(this.patient), source: referenceTo(this.patient), ...authored};
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

  /** A field that is half filled in has no value, as an empty one. */
  #authored() {
    const field = at('authored');
    if (field.validity.badInput) {
      throw new Unsaid('“Answered” is only half typed. Complete it, or empty it if it is now.', field);
    }
    if (!field.value) {
      return {};
    }
    if (!/^\d{4}-/.test(field.value)) {
      throw new Unsaid(`The year of “Answered”, ${field.value.split('-')[0]}, cannot be.`, field);
    }
    const {birthDate} = this.patient;
    if (birthDate && field.value.slice(0, birthDate.length) < birthDate) {
      throw new Unsaid(`“Answered” is before the patient was born (${birthDate}).`, field);
    }
    return {authored: localTime(new Date(field.value))};
  }

  /** Nobody is chosen, and nothing is shown of anybody. */
  #drop() {
    this.#finding++;
    this.#patients = new Map();
    at('found').replaceChildren(at('found').firstElementChild);
    at('found').hidden = true;
    say('');
    this.#choose();
  }

  async #find() {
    this.#drop();
    const turn = this.#finding;
    const wanted = at('wanted').value.trim();
    if (!wanted) {
      this.#failed(new Unsaid('Type a name, an identifier, or the id of a patient.', at('wanted')));
      return;
    }
    say('Looking …');
    try {
      const found = await patientsFor(wanted, this.token);
      if (turn === this.#finding) {
        this.#offer(found);
      }
    } catch (failure) {
      if (turn === this.#finding) {
        say('');
        failure.field ??= at('wanted');
        this.#failed(failure);
      }
    }
  }

  #offer(found) {
    const shown = found.slice(0, MOST);
    this.#patients = new Map(shown.map((patient) => [patient.id, patient]));
    at('found').replaceChildren(at('found').firstElementChild, ...shown.map(choice));
    at('found').hidden = !shown.length;
    if (shown.length === 1) {
      at('found').querySelector('input').checked = true;
    }
    say(!shown.length
        ? 'Nobody is found.'
        : found.length > MOST
            ? `More than ${MOST} are found; these are some of them. Type more of the name.`
            : shown.length > 1 ? this.#whichOne() : '');
    this.#choose();
  }

  #whichOne() {
    return `Choose one of the ${NUMBERS[this.#patients.size]}.`;
  }

  /** Offers what the record of the patient has: the courses, the sessions, and who leads them. */
  #choose() {
    const {patient} = this;
    offer(at('course'), 'none', []);
    offer(at('session'), 'none', []);
    offer(at('author'), 'not said', []);
    at('record').hidden = !patient;
    at('record-text').replaceChildren();
    this.#isRead = !patient;
    const reading = patient ? this.#read(patient, () => reading === this.#reading) : Promise.resolve(null);
    this.#reading = reading;
  }

  async #read(patient, isWanted) {
    at('record-text').textContent = 'Reading the courses and sessions …';
    try {
      const [courses, sessions] = await record(patient, this.token);
      if (isWanted()) {
        this.#offerRecord(patient, courses, sessions);
        at('record-text').textContent = '';
      }
      return null;
    } catch (failure) {
      if (isWanted()) {
        at('record-text').replaceChildren(element('b', 'error', `The courses and sessions could not be read: ${failure.message}`
            + ' Find the patient again to try once more. Stored as it is, the answers belong to no course.'));
      }
      return failure;
    } finally {
      if (isWanted()) {
        this.#isRead = true;
      }
    }
  }

  #offerRecord(patient, courses, sessions) {
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
      [referenceTo(patient), 'the patient'],
      ...[...byReference.values()].map((person) => [person, person.display ?? person.reference]),
    ]);
  }
}

function record(patient, token) {
  const criteria = [['patient', `Patient/${patient.id}`], ['_count', '50']];
  return Promise.all([
    search('CarePlan', [...criteria, ['category', KIND], ['_sort', '-date']], token),
    search('Encounter', [...criteria, ['type', 'ipt-session'], ['_sort', '-date']], token),
  ]);
}

/** What is to be said about the patient stands at the patient. */
function say(text) {
  at('found-text').textContent = text;
}

function referenceTo(patient) {
  return {reference: `Patient/${patient.id}`, display: nameOf(patient)};
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

/** With the offset of this place, so that the hour is the one that was on the clock. */
export function localTime(time) {
  const minutes = -time.getTimezoneOffset();
  const wall = new Date(time.getTime() + minutes * 60_000).toISOString().slice(0, 19);
  const two = (number) => `${Math.trunc(Math.abs(number))}`.padStart(2, '0');
  return `${wall}${minutes < 0 ? '-' : '+'}${two(minutes / 60)}:${two(minutes % 60)}`;
}

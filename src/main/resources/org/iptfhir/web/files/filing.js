import {Unsaid} from './about.js';
import {replace, resourceAt, storeOnce} from './service.js';

/** What a server answers where a version is not the last one, or the resource is no more. */
const OVERTAKEN = [404, 409, 410, 412];

/**
 * How the answers of one sheet get to the server: once, though an answer of the server may be lost; for one patient, so that
 * those of another are another response; and never over what somebody else has changed meanwhile.
 */
export class Filing {
  #identifier;
  #subject;
  /** Where it is stored, and in which version. */
  #stored;
  /** What was sent without an answer. */
  #unanswered;
  #former;

  constructor() {
    this.#begin();
  }

  /** A new response: what was stored stays as it is. */
  #begin() {
    this.#identifier = {system: 'urn:ietf:rfc:3986', value: `urn:uuid:${randomId()}`};
    this.#stored = null;
    this.#unanswered = [];
  }

  /** What is to be known of the same answers and another patient, in words; empty if there is nothing. */
  get former() {
    return this.#former ?? '';
  }

  /** Stores them, and gives the reference and what was found. */
  async store(response, token) {
    this.#for(response.subject);
    const complete = {...response, identifier: this.#identifier, status: this.#stored ? 'amended' : 'completed'};
    try {
      const {reference, version, outcome} = await this.#send(complete, token);
      this.#stored = {reference, version};
      this.#unanswered = [];
      return {reference, outcome, response: complete};
    } catch (failure) {
      if (failure.status === 0) {
        this.#unanswered.push(complete);
        throw new Unsaid('The server does not answer, so it is not known whether the answers are stored. Store them again when it is back: that will not store them twice.');
      }
      throw failure;
    }
  }

  /** Stored answers are never moved from one patient to another. */
  #for({reference, display}) {
    if (this.#subject && this.#subject.reference !== reference && (this.#stored || this.#unanswered.length)) {
      this.#former = this.#stored
          ? `The same answers were stored for ${this.#subject.display} before, and are still there. If that was a mistake, mark ${this.#stored.reference} as entered in error.`
          : `The same answers were sent for ${this.#subject.display} before, and it is not known whether they were stored there.`;
      this.#begin();
    }
    this.#subject = {reference, display};
  }

  async #send(response, token) {
    if (!this.#stored) {
      const sent = await storeOnce(response, token);
      if (sent.isNew) {
        return sent;
      }
      this.#stored = await this.#asSent(sent.reference, token);
      return this.#replace(response, token);
    }
    return this.#replace(response, token);
  }

  async #replace(response, token) {
    const {reference, version} = this.#stored;
    try {
      return await replace(reference, version, response, token);
    } catch (failure) {
      if (!OVERTAKEN.includes(failure.status)) {
        throw failure;
      }
      this.#stored = await this.#asSent(reference, token);
      return replace(this.#stored.reference, this.#stored.version, response, token);
    }
  }

  /** The version that is stored now, if it is what was sent when the answer was lost. */
  async #asSent(reference, token) {
    const current = await this.#current(reference, token);
    if (this.#unanswered.some(({status, item}) => current?.status === status && isSame(current.item, item))) {
      return {reference, version: current.meta.versionId};
    }
    this.#begin();
    const become = !current ? 'deleted' : current.status === 'entered-in-error' ? 'marked as entered in error' : 'changed';
    throw new Unsaid(`Not stored: what was stored for ${this.#subject.display} has been ${become} by somebody else meanwhile (${reference}), and is left as it is. Look at it first. Store again only if yours are to be stored beside it, as a new response.`);
  }

  async #current(reference, token) {
    try {
      return await resourceAt(reference, token);
    } catch (failure) {
      if (failure.status === 404 || failure.status === 410) {
        return null;
      }
      throw failure;
    }
  }
}

/** A server may write the elements in another order. */
function isSame(one, other) {
  return ordered(one) === ordered(other);
}

function ordered(value) {
  return JSON.stringify(value, (name, part) => part && typeof part === 'object' && !Array.isArray(part)
      ? Object.fromEntries(Object.entries(part).sort(([one], [two]) => one < two ? -1 : 1))
      : part);
}

/** crypto.randomUUID is not there where a server is reached without https. */
function randomId() {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  bytes[6] = (bytes[6] & 0x0f) | 0x40;
  bytes[8] = (bytes[8] & 0x3f) | 0x80;
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

// The record of one course: a transaction that grows, and what its parts are called.
import { createHash } from 'node:crypto';
import { BASE, HL7, profile, relation, time } from './codes.mjs';

const LABELS = [
  { system: HL7 + 'v3-Confidentiality', code: 'R' },
  { system: HL7 + 'v3-ActCode', code: 'MH' },
];
const COMPLETIONS = ['completed-planned', 'completed-early-mutual'];

export class CourseRecord {
  constructor(name, course) {
    this.name = name;
    this.course = course;
    this.entries = [];
    this.held = course.sessions.filter(session => !session.missed);
    this.held.forEach((session, i) => (session.number = i + 1));
    const { patient, therapist, relative, illness, focus, ended } = course;
    this.start = course.sessions[0].on;
    this.end = course.sessions.at(-1).on;
    this.status = !ended ? 'active' : COMPLETIONS.includes(ended.reason) ? 'completed' : 'revoked';
    this.isMaintenance = course.variant === 'ipt-m';
    this.patient = this.to('patient', `${patient.given} ${patient.family}`);
    this.therapist = this.to('therapist', `${therapist.given} ${therapist.family}`);
    this.relative =
      relative && this.to('relative', `${relative.given} ${relative.family}, ${relation(relative.is).display}`);
    this.illness = this.to('illness', illness.text);
    this.area = this.to('problem-area', focus.text);
    this.plan = this.to('course', 'Course of IPT');
  }

  get bundle() {
    return { resourceType: 'Bundle', id: this.name, meta: { security: LABELS }, type: 'transaction', entry: this.entries };
  }

  /** A UUID that is made of the names of course and entry, so that it stays the same. */
  url(key) {
    const hash = createHash('sha1').update(`${BASE}/example/${this.name}/${key}`).digest('hex');
    const parts = [hash.slice(0, 8), hash.slice(8, 12), '5' + hash.slice(13, 16), 'a' + hash.slice(17, 20), hash.slice(20, 32)];
    return `urn:uuid:${parts.join('-')}`;
  }

  /** A reference to what is added under a key, now or later. */
  to(key, display) {
    return { reference: this.url(key), ...(display && { display }) };
  }

  /** Adds what is created only where its identifier is new. */
  add(key, system, value, meta, { resourceType, ...elements }) {
    const identifier = { system: `${BASE}/example/${system}`, value };
    this.entries.push({
      fullUrl: this.url(key),
      resource: {
        resourceType,
        ...(meta && { meta }),
        ...elements,
        identifier: resourceType === 'QuestionnaireResponse' ? identifier : [identifier],
      },
      request: { method: 'POST', url: resourceType, ifNoneExist: `identifier=${identifier.system}|${value}` },
    });
  }

  /** Adds somebody or something about the patient that is not of this course alone. */
  addLabelled(key, system, value, resource) {
    this.add(key, system, value, { security: LABELS }, resource);
  }

  /** Adds a part of the course that keeps a profile; null where the guide has none for it. */
  addRecord(key, profileId, resource) {
    const meta = { ...(profileId && { profile: [profile(profileId)] }), security: LABELS };
    this.add(key, 'record', `${this.name}-${key}`, meta, resource);
  }

  /** A session that took place, by its number. */
  session(number) {
    return this.held[number - 1];
  }

  /** Minutes after the beginning of a session, or of another occasion. */
  at(occasion, minutes = 0) {
    return time(occasion.on, occasion.at ?? this.course.at, this.course.zone, minutes);
  }

  minutes(session) {
    return session.minutes ?? this.course.minutes;
  }
}

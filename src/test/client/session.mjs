// A session with a FHIR client that is not of this project: fhir-kit-client.
// usage: npm ci && node session.mjs http://localhost:8080/fhir
import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { Client } from 'fhir-kit-client';

const baseUrl = process.argv[2] ?? 'http://localhost:8080/fhir';
const client = new Client({ baseUrl, bearerToken: process.env.IPT_TOKEN });
const run = randomUUID();
const family = `Sitzung${run.slice(0, 8)}`;
const codeSystem = 'https://w3id.org/ipt-fhir/CodeSystem';

const steps = {
  async 'reads the statement'() {
    const statement = await client.capabilityStatement();
    assert.equal(statement.fhirVersion, '4.0.1');
    assert.ok(statement.rest[0].resource.some(({ type }) => type === 'CarePlan'));
  },

  async 'creates, reads and updates'() {
    const created = await client.create({
      resourceType: 'Patient',
      body: { resourceType: 'Patient', name: [{ family }], identifier: [{ system: 'urn:ietf:rfc:3986', value: `urn:uuid:${run}` }] },
    });
    assert.match(created.id, /^[0-9a-f-]{36}$/);
    const read = await client.read({ resourceType: 'Patient', id: created.id });
    assert.deepEqual(read.name, [{ family }]);
    const updated = await client.update({ resourceType: 'Patient', id: read.id, body: { ...read, birthDate: '1980-05' } });
    assert.equal(updated.meta.versionId, '2');
    const first = await client.vread({ resourceType: 'Patient', id: read.id, version: '1' });
    assert.equal(first.birthDate, undefined);
    const history = await client.history({ resourceType: 'Patient', id: read.id });
    assert.deepEqual(history.entry.map(({ resource }) => resource.meta.versionId), ['2', '1']);
    return created.id;
  },

  async 'creates only what is not there'(patient) {
    const identifier = `identifier=urn:ietf:rfc:3986|urn:uuid:${run}`;
    const again = await client.create({
      resourceType: 'Patient',
      body: { resourceType: 'Patient', name: [{ family }] },
      options: { headers: { 'If-None-Exist': identifier } },
    });
    assert.equal(again.id, patient);
  },

  async 'stores a course and its sessions in one transaction'(patient) {
    const course = `urn:uuid:${randomUUID()}`;
    const session = (number) => ({
      fullUrl: `urn:uuid:${randomUUID()}`,
      resource: {
        resourceType: 'Procedure',
        status: 'preparation',
        code: { coding: [{ system: 'http://snomed.info/sct', code: '443730003' }] },
        subject: { reference: `Patient/${patient}` },
        basedOn: [{ reference: course }],
        note: [{ text: `session ${number}` }],
      },
      request: { method: 'POST', url: 'Procedure' },
    });
    const answer = await client.transaction({
      body: {
        resourceType: 'Bundle',
        type: 'transaction',
        entry: [
          {
            fullUrl: course,
            resource: {
              resourceType: 'CarePlan',
              status: 'draft',
              intent: 'plan',
              category: [{ coding: [{ system: `${codeSystem}/kind`, code: 'ipt-course' }] }],
              subject: { reference: `Patient/${patient}` },
            },
            request: { method: 'POST', url: 'CarePlan' },
          },
          ...[1, 2, 3, 4, 5, 6, 7].map(session),
        ],
      },
    });
    assert.equal(answer.type, 'transaction-response');
    assert.deepEqual(new Set(answer.entry.map(({ response }) => response.status.slice(0, 3))), new Set(['201']));
  },

  async 'finds them, page by page'(patient) {
    const found = [];
    let page = await client.search({
      resourceType: 'Procedure',
      searchParams: { patient, _count: 3, _sort: '_lastUpdated', _include: 'Procedure:based-on' },
    });
    assert.equal(page.total, 7);
    for (; page; page = await client.nextPage({ bundle: page })) {
      found.push(...page.entry.filter(({ search }) => search.mode === 'match').map(({ resource }) => resource.id));
    }
    assert.equal(new Set(found).size, 7);
    const byPost = await client.search({
      resourceType: 'Procedure',
      searchParams: { patient, 'based-on:CarePlan.status': 'draft', _summary: 'count' },
      options: { postSearch: true },
    });
    assert.equal(byPost.total, 7);
    const inCompartment = await client.search({
      resourceType: 'Procedure',
      compartment: { resourceType: 'Patient', id: patient },
    });
    assert.equal(inCompartment.total, 7);
    const everything = await client.operation({ name: 'everything', resourceType: 'Patient', id: patient, method: 'get' });
    assert.equal(everything.entry.length, 9);
  },

  async 'patches'(patient) {
    const patched = await client.patch({
      resourceType: 'Patient',
      id: patient,
      jsonPatch: [{ op: 'replace', path: '/birthDate', value: '1981' }],
    });
    assert.equal(patched.birthDate, '1981');
    assert.equal(patched.name[0].family, family);
  },

  async 'asks several things in one batch'(patient) {
    const answer = await client.batch({
      body: {
        resourceType: 'Bundle',
        type: 'batch',
        entry: [
          { request: { method: 'GET', url: `Patient/${patient}` } },
          { request: { method: 'GET', url: 'Patient/nobody' } },
        ],
      },
    });
    assert.deepEqual(answer.entry.map(({ response }) => response.status.slice(0, 3)), ['200', '404']);
  },

  async 'is told what is wrong'(patient) {
    const wrong = client.create({
      resourceType: 'CarePlan',
      body: {
        resourceType: 'CarePlan',
        status: 'active',
        intent: 'order',
        category: [{ coding: [{ system: `${codeSystem}/kind`, code: 'ipt-course' }] }],
        subject: { reference: `Patient/${patient}` },
        period: { start: '2026-02-03' },
      },
    });
    await assert.rejects(wrong, ({ response }) => {
      assert.equal(response.status, 422);
      const issue = response.data.issue.find(({ severity }) => severity === 'error');
      assert.deepEqual(issue.expression, ['CarePlan.intent']);
      return true;
    });
  },

  async 'deletes what nothing refers to, and only that'(patient) {
    await assert.rejects(client.delete({ resourceType: 'Patient', id: patient }), ({ response }) => {
      assert.equal(response.status, 409);
      return true;
    });
    const lonely = await client.create({ resourceType: 'Patient', body: { resourceType: 'Patient', name: [{ family }] } });
    await client.delete({ resourceType: 'Patient', id: lonely.id });
    await assert.rejects(client.read({ resourceType: 'Patient', id: lonely.id }), ({ response }) => response.status === 410);
  },
};

let patient;
for (const [name, step] of Object.entries(steps)) {
  try {
    patient = (await step(patient)) ?? patient;
    console.log(`ok: ${name}`);
  } catch (error) {
    console.log(`failed: ${name}`);
    console.log(error.response?.data ? JSON.stringify(error.response.data) : error);
    process.exit(1);
  }
}

// Reads with fhirclient as a backend does: a client on the answer of the token endpoint. Told as in smart.mjs; says
// {"resources":{"Observation":12}}.
import assert from 'node:assert/strict';
import FHIR from 'fhirclient';
import { signIn } from './smart.mjs';

const { fhir, token } = await signIn();
// Where a web server's app would keep what it knows of a browser's session, and forgets it after a 401.
const system = tokenResponse => FHIR({ session: {} }, {}).client({ serverUrl: fhir, tokenResponse });
const client = system(token);
const nobody = '01890000-0000-7000-8000-000000000000';
const ofType = (type, found) => found.filter(resource => resource.resourceType === type);
const all = { pageLimit: 0, flat: true };

const whole = ofType('Observation', await client.request('Observation?_count=5', all));
const counted = ofType('Observation', await client.request('Observation?_count=100', all));
assert.deepEqual(whole.map(one => one.id), counted.map(one => one.id), 'Pages of 5 hold what pages of 100 hold');

const pages = [];
await client.request('Observation?_count=5', { pageLimit: 2, onPage: page => pages.push(page) });
assert.equal(pages.length, 2);
for (const page of pages) assert.equal(page.entry.filter(entry => entry.search.mode === 'match').length, 5);

const iterated = [];
for await (const resource of client.resources('Observation?_count=5', { limit: 12 })) iterated.push(resource);
assert.equal(iterated.length, 12);

const [observation] = whole;
const graph = await client.request(`Observation/${observation.id}`, { resolveReferences: ['subject', 'performer'] });
assert.equal(graph.subject.resourceType, 'Patient');
for (const performer of graph.performer ?? []) assert.equal(performer.resourceType, 'Organization');
const { references } = await client.request(
  'Task?_count=3', { resolveReferences: ['focus', 'for', 'owner', 'requester'], graph: false });
assert.deepEqual(
  [...new Set(Object.values(references).map(one => one.resourceType))].sort(),
  ['Organization', 'Patient', 'ServiceRequest']);

// What the library asks for of one patient, when a token is of one.
const patient = graph.subject.id;
const chart = system({ ...token, patient });
assert.equal((await chart.patient.read()).id, patient);
const own = ofType('Observation', await chart.patient.request('Observation?_count=5', all));
assert.deepEqual(
  own.map(one => one.id),
  whole.filter(one => one.subject.reference.endsWith(`Patient/${patient}`)).map(one => one.id));
const [person] = ofType('Patient', await chart.patient.request('Patient', { flat: true }));
assert.equal(person.id, patient);

const { response } = await client.request({ url: `Patient/${patient}`, includeResponse: true });
const again = await fetch(`${fhir}/Patient/${patient}`, {
  headers: { authorization: client.getAuthorizationHeader(), 'if-none-match': response.headers.get('etag') },
});
assert.equal(again.status, 304);
await assert.rejects(
  client.request({ url: `Patient/${patient}`, headers: { 'if-none-match': response.headers.get('etag') } }),
  error => error.status === 304);
await assert.rejects(client.request(`Patient/${nobody}`), error => error.status === 404);
await assert.rejects(client.request('Medication?_count=1'), error => error.status === 404);
await assert.rejects(
  client.request({ url: 'Observation?colour=red', headers: { prefer: 'handling=strict' } }),
  error => error.status === 400 && /colour/.test(error.message));
await assert.rejects(
  client.create({ resourceType: 'Consent', status: 'active' }), error => error.status === 403);
await assert.rejects(
  system({ access_token: 'of-nobody' }).request('Observation'), error => error.status === 401);

process.stdout.write(`${JSON.stringify({ resources: { Observation: whole.length } })}\n`);

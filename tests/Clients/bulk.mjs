// Exports with the Bulk Data protocol, from kick-off to deletion, over fhirclient: no client of SMART's for bulk data is
// on npm. Told as in smart.mjs; says {"resources":{"Patient":6,…}}.
import assert from 'node:assert/strict';
import { setTimeout as pause } from 'node:timers/promises';
import FHIR from 'fhirclient';
import { signIn } from './smart.mjs';

const types = ['Patient', 'Observation', 'Goal', 'Organization'];
const { fhir, token } = await signIn();
const client = FHIR({ session: {} }, {}).client({ serverUrl: fhir, tokenResponse: token });
const ask = (url, headers = {}, method = 'GET') => fetch(
  url, { method, headers: { authorization: client.getAuthorizationHeader(), ...headers } });

/** Asks again as often as it is told to wait, and no sooner. */
async function finish(status) {
  for (;;) {
    const { body, response } = await client.request({ url: status, includeResponse: true })
      .catch(error => (error.status === 429 ? { response: error.response } : Promise.reject(error)));
    if (response.status === 200) return body;
    assert.ok([202, 429].includes(response.status), `${response.status}`);
    await pause(Number(response.headers.get('retry-after')) * 1000);
  }
}

async function start(query) {
  const { response } = await client.request({
    url: `$export?${query}`,
    headers: { accept: 'application/fhir+json', prefer: 'respond-async' },
    includeResponse: true,
  });
  assert.equal(response.status, 202);
  return response.headers.get('content-location');
}

async function fetchFile({ type, url }) {
  const file = await ask(url, { accept: 'application/fhir+ndjson' });
  assert.equal(file.status, 200);
  assert.match(file.headers.get('content-type'), /^application\/fhir\+ndjson/);
  const lines = (await file.text()).split('\n').filter(line => line.length > 0).map(line => JSON.parse(line));
  for (const resource of lines) assert.equal(resource.resourceType, type);
  return lines;
}

const status = await start(`_type=${types}`);
const manifest = await finish(status);
assert.equal(manifest.requiresAccessToken, true);
assert.deepEqual(manifest.output.map(file => file.type).sort(), types.sort());

const resources = {};
for (const file of manifest.output) {
  const exported = await fetchFile(file);
  const searched = (await client.request(`${file.type}?_count=100`, { pageLimit: 0, flat: true }))
    .filter(resource => resource.resourceType === file.type);
  assert.deepEqual(exported.map(one => one.id).sort(), searched.map(one => one.id).sort(), file.type);
  resources[file.type] = exported.length;
}
for (const file of manifest.error) assert.notEqual((await fetchFile(file)).length, 0);
assert.equal((await fetch(manifest.output[0].url)).status, 401);

// Nothing has changed since: what is exported again has nothing in it.
const later = await start(`_type=Observation&_since=${encodeURIComponent(new Date().toISOString())}`);
for (const file of (await finish(later)).output) assert.equal((await fetchFile(file)).length, 0);

for (const one of [status, later]) {
  assert.equal((await ask(one, {}, 'DELETE')).status, 202);
  assert.equal((await ask(one)).status, 404);
}
assert.equal((await ask(manifest.output[0].url)).status, 404);
assert.equal((await ask(`${fhir}/$export`, { accept: 'application/fhir+json' })).status, 400);

process.stdout.write(`${JSON.stringify({ resources })}\n`);

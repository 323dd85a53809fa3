// A clinic's EHR, played by fhir-kit-client: one JSON request a line on standard input, one JSON answer a line on
// standard output.
//   {"do":"connect","fhir":"http://host/fhir","clientId":"…","key":{private JWK},"scope":"system/*.rs"}
//   {"do":"read","type":"Task","id":"…"}
//   {"do":"search","type":"Observation","params":{"patient":"…"}}
//   {"do":"create","resource":{…}}
//   {"do":"update","resource":{…},"ifMatch":"W/\"3\""}
//   {"do":"transaction","bundle":{…}}
//   {"do":"page","bundle":{…}}
//   {"do":"operation","type":"Patient","id":"…","name":"$aftercare-summary"}
import { createInterface } from 'node:readline';
import { Client } from 'fhir-kit-client';
import { askForToken } from './smart.mjs';

const renewBeforeSeconds = 30;
let client;
let registration;
let tokenExpires = 0;

async function authorize() {
  const { tokenUrl } = await client.smartAuthMetadata();
  const token = await askForToken(tokenUrl.toString(), registration);
  client.bearerToken = token.access_token;
  tokenExpires = Date.now() + (token.expires_in - renewBeforeSeconds) * 1000;
}

const actions = {
  async connect(request) {
    registration = request;
    client = new Client({ baseUrl: request.fhir });
    await authorize();
    return null;
  },
  read: ({ type, id }) => client.read({ resourceType: type, id }),
  search: ({ type, params }) => client.search({ resourceType: type, searchParams: params }),
  create: ({ resource }) => client.create({ resourceType: resource.resourceType, body: resource }),
  update: ({ resource, ifMatch }) => client.update({
    resourceType: resource.resourceType,
    id: resource.id,
    body: resource,
    headers: ifMatch ? { 'If-Match': ifMatch } : {},
  }),
  transaction: ({ bundle }) => client.transaction({ body: bundle }),
  page: ({ bundle }) => client.nextPage({ bundle }),
  operation: ({ type, id, name }) => client.operation({ resourceType: type, id, name, method: 'GET' }),
  capabilities: () => client.capabilityStatement(),
};

async function answer(request) {
  try {
    if (request.do !== 'connect' && Date.now() > tokenExpires) await authorize();
    return { status: 200, body: await actions[request.do](request) };
  } catch (error) {
    if (error.response) return { status: error.response.status, body: error.response.data ?? null };
    return { status: 0, error: String(error.cause ?? error) };
  }
}

for await (const line of createInterface({ input: process.stdin })) {
  process.stdout.write(`${JSON.stringify(await answer(JSON.parse(line)))}\n`);
}

// A clinic's EHR, played by fhir-kit-client: one JSON request a line on standard input, one JSON answer a line on
// standard output.
//   {"do":"connect","fhir":"http://host/fhir","clientId":"…","key":{private JWK},"scope":"system/*.rs"}
//   {"do":"read","type":"Task","id":"…"}
//   {"do":"search","type":"Observation","params":{"patient":"…"}}
//   {"do":"create","resource":{…}}
//   {"do":"update","resource":{…},"ifMatch":"W/\"3\""}
//   {"do":"page","bundle":{…}}
import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { createInterface } from 'node:readline';
import { Client } from 'fhir-kit-client';

const assertionLifetimeSeconds = 120;
const renewBeforeSeconds = 30;
let client;
let registration;
let tokenExpires = 0;

const base64Url = value => Buffer.from(value).toString('base64url');

function assertion(tokenEndpoint, { clientId, key }) {
  const header = base64Url(JSON.stringify({ alg: 'RS384', typ: 'JWT', kid: key.kid }));
  const payload = base64Url(JSON.stringify({
    iss: clientId,
    sub: clientId,
    aud: tokenEndpoint,
    exp: Math.floor(Date.now() / 1000) + assertionLifetimeSeconds,
    jti: randomUUID(),
  }));
  const signature = sign('RSA-SHA384', Buffer.from(`${header}.${payload}`), createPrivateKey({ key, format: 'jwk' }));
  return `${header}.${payload}.${base64Url(signature)}`;
}

async function authorize() {
  const { tokenUrl } = await client.smartAuthMetadata();
  const endpoint = tokenUrl.toString();
  const response = await fetch(endpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: registration.scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion(endpoint, registration),
    }),
  });
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error('token refused'), { response: { status: response.status, data: body } });
  client.bearerToken = body.access_token;
  tokenExpires = Date.now() + (body.expires_in - renewBeforeSeconds) * 1000;
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
  page: ({ bundle }) => client.nextPage({ bundle }),
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

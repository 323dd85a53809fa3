// SMART Backend Services: a token for a client that proves who it is with its key.
import { createPrivateKey, randomUUID, sign } from 'node:crypto';
import { text } from 'node:stream/consumers';

const assertionLifetimeSeconds = 120;

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

/** @param registration { clientId, key: a private JWK, scope } */
export async function askForToken(tokenEndpoint, registration) {
  const response = await fetch(tokenEndpoint, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'client_credentials',
      scope: registration.scope,
      client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer',
      client_assertion: assertion(tokenEndpoint, registration),
    }),
  });
  const body = await response.json();
  if (!response.ok) throw Object.assign(new Error('token refused'), { response: { status: response.status, data: body } });
  return body;
}

/**
 * For a script that is told on standard input whose system it plays:
 * {"fhir":"http://host/fhir","clientId":"…","key":{private JWK},"scope":"system/*.rs"}.
 * @returns { fhir, token: the token endpoint's answer }
 */
export async function signIn() {
  const registration = JSON.parse(await text(process.stdin));
  const configuration = await (await fetch(`${registration.fhir}/.well-known/smart-configuration`)).json();
  return { fhir: registration.fhir, token: await askForToken(configuration.token_endpoint, registration) };
}

// What Kubernetes and cert-manager say of their own objects.
import { createRequire } from 'node:module';
import { fileURLToPath } from 'node:url';

const require = createRequire(import.meta.url);
const modules = fileURLToPath(new URL('node_modules', import.meta.url));

/** What an object's schema finds wrong in it, with the fields that the schema does not know. */
export function faultsBySchema(object) {
  const validate = validatorOf(object);
  if (!validate) return [`is of no known kind: ${object.apiVersion} ${object.kind}`];
  const looked = new WeakMap();
  if (!validate(watched(object, looked))) {
    return validate.errors.map(({ instancePath, keyword, params }) =>
      `${instancePath || '/'} is not as its schema says (${keyword}: ${JSON.stringify(params)})`);
  }
  return [...unknownFields(object, looked, '')];
}

/** The packages name a schema by its group, version and kind: IoK8sApiAppsV1Deployment. */
function validatorOf({ apiVersion = '', kind = '' }) {
  const [version, group = 'core'] = apiVersion.split('/').reverse();
  const name = (text) => text.charAt(0).toUpperCase() + text.slice(1);
  const [models, prefix] = group === 'cert-manager.io'
    ? ['@kubernetes-models/cert-manager', 'CertManagerIo']
    : ['kubernetes-models', `IoK8sApi${name(group.split('.')[0])}`];
  try {
    // By its path: the packages lend their schemas to themselves only.
    return require(`${modules}/${models}/_schemas/${prefix}${name(version)}${kind}`).validate;
  } catch (fault) {
    if (fault.code === 'MODULE_NOT_FOUND') return undefined;
    throw fault;
  }
}

/** Kubernetes' schemas allow fields that they do not name; one that the check never asked for is a slip of the pen. */
function watched(value, looked) {
  if (value === null || typeof value !== 'object') return value;
  const asked = new Set();
  looked.set(value, asked);
  return new Proxy(value, {
    get(target, key) {
      asked.add(key);
      const inner = target[key];
      if (inner === null || typeof inner !== 'object') return inner;
      // The same field may be asked for again: what was asked of it before counts too.
      const before = looked.get(inner) ?? new Set();
      const proxy = watched(inner, looked);
      for (const one of before) looked.get(inner).add(one);
      return proxy;
    },
  });
}

function* unknownFields(value, looked, path) {
  if (value === null || typeof value !== 'object') return;
  const asked = looked.get(value);
  // Whatever is in there is allowed: the check did not go in.
  if (!asked || asked.size === 0) return;
  for (const [key, inner] of Object.entries(value)) {
    if (asked.has(key)) yield* unknownFields(inner, looked, `${path}/${key}`);
    else yield `${path}/${key} is in no schema`;
  }
}

// Holds descriptions of APIs against the OpenAPI specification, with @seriousme/openapi-schema-validator. Told their
// addresses as a JSON array; says {"address":{"version":"3.1","errors":[…]},…}.
import { text } from 'node:stream/consumers';
import { Validator } from '@seriousme/openapi-schema-validator';

const report = {};
for (const address of JSON.parse(await text(process.stdin))) {
  const validator = new Validator();
  const { valid, errors } = await validator.validate(await (await fetch(address)).json());
  report[address] = { version: validator.version, errors: valid ? [] : errors };
  // Every reference leads somewhere, or this throws.
  if (valid) validator.resolveRefs();
}
process.stdout.write(`${JSON.stringify(report)}\n`);

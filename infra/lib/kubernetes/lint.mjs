// node lint.mjs NAME <MANIFESTS: says what is wrong with what is applied together, and ends with 1 if anything is.
import { readFileSync } from 'node:fs';
import { parseAllDocuments } from 'yaml';
import { faultsByRules } from './rules.mjs';
import { faultsBySchema } from './schemas.mjs';

const objects = parseAllDocuments(readFileSync(0, 'utf8')).map((document) => {
  if (document.errors.length > 0) throw document.errors[0];
  return document.toJS();
});

const faults = objects.flatMap((object) => faultsBySchema(object).map((fault) => [object, fault]));
// The rules go by what the schemas promise.
if (faults.length === 0) faults.push(...faultsByRules(objects));

for (const [{ kind, metadata }, fault] of faults) {
  console.error(`${process.argv[2]}: ${kind} ${metadata.name ?? ''} ${fault}`);
}
if (objects.length === 0) console.error(`${process.argv[2]}: there is nothing in it`);
process.exitCode = faults.length > 0 || objects.length === 0 ? 1 : 0;

// Holds pages against the HTML standard, with html-validate. Told {"name":"<!DOCTYPE html>…",…}; says what is
// wrong: {"name":["rule (line:column): message",…],…}. A part of a page has no doctype.
import { text } from 'node:stream/consumers';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

// Nothing is fetched from elsewhere, so nothing there can change what a page fetches.
const rules = { 'require-sri': 'off' };
const validator = (kinds) => new HtmlValidate(new StaticConfigLoader({ root: true, extends: kinds, rules }));
const whole = validator(['html-validate:standard', 'html-validate:document']);
const part = validator(['html-validate:standard']);

const report = {};
for (const [name, html] of Object.entries(JSON.parse(await text(process.stdin)))) {
  const isWhole = html.trimStart().toLowerCase().startsWith('<!doctype');
  const { results } = await (isWhole ? whole : part).validateString(html, `${name}.html`);
  report[name] = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} (${line}:${column}): ${message}`));
}
process.stdout.write(`${JSON.stringify(report)}\n`);

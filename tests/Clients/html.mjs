// Holds pages against the HTML standard, with html-validate. Told {"name":"<!DOCTYPE html>…",…}; says what is
// wrong: {"name":["rule (line:column): message",…],…}. A part of a page has no doctype.
import { text } from 'node:stream/consumers';
import { HtmlValidate, StaticConfigLoader } from 'html-validate';

// Nothing is fetched from elsewhere, so nothing there can change what a page fetches.
const rules = {
  'require-sri': 'off',
  // A locked screen has one of its own, while the page behind it is hidden.
  'heading-level': ['error', { allowMultipleH1: true }],
};
const validator = (kinds, others) =>
  new HtmlValidate(new StaticConfigLoader({ root: true, extends: kinds, rules: { ...rules, ...others } }));
const whole = validator(['html-validate:standard', 'html-validate:document']);
// Its headings go on from those of the page around it.
const part = validator(['html-validate:standard'], { 'heading-level': 'off' });

const report = {};
for (const [name, html] of Object.entries(JSON.parse(await text(process.stdin)))) {
  const isWhole = html.trimStart().toLowerCase().startsWith('<!doctype');
  const { results } = await (isWhole ? whole : part).validateString(html, `${name}.html`);
  report[name] = results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line, column }) => `${ruleId} (${line}:${column}): ${message}`));
}
process.stdout.write(`${JSON.stringify(report)}\n`);

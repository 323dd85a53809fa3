// Judges the dashboards and the alert rules: every expression is PromQL by Prometheus's own grammar, and each panel
// and rule has what Grafana and Prometheus want of it. Says every fault; ends with 1 when there is one.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parser } from '@prometheus-io/lezer-promql';
import { parse } from 'yaml';

const faults = [];
let expressions = 0;

function check(where, expression) {
  expressions++;
  const wrong = [];
  parser.parse(expression ?? '').iterate({ enter: (node) => { if (node.type.isError) wrong.push(node.from); } });
  if (!expression || wrong.length > 0) faults.push(`${where}: no PromQL, at ${wrong.join(', ')}: ${expression}`);
}

function need(where, one, ...names) {
  for (const name of names) if (!one?.[name]) faults.push(`${where}: has no ${name}`);
}

function each(folder, ending, judge) {
  const files = readdirSync(folder).filter((file) => file.endsWith(ending));
  if (files.length === 0) faults.push(`${folder}: nothing to judge`);
  for (const file of files) judge(file, readFileSync(join(folder, file), 'utf8'));
}

const ids = new Set();
each('infra/grafana', '.json', (file, text) => {
  const board = JSON.parse(text);
  need(file, board, 'uid', 'title', 'schemaVersion', 'panels');
  if (ids.has(board.uid)) faults.push(`${file}: ${board.uid} is the uid of another`);
  ids.add(board.uid);
  for (const panel of board.panels) {
    const where = `${file}: ${panel.title}`;
    need(where, panel, 'id', 'type', 'title', 'description', 'gridPos', 'targets');
    if (new Set(panel.targets.map((target) => target.refId)).size !== panel.targets.length)
      faults.push(`${where}: two queries have one refId`);
    for (const target of panel.targets) check(where, target.expr);
  }
});

each('infra/alerts', '.yaml', (file, text) => {
  const names = new Set();
  for (const group of parse(text).groups) {
    need(file, group, 'name', 'rules');
    for (const rule of group.rules) {
      const where = `${file}: ${rule.alert}`;
      need(where, rule, 'alert', 'expr', 'annotations');
      need(where, rule.annotations, 'summary', 'description');
      need(where, rule.labels, 'severity');
      if (names.has(rule.alert)) faults.push(`${where}: there are two`);
      names.add(rule.alert);
      check(where, rule.expr);
    }
  }
});

for (const fault of faults) console.error(fault);
console.error(`${expressions} expressions of PromQL, ${faults.length} faults`);
process.exit(faults.length === 0 ? 0 : 1);

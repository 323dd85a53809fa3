// Holds pages against WCAG 2.2 AA, with axe, in a real browser: by day and by night, at a desk and on a phone; those
// that differ in their words only on a phone alone. Told {"site":"http://…","pages":{"name":"<!DOCTYPE html>…",…},
// "phonePages":{…}}, where the site has what the pages fetch; says what is wrong: {"name":["where rule: element",…],…}.
import { readFileSync, existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { delimiter, join } from 'node:path';
import { text } from 'node:stream/consumers';
import { chromium } from 'playwright-core';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
const wcag = { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] };
// The other rules look at what neither the light nor the width of a screen changes.
const looks = [
  { name: 'light', width: 1280, colorScheme: 'light', rules: wcag },
  { name: 'dark', width: 1280, colorScheme: 'dark', rules: { type: 'rule', values: ['color-contrast'] } },
  {
    name: 'phone',
    width: 360,
    colorScheme: 'light',
    rules: { type: 'rule', values: ['color-contrast', 'target-size', 'scrollable-region-focusable'] },
  },
];
const atOnce = 2;

const { site, pages, phonePages } = JSON.parse(await text(process.stdin));
const executablePath = process.env.PATH.split(delimiter).map((folder) => join(folder, 'chromium')).find(existsSync);
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const report = {};
const onPhones = looks.filter(({ name }) => name === 'phone');
const waiting = [
  ...Object.entries(pages).map((page) => [...page, looks]),
  ...Object.entries(phonePages).map((page) => [...page, onPhones]),
];

async function lookAt(page, look) {
  await page.setViewportSize({ width: look.width, height: 800 });
  await page.emulateMedia({ colorScheme: look.colorScheme, reducedMotion: 'reduce' });
  const faults = await page.evaluate(async (runOnly) => {
    const { violations } = await axe.run(document, { runOnly, resultTypes: ['violations'] });
    const root = document.documentElement;
    return [
      ...violations.flatMap(({ id, nodes }) => nodes.map(({ html, failureSummary }) =>
        `${id}: ${html} ${failureSummary.replaceAll(/\s+/g, ' ')}`)),
      ...(root.scrollWidth > root.clientWidth ? [`${root.scrollWidth - root.clientWidth} pixels too wide`] : []),
    ];
  }, look.rules);
  return faults.map((fault) => `${look.name} ${fault}`);
}

async function work() {
  const page = await browser.newPage();
  let html = '';
  await page.route('**', (route) => {
    const isPage = route.request().isNavigationRequest();
    const isAsset = new URL(route.request().url()).pathname.startsWith('/assets/');
    return isPage ? route.fulfill({ contentType: 'text/html; charset=utf-8', body: html })
      : isAsset ? route.continue() : route.abort();
  });
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const [name, , its] = next;
    html = next[1];
    await page.goto(site);
    await page.evaluate(axe);
    await page.evaluate(() => document.querySelectorAll('details').forEach((one) => { one.open = true; }));
    report[name] = [];
    for (const look of its) report[name].push(...await lookAt(page, look));
  }
}

try {
  await Promise.all(Array.from({ length: atOnce }, work));
} finally {
  await browser.close();
}
process.stdout.write(`${JSON.stringify(report)}\n`);

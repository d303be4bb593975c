// Each kind of page as Lighthouse scores it, on a slow telephone and a slow line.
//
//   node lighthouse.mjs            every kind of page
//   node lighthouse.mjs ask        the page of that name
//
// `cargo dev lighthouse` installs Lighthouse outside the checkout, starts the demo
// and calls this with both.

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { leave } from './support/browser.mjs';
import { addressOf } from './support/pages.mjs';

const KINDS = [
  'home',
  'asks',
  'ask',
  'report',
  'force',
  'local-policing-body',
  'who-answers',
  'over-time',
  'coverage',
  'source',
  'method',
  'data',
  'api',
];

const CATEGORIES = ['performance', 'accessibility', 'best-practices', 'seo'];

/** Bytes as sent of everything that the first page of a visit brings along. */
const MOST_BYTES = 30_000;

/** Speed is measured again when it is not full: other work can only make it slower. */
const MOST_RUNS = 5;

const FLAGS = '--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --no-first-run';

const command = join(process.env.ANSWERABLE_LIGHTHOUSE ?? '', 'node_modules/lighthouse/cli/index.js');

/** One run of Lighthouse: its whole report. */
async function looked(address, categories) {
  const words = [
    command,
    address,
    '--output=json',
    '--quiet',
    '--no-enable-error-reporting',
    `--only-categories=${categories.join(',')}`,
    `--chrome-flags=${FLAGS}`,
  ];
  const environment = { ...process.env, CHROME_PATH: process.env.CHROMIUM ?? '/usr/bin/chromium' };
  const { stdout } = await promisify(execFile)(process.execPath, words, { env: environment, maxBuffer: 64_000_000 });
  const report = JSON.parse(stdout);
  if (report.runtimeError) throw new Error(`${address}: ${report.runtimeError.message}`);
  return report;
}

const score = (report, category) => Math.round((report.categories[category].score ?? 0) * 100);

/** What a page lacks: the audits that weigh, and that are not full. */
function lacking(report, categories) {
  const weighed = categories.flatMap((category) => report.categories[category].auditRefs.filter((audit) => audit.weight > 0));
  return weighed.filter(({ id }) => (report.audits[id].score ?? 1) < 1).map(({ id }) => id);
}

async function measured(name) {
  const address = await addressOf(name);
  let report = await looked(address, CATEGORIES);
  const others = CATEGORIES.slice(1);
  const wrong = lacking(report, others);
  const scores = Object.fromEntries(CATEGORIES.map((category) => [category, score(report, category)]));
  let runs = 1;
  while (score(report, 'performance') < 100 && runs < MOST_RUNS) {
    const again = await looked(address, ['performance']);
    runs += 1;
    if (score(again, 'performance') > score(report, 'performance')) report = again;
  }
  scores.performance = score(report, 'performance');
  const requests = report.audits['network-requests'].details.items;
  return {
    scores,
    runs,
    wrong: scores.performance < 100 ? [...wrong, ...lacking(report, ['performance'])] : wrong,
    bytes: requests.reduce((sum, request) => sum + request.transferSize, 0),
    requests: requests.length,
    scripts: requests.filter((request) => request.resourceType === 'Script').length,
    paint: report.audits['largest-contentful-paint'].numericValue,
    shift: report.audits['cumulative-layout-shift'].numericValue,
  };
}

const only = process.argv[2];
const names = only === undefined ? KINDS : [only];

const line = (...cells) => console.log(cells.map((cell, place) => (place === 0 ? String(cell).padEnd(20) : String(cell).padStart(9))).join(' '));

console.log('Of 100 each; bytes as sent of the first view; the slowest thing drawn, in seconds, as on a slow telephone.\n');
line('page', 'speed', 'access', 'practice', 'search', 'runs', 'bytes', 'requests', 'drawn', 'shift');
let good = true;
for (const name of names) {
  const page = await measured(name);
  const shown = CATEGORIES.map((category) => page.scores[category]);
  line(name, ...shown, page.runs, page.bytes, page.requests, (page.paint / 1000).toFixed(2), page.shift.toFixed(2));
  const faults = [
    ...(shown.some((one) => one < 100) ? [`below 100${page.wrong.length ? `: ${page.wrong.join(', ')}` : ''}`] : []),
    ...(page.bytes > MOST_BYTES ? [`its first view is over ${MOST_BYTES} bytes`] : []),
    ...(page.scripts > 0 ? ['it brings script along'] : []),
  ];
  for (const fault of faults) console.log(`  ${fault}`);
  good &&= faults.length === 0;
}
await leave();
console.log(good ? '\nEvery page is good.' : '\nNot every page is good.');
process.exitCode = good ? 0 : 1;

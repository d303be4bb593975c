// Runs the specs: one browser for all, Node's own runner, its plain counts.
//
//   node run.mjs            every spec
//   node run.mjs ask        the spec of that name, else those whose name holds it
//
// `cargo dev browser` starts the demo and calls this with its address.

import { readdirSync } from 'node:fs';
import { run } from 'node:test';
import { launch } from './support/browser.mjs';
import { reporter } from './support/reporter.mjs';

const SPECS = new URL('./specs/', import.meta.url);

const word = process.argv[2] ?? '';
const names = readdirSync(SPECS).filter((name) => name.endsWith('.spec.mjs'));
const asked = names.includes(`${word}.spec.mjs`) ? [`${word}.spec.mjs`] : names.filter((name) => name.includes(word));
const files = asked.map((name) => new URL(name, SPECS).pathname);
if (files.length === 0) {
  console.error(`no spec's name holds '${word}'`);
  process.exit(2);
}

const browser = await launch();
process.env.ANSWERABLE_BROWSER = browser.wsEndpoint();

let good = true;
// A spec has a quarter of an hour: the slowest machine, busy with other work.
const tests = run({ files, concurrency: 2, timeout: 900_000 });
tests.on('test:fail', () => {
  good = false;
});
tests.compose(reporter).pipe(process.stdout);
await new Promise((done) => tests.on('end', done));
await browser.close();
process.exitCode = good ? 0 : 1;

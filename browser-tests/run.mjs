// Runs the specs: one browser for all, Node's own runner, its plain counts.
//
//   node run.mjs            every spec
//   node run.mjs ask        the specs whose file's name holds the word
//
// `cargo dev browser` starts the demo and calls this with its address.

import { readdirSync } from 'node:fs';
import { run } from 'node:test';
import { spec } from 'node:test/reporters';
import { launch } from './support/browser.mjs';

const SPECS = new URL('./specs/', import.meta.url);

const word = process.argv[2] ?? '';
const files = readdirSync(SPECS)
  .filter((name) => name.endsWith('.spec.mjs') && name.includes(word))
  .map((name) => new URL(name, SPECS).pathname);
if (files.length === 0) {
  console.error(`no spec's name holds '${word}'`);
  process.exit(2);
}

const browser = await launch();
process.env.ANSWERABLE_BROWSER = browser.wsEndpoint();

let good = true;
const tests = run({ files, concurrency: 2, timeout: 180_000 });
tests.on('test:fail', () => {
  good = false;
});
tests.compose(new spec()).pipe(process.stdout);
await new Promise((done) => tests.on('end', done));
await browser.close();
process.exitCode = good ? 0 : 1;

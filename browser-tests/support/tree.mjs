// The accessibility tree of each page, stored as text that people review:
// what a screen reader is given to read.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { visit } from './browser.mjs';
import { asAt, PAGES, STILL_DAY } from './pages.mjs';

const FOLDER = new URL('../snapshots/', import.meta.url);

/** Compares the page's tree with the stored one; UPDATE=1 stores it anew. */
export async function tree(name, address) {
  const now = await visit(asAt(address, STILL_DAY), {}, (page) => page.locator('body').ariaSnapshot());
  const moves = PAGES[name]?.moves ?? [];
  stored(name, `${moves.reduce((text, [what, instead]) => text.replaceAll(what, instead), settled(now))}\n`);
}

/** Compares a tree without what changes with the stored one; UPDATE=1 stores it anew. */
export function stored(name, still) {
  const file = new URL(`${name}.yaml`, FOLDER);
  if (process.env.UPDATE === '1') {
    writeFileSync(file, still);
    return;
  }
  assert.ok(existsSync(file), `no tree is stored for ${name}: UPDATE=1 stores it`);
  assert.equal(still, readFileSync(file, 'utf8'), 'the tree has changed: read it, then UPDATE=1 stores it');
}

/** How many rows or items of one list are stored; the rest say the like. */
const ENOUGH = 4;

/**
 * The tree without what changes from run to run: the day the demo was made,
 * which is the day of the run, where it listens, and the numbers that entries
 * happen to have.
 * Long lists are cut, so that a person can read the whole.
 */
export function settled(text, now = new Date()) {
  const zone = { timeZone: 'Europe/London' };
  const long = now.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', ...zone });
  const short = now.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', ...zone });
  const iso = now.toLocaleDateString('en-CA', zone);
  return cut(
    text
      .replaceAll(new RegExp(`(?<!\\d)(${long}|${short}|${iso})`, 'g'), '«today»')
      .replaceAll(/http:\/\/127\.0\.0\.1:\d+/g, 'http://127.0.0.1:«port»')
      .replaceAll(/\/entries\/\d+/g, '/entries/«number»')
      .replaceAll(/\bentry-\d+\.json/g, 'entry-«number».json')
      .replaceAll(/The log has [\d,]+ entries/g, 'The log has «number» entries')
      .replaceAll(/(term: (?:Root of the log|Fingerprint)\n\s*- definition: )[0-9a-f]{64}/g, '$1«hash»')
      .replaceAll(/\b([Ee]ntry) \d[\d,]*/g, '$1 «number»'),
  );
}

/** Keeps the first few of each run of like siblings, with all they hold. */
function cut(text) {
  const kept = [];
  // For each depth: the role that runs there and how many came so far.
  const runs = [];
  let leaving = Infinity;
  for (const line of text.split('\n')) {
    const depth = line.search(/\S/);
    if (depth > leaving) continue;
    leaving = Infinity;
    runs.length = depth + 1;
    const role = line.trim().match(/^- '?(row|listitem|option)\b/)?.[1];
    const before = runs[depth];
    const run = before && before.role === role ? before : { role, count: 0 };
    run.count += 1;
    runs[depth] = run;
    if (role && run.count > ENOUGH) {
      leaving = depth;
      const rest = `${' '.repeat(depth)}- «more of the like»`;
      if (run.count === ENOUGH + 1) kept.push(rest);
      continue;
    }
    kept.push(line);
  }
  return kept.join('\n');
}

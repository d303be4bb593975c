// The accessibility tree of each page, stored as text that people review:
// what a screen reader is given to read.

import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { visit } from './browser.mjs';
import { asAt, STILL_DAY } from './pages.mjs';

const FOLDER = new URL('../snapshots/', import.meta.url);

/** Compares the page's tree with the stored one; UPDATE=1 stores it anew. */
export async function tree(name, address) {
  const now = await visit(asAt(address, STILL_DAY), {}, (page) => page.locator('body').ariaSnapshot());
  const still = `${settled(now)}\n`;
  const file = new URL(`${name}.yaml`, FOLDER);
  if (process.env.UPDATE === '1') {
    writeFileSync(file, still);
    return;
  }
  assert.ok(existsSync(file), `no tree is stored for ${name}: UPDATE=1 cargo dev browser --only ${name}`);
  assert.equal(still, readFileSync(file, 'utf8'), 'the tree has changed: read it, then UPDATE=1 stores it');
}

/** The day the demo was made is the day of the run: it is written as «today». */
export function settled(text, now = new Date()) {
  const zone = { timeZone: 'Europe/London' };
  const long = now.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', ...zone });
  const short = now.toLocaleDateString('en-GB', { day: 'numeric', month: 'short', year: 'numeric', ...zone });
  const iso = now.toLocaleDateString('en-CA', zone);
  return text.replaceAll(new RegExp(`(?<!\\d)(${long}|${short}|${iso})`, 'g'), '«today»');
}

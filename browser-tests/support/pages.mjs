// Every page, one line each. A page is named by its path, or found as a reader
// finds it: `from` another page, the first link that `follow` names.
//
// To add a page: a line here, and a spec of two lines in ../specs.

import assert from 'node:assert/strict';
import { visit } from './browser.mjs';

export const ADDRESS = process.env.ANSWERABLE_ADDRESS ?? 'http://127.0.0.1:8080';

/** The day that stored trees are drawn as at, so that they do not age. */
export const STILL_DAY = '2026-11-01';

export const PAGES = {
  home: { path: '/' },
  asks: { path: '/recommendations' },
  ask: { from: 'asks', follow: 'main a[href^="/recommendations/"]' },
  report: { from: 'home', follow: 'main a[href^="/reports/"]' },
  bodies: { path: '/bodies' },
  force: { from: 'bodies', follow: 'main a[href^="/bodies/"]' },
  source: { from: 'home', follow: 'main a[href^="/sources/"]' },
  about: { path: '/about' },
  method: { path: '/method' },
  accessibility: { path: '/accessibility' },
  privacy: { path: '/privacy' },
  licences: { path: '/licences' },
  correction: { from: 'home', follow: 'footer a[href^="/correction"]' },
  'not-found': { path: '/no-such-page', status: 404 },
};

const found = new Map();

/** The full address of a page in the table. */
export async function addressOf(name) {
  if (!found.has(name)) found.set(name, find(name));
  return found.get(name);
}

async function find(name) {
  const row = PAGES[name];
  assert.ok(row, `'${name}' is not in the table of pages`);
  if (row.path) return new URL(row.path, ADDRESS).href;
  return visit(await addressOf(row.from), {}, async (page) => {
    const link = page.locator(row.follow).first();
    assert.ok(await link.count(), `${row.from} has no link ${row.follow}`);
    return new URL(await link.getAttribute('href'), ADDRESS).href;
  });
}

/** The same page as things stood on `day`, written 2026-11-01. */
export function asAt(address, day) {
  const url = new URL(address);
  url.searchParams.set('as-at', day);
  return url.href;
}

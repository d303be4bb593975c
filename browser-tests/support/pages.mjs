// Every page, one line each. A page is named by its path, or found as a reader
// finds it: `from` another page, by the first link in main that `follow` fits.
// `ready` is an address that must answer first, and `moves` what its stored tree
// leaves out.
//
// To add a page: a line here, and a spec of two lines in ../specs.

import assert from 'node:assert/strict';
import { visit } from './browser.mjs';

let base = process.env.ANSWERABLE_ADDRESS ?? 'http://127.0.0.1:8055';

/** Where the register that is tested is served. */
export const address = () => base;

/** Looks for pages at another register from now on. */
export function moveTo(other) {
  base = other;
  found.clear();
}

/** The day that stored trees are drawn as at, so that they do not age. */
export const STILL_DAY = '2026-11-01';

/** What changes in the files of the register whenever they are made. */
const FILES_ANEW = [
  [/^(\s*- text: )(?:no bytes|[\d.,]+ (?:bytes|KB|MB))$/gm, '$1«size»'],
  [/", [\d.]+ [KM]B: every/g, '", «size»: every'],
  [/(- code: )[0-9a-f]{64}$/gm, '$1«hash»'],
  [/of [\d,]+ entries of the log/g, 'of «number» entries of the log'],
  [/"the last is [\d,]+"/g, '"the last is «number»"'],
];

/** The files are made when the program has started. */
const MADE = { ready: '/data/checkpoint.json', moves: FILES_ANEW };

export const PAGES = {
  home: { path: '/' },
  asks: { path: '/asks' },
  ask: { from: 'asks', follow: /^\/asks\/[^/]+\/[^/]+\/[^/]+$/ },
  subject: { from: 'source', follow: /^\/asks\/[^/]+$/ },
  reports: { path: '/reports' },
  coverage: { path: '/reports/homicide-prevention-2023/coverage' },
  looked: { path: '/looked' },
  changes: { path: '/changes?clock=world&from=2026-01-01&to=2026-11-01' },
  concerns: { path: '/concerns' },
  'asked-before': { path: '/asked-before' },
  streamlining: { path: '/streamlining' },
  'streamlining-asker': { path: '/streamlining/hmicfrs' },
  'over-time': { path: '/who-answers/over-time' },
  'over-time-days': { path: '/who-answers/over-time?figure=days&of-group=others' },
  engage: { path: '/engage' },
  report: { from: 'ask', follow: /^\/reports\/[^/]+$/ },
  bodies: { path: '/bodies' },
  force: { from: 'bodies', follow: /^\/bodies\/[^/]+-police$/ },
  'asked-of-it': { from: 'force', follow: /^\/bodies\/[^/]+\/asked$/ },
  'local-policing-body': { from: 'bodies', follow: /^\/bodies\/[^/]+-pcc$/ },
  'who-answers': { path: '/who-answers' },
  'who-answers-explanations': { path: '/who-answers/explanations' },
  'who-answers-forces': { path: '/who-answers/forces' },
  'who-answers-others': { path: '/who-answers/others' },
  'who-answers-body': { path: '/who-answers/bodies/west-mercia-pcc' },
  sources: { path: '/sources' },
  source: { from: 'home', follow: /^\/sources\/[^/]+$/ },
  entry: { from: 'ask', follow: /^\/entries\/\d+$/ },
  about: { path: '/about' },
  method: { path: '/method' },
  accessibility: { path: '/accessibility' },
  privacy: { path: '/privacy' },
  licences: { path: '/licences' },
  correction: { path: '/correction' },
  corrections: { path: '/corrections' },
  follow: { path: '/follow?page=/reports/getting-a-grip-2023' },
  'follow-asked': { path: '/follow/asked' },
  api: { path: '/api' },
  data: { path: '/data', ...MADE },
  dictionary: { path: '/dictionary/asks', ...MADE },
  'sign-in': { path: '/sign-in' },
  'not-found': { path: '/no-such-page', status: 404 },

  // Pages of those who may decide, on a register of the test's own.
  review: { own: true, path: '/review' },
  'review-document': { own: true, from: 'review', follow: /^\/review\/[^/]+$/ },
  'review-details': { own: true, from: 'review-document', follow: /\/details(#|$)/ },
  'review-item': { own: true, from: 'review-document', follow: /\/items\/[^/]+$/ },
  'review-unused': { own: true, from: 'review-document', follow: /\/unused$/ },
  'review-text': { own: true, from: 'review-document', follow: /\/text$/ },
  'review-passage': { own: true, from: 'review-text', follow: /\/passage\?from=/ },
  'review-check': { own: true, from: 'review-document', follow: /\/check$/ },
  'review-give-up': { own: true, from: 'review-document', follow: /\/give-up$/ },
};

/** The names of the pages that anyone may see, or of those of people who sign in. */
export const namesOf = ({ own }) => Object.keys(PAGES).filter((name) => Boolean(PAGES[name].own) === own);

const found = new Map();

/** The full address of a page in the table. */
export async function addressOf(name) {
  if (!found.has(name)) found.set(name, find(name));
  return found.get(name);
}

async function find(name) {
  const row = PAGES[name];
  assert.ok(row, `'${name}' is not in the table of pages`);
  if (row.ready) await standsAt(new URL(row.ready, base));
  if (row.path) return new URL(row.path, base).href;
  return visit(await addressOf(row.from), {}, async (page) => {
    const links = await page.locator('main a[href]').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const link = links.find((href) => row.follow.test(href));
    assert.ok(link, `${row.from} has no link like ${row.follow}`);
    // Without its fragment: a page is read from its top.
    const url = new URL(link, base);
    url.hash = '';
    return url.href;
  });
}

/** Waits until the program offers what it makes beside its pages. */
async function standsAt(address) {
  for (let left = 600; left > 0; left -= 1) {
    if ((await fetch(address)).ok) return;
    await new Promise((done) => setTimeout(done, 100));
  }
  assert.fail(`${address} is not there after a minute`);
}

/** The same page as things stood on `day`, written 2026-11-01. */
export function asAt(address, day) {
  const url = new URL(address);
  url.searchParams.set('as-at', day);
  return url.href;
}

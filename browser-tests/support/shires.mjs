// Two whole years of reports on the four invented shires: Exampleshire and Northmoor
// answer in time, Southvale late, and of Westmarch some was looked for and not found.
//
// The register to practise on has the shires and a reviewer; what is recorded here
// goes into it while nobody serves it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PROGRAM, environment, serve, serveWith } from './program.mjs';

/** Every two months: six a year, and five are enough to be compared. */
const MONTHS = ['01', '03', '05', '07', '09', '11'];
const SHIRES = { exampleshire: 'exampleshire-pcc', northmoor: 'northmoor-mayor', southvale: 'southvale-pfcc', westmarch: 'westmarch-pcc' };
const PUBLISHER = 'Inspectorate of the Four Shires';

/** The last two whole years, whose reports are all due by now. */
export const YEARS = [2, 1].map((back) => new Date(Date.now() - 60 * 86_400_000).getUTCFullYear() - back);

const later = (day, days) => new Date(Date.parse(day) + days * 86_400_000).toISOString().slice(0, 10);
const toml = (value) => {
  if (Array.isArray(value)) return `[${value.map(toml).join(', ')}]`;
  if (typeof value !== 'object') return JSON.stringify(value);
  return `{ ${Object.entries(value).map(([key, one]) => `${key} = ${toml(one)}`).join(', ')} }`;
};
const fact = (kind, fields) => [`[[${kind}]]`, ...Object.entries(fields).map(([key, value]) => `${key} = ${toml(value)}`), ''].join('\n');
const document = (id, title, publisher, on, words) =>
  fact('source', { id, title, publisher, address: `https://documents.example/${id}`, media: 'text/plain', 'published-on': on, kept: 'passages', checked: true, licence: 'Invented', passages: [words] });

function* facts() {
  for (const year of YEARS) for (const [place, month] of MONTHS.entries()) yield* report(`${year}-${month}-10`, place);
}

function* report(day, place) {
  const id = `custody-${day}`;
  const title = `Custody in four shires, ${day}`;
  const words = 'Cells should be visited every hour.';
  yield document(`${id}-report`, title, PUBLISHER, day, words);
  yield fact('report', {
    id, kind: 'thematic', title, by: 'inspectorate-of-the-four-shires', 'published-on': day,
    about: { forces: Object.keys(SHIRES).map((shire) => `${shire}-police`) },
    'section-55': 'applies', sources: [`${id}-report`], passages: [{ source: `${id}-report`, words }],
  });
  for (const [shire, body] of Object.entries(SHIRES)) {
    const ask = { subject: id, of: body, duty: 'comment' };
    if (shire === 'westmarch' && place < 2) {
      yield fact('look', { asks: [ask], place: 'https://westmarch.example/answers', on: later(day, 60), 'came-back': 'no-answer', reply: { status: 200 } });
      yield fact('notice', { asks: [ask], to: body, on: later(day, 62), how: 'by e-mail to the office' });
      continue;
    }
    const on = later(day, shire === 'southvale' ? 70 : 40);
    const source = `${shire}-on-${id}`;
    const said = `We welcome this report on custody, and say so of ${shire}.`;
    yield document(source, `Comments of ${shire} on custody, ${day}`, `The office for ${shire}`, on, said);
    yield fact('answer', { id: source, by: body, voice: 'own', published: { 'not-before': on, 'not-after': on }, meets: [{ ask, passages: [{ source, words: said }] }], sources: [source] });
  }
}

/** Makes the register and serves it. Returns its address, and `stop`. */
export async function shires() {
  const room = mkdtempSync(join(tmpdir(), 'answerable-shires-'));
  try {
    const made = await serveWith({ TMPDIR: room }, 'demo', '--practice', '--data', 'off');
    // Killed outright, it leaves its register behind.
    made.child.kill('SIGKILL');
    await new Promise((done) => made.child.once('exit', done));
    const register = join(room, readdirSync(room).find((name) => name.startsWith('answerable-demo-')));
    const file = join(room, 'shires.toml');
    writeFileSync(file, [...facts()].join('\n'));
    execFileSync(PROGRAM, ['record', '--register', register, '--as', 'Ada Example', file], { env: environment, stdio: 'pipe' });
    const { child, address } = await serve('serve', '--register', register, '--data', 'off');
    const stop = () => {
      child.kill();
      rmSync(room, { recursive: true, force: true });
    };
    return { address, stop };
  } catch (why) {
    rmSync(room, { recursive: true, force: true });
    throw why;
  }
}

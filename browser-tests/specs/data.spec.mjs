// The files of the whole register: the page that offers them, and what somebody
// does with them who believes nothing: takes all away, reads what their columns are,
// and works the fingerprints and the root of the log out anew.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { keepsEveryPromise } from '../support/keeps.mjs';
import { addressOf } from '../support/pages.mjs';

keepsEveryPromise('data');

const sha256 = (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest();

/** A file of the export, whole. */
async function file(name) {
  const answer = await fetch(new URL(`/data/${name}`, await addressOf('data')));
  assert.equal(answer.status, 200, name);
  return Buffer.from(await answer.arrayBuffer());
}

const json = async (name) => JSON.parse(await file(name));

/** The names in the first row of a table. */
const columnsOf = (csv) => csv.toString('utf8').split(/\r?\n/, 1)[0].split(',');

/** The root of a Merkle tree over the hashes of its leaves (RFC 6962, 2.1). */
function rootOf(leaves) {
  if (leaves.length === 0) return sha256();
  if (leaves.length === 1) return leaves[0];
  let left = 1;
  while (left * 2 < leaves.length) left *= 2;
  return sha256(Buffer.of(1), rootOf(leaves.slice(0, left)), rootOf(leaves.slice(left)));
}

describe('the files of the whole register', () => {
  after(leave);

  test('are each as long as the checkpoint says, with the fingerprint it gives', async () => {
    const { files } = await json('checkpoint.json');
    assert.ok(files.length > 20, `there are ${files.length}`);
    for (const { name, bytes, sha256: said } of files) {
      const held = await file(name);
      assert.equal(held.length, bytes, name);
      assert.equal(sha256(held).toString('hex'), said, name);
    }
  });

  test('have the columns that the dictionary says, on its page and for programs', async () => {
    const { tables } = await json('checkpoint.json');
    const { resources } = await json('datapackage.json');
    for (const { name } of tables) {
      const columns = columnsOf(await file(`${name}.csv`));
      const described = resources.find((resource) => resource.path === `${name}.csv`);
      assert.deepEqual(described?.schema.fields.map((field) => field.name), columns, name);
      const page = new URL(`/dictionary/${name}`, await addressOf('data')).href;
      const shown = await visit(page, {}, (page) => page.locator('#columns ~ dl').first().locator('dt code').allTextContents());
      assert.deepEqual(shown, columns, `/dictionary/${name}`);
    }
  });

  test('hold every entry of the log that the root of the checkpoint names', async () => {
    const { entries, root } = await json('checkpoint.json');
    const rows = (await file('entries.jsonl')).toString('utf8').trim().split('\n').map((line) => JSON.parse(line));
    assert.equal(rows.length, entries);
    const leaves = rows.map((row) => Buffer.from(row.leaf_hash, 'hex'));
    assert.equal(rootOf(leaves).toString('hex'), root);
    // One entry less or two that changed places would be seen.
    assert.notEqual(rootOf(leaves.slice(1)).toString('hex'), root);
    assert.notEqual(rootOf([leaves[1], leaves[0], ...leaves.slice(2)]).toString('hex'), root);
  });

  test('lead from a row of asks to its page, and from an entry to its proof', async () => {
    const asks = (await file('asks.jsonl')).toString('utf8').trim().split('\n');
    const { page } = JSON.parse(asks[0]);
    const base = await addressOf('data');
    assert.equal((await fetch(new URL(page, base))).status, 200, page);
    const entries = (await file('entries.jsonl')).toString('utf8').trim().split('\n');
    const entry = JSON.parse(entries.at(-1));
    const { root } = await json('checkpoint.json');
    const text = await visit(new URL(entry.page, base).href, {}, (page) => page.getByRole('main').innerText());
    for (const hash of [entry.leaf_hash, root]) assert.ok(text.includes(hash), `${entry.page} lacks ${hash}`);
  });
});

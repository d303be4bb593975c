// A promise that cannot be broken promises nothing. A page made to keep them
// all keeps them; each promise, shown a page that breaks it, says so.

import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { leave } from '../support/browser.mjs';
import { BREAKS, serve } from '../support/controls.mjs';
import { PAGES } from '../support/pages.mjs';
import { PROMISES } from '../support/promises/index.mjs';
import { settled } from '../support/tree.mjs';

describe('controls', () => {
  let control;
  before(async () => {
    control = await serve();
  });
  after(async () => {
    control.end();
    await leave();
  });

  for (const promise of PROMISES) {
    test(`a good page ${promise.says}`, () => promise.hold(control.address, { status: 200 }));
  }

  for (const [place, broken] of BREAKS.entries()) {
    test(`a page that breaks '${broken.promise}' is told ${broken.says}`, async () => {
      const promise = PROMISES.find(({ says }) => says === broken.promise);
      await assert.rejects(promise.hold(`${control.address}${place + 1}`, { status: 200 }), broken.says);
    });
  }

  test('every promise has a control that breaks it', () => {
    const without = PROMISES.filter(({ says }) => !BREAKS.some(({ promise }) => promise === says));
    assert.deepEqual(without.map(({ says }) => says), []);
  });

  test('every page of the table is held by a spec', () => {
    const folder = new URL('.', import.meta.url);
    const specs = readdirSync(folder).map((name) => readFileSync(new URL(name, folder), 'utf8')).join('');
    for (const name of Object.keys(PAGES)) {
      assert.ok(specs.includes(`keepsEveryPromise('${name}'`), `no spec holds ${name}`);
    }
  });

  test('what changes from run to run is not stored in a tree', () => {
    const noon = new Date('2026-03-06T12:00:00Z');
    assert.equal(settled('on 6 March 2026, 6 Mar 2026, 2026-03-06; 16 March 2026', noon), 'on «today», «today», «today»; 16 March 2026');
    assert.equal(settled('- /url: /entries/353 "Entry 18,204"'), '- /url: /entries/«number» "Entry «number»"');
    const root = (of) => `The log has ${of} entries\n- term: Root of the log\n- definition: `;
    assert.equal(settled(`${root('18,204')}${'0f'.repeat(32)}`), `${root('«number»')}«hash»`);
    assert.equal(settled(`- definition: ${'0f'.repeat(32)}`), `- definition: ${'0f'.repeat(32)}`);
  });

  test('a stored tree keeps the first rows of a long table and says that there are more', () => {
    const rows = (count) => Array.from({ length: count }, (_, row) => `  - row "${row}":\n    - cell`).join('\n');
    assert.equal(settled(`- table:\n${rows(4)}\n- text`), `- table:\n${rows(4)}\n- text`);
    assert.equal(settled(`- table:\n${rows(9)}\n- text`), `- table:\n${rows(4)}\n  - «more of the like»\n- text`);
  });
});

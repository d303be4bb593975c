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

  test('every page of the table has a spec, and every promise is kept by its name', () => {
    const specs = readdirSync(new URL('.', import.meta.url));
    for (const name of Object.keys(PAGES)) {
      const spec = `${name}.spec.mjs`;
      assert.ok(specs.includes(spec), `there is no specs/${spec}`);
      assert.match(readFileSync(new URL(spec, import.meta.url), 'utf8'), new RegExp(`keepsEveryPromise\\('${name}'`));
    }
  });

  test('the day of the run is not stored in a tree', () => {
    const noon = new Date('2026-03-06T12:00:00Z');
    assert.equal(settled('on 6 March 2026, 6 Mar 2026, 2026-03-06; 16 March 2026', noon), 'on «today», «today», «today»; 16 March 2026');
  });
});

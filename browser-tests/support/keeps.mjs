// Holds one page of the table to every promise.

import { after, describe, test } from 'node:test';
import { leave } from './browser.mjs';
import { addressOf, PAGES } from './pages.mjs';
import { PROMISES } from './promises/index.mjs';
import { tree } from './tree.mjs';

/** Registers a test for each promise, for the page of that name. */
export function keepsEveryPromise(name) {
  describe(name, () => {
    after(leave);
    for (const promise of PROMISES) {
      test(promise.says, async () => {
        await promise.hold(await addressOf(name), { status: 200, ...PAGES[name] });
      });
    }
    test('reads to a screen reader as its stored tree says', async () => {
      await tree(name, await addressOf(name));
    });
  });
}

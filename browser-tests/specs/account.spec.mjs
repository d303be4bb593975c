// One's own account: what it holds, where one is signed in, and the way to
// everything that may be changed there.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { always, leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';
import { accessible } from '../support/promises/accessible.mjs';
import { guarded } from '../support/promises/guarded.mjs';
import { keyboard } from '../support/promises/keyboard.mjs';
import { light } from '../support/promises/light.mjs';
import { narrow } from '../support/promises/narrow.mjs';
import { quiet } from '../support/promises/quiet.mjs';
import { settled, stored } from '../support/tree.mjs';

let account;
let session;
before(async () => {
  const practice = await practise();
  account = `${practice.address}/account`;
  session = { storageState: await practice.as('force-liaison') };
});
after(async () => {
  await stopPractising();
  await leave();
});

/** Moments, and the name in the public log, are those of the run. */
const still = (tree) =>
  `${settled(tree)
    .replaceAll(/(«today»|\b\d{1,2} [A-Z][a-z]+ \d{4}), \d+:\d+[ap]m/g, '«moment»')
    .replaceAll(/\bac-[0-9a-f]+/g, '«name»')}\n`;

describe('one’s own account', () => {
  test('reads to a screen reader as its stored tree says', () =>
    visit(account, session, async (page) => {
      stored('account', still(await page.getByRole('main').ariaSnapshot()));
    }));

  test('leads to pages that are there', () =>
    visit(account, session, async (page) => {
      const links = await page.locator('main li a[href]').evaluateAll((all) => all.map((link) => link.href));
      assert.ok(links.length > 0);
      for (const link of links) assert.equal((await page.goto(link)).status(), 200, link);
    }));

  for (const promise of [quiet, guarded, light, accessible, narrow, keyboard]) {
    test(promise.says, async () => {
      always(session);
      try {
        await promise.hold(account, { status: 200 });
      } finally {
        always({});
      }
    });
  }
});

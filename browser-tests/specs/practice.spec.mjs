// The register to practise on: marked as invented wherever people go, and
// somebody signs in in each role.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';

const ROLES = [
  'askers-editor',
  'askers-publisher',
  'drafter',
  'approver',
  'force-liaison',
  'oversight-secretariat',
  'panel-reader',
  'reviewer',
  'reviewer 2',
  'auditor',
  'administrator',
];

let practice;
before(async () => {
  practice = await practise();
});
after(async () => {
  await stopPractising();
  await leave();
});

describe('the register to practise on', () => {
  test('says on its pages that everything is invented', async () => {
    for (const path of ['/', '/reports', '/bodies/exampleshire-pcc', '/sources/answering-the-public-report', '/no-such-page']) {
      await visit(`${practice.address}${path}`, {}, async (page) => {
        const said = await page.locator('.answerable-notice').innerText();
        assert.equal(said, 'Practice: every body and every fact here is invented', path);
      });
    }
  });

  for (const role of ROLES) {
    test(`lets somebody in as ${role}, with a page of their own`, async () =>
      visit(`${practice.address}/account`, { storageState: await practice.as(role) }, async (page) => {
        assert.match(await page.getByRole('main').innerText(), new RegExp(role.replace(/ 2$/, '').split('-').at(-1), 'i'));
      }));
  }

  test('has a clock that runs, whenever it was made', async () =>
    visit(`${practice.address}/asks/answering-the-public/exampleshire-pcc/comment`, {}, async (page) => {
      assert.match(await page.getByRole('main').innerText(), /21 days/i);
    }));
});

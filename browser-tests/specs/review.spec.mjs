// The pages of those who may decide, and the way of a document through them.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { always, leave, visit } from '../support/browser.mjs';
import { keepsEveryPromise } from '../support/keeps.mjs';
import { address, addressOf } from '../support/pages.mjs';
import { close, operate } from '../support/register.mjs';

let sessions;
before(async () => {
  sessions = await operate();
});
after(async () => {
  await close();
  await leave();
});

keepsEveryPromise('review');
keepsEveryPromise('review-document');
keepsEveryPromise('review-details');
keepsEveryPromise('review-item');
keepsEveryPromise('review-unused');
keepsEveryPromise('review-text');
keepsEveryPromise('review-passage');
keepsEveryPromise('review-check');
keepsEveryPromise('review-give-up');

// What the document asks: a recommendation, and each bullet of the next.
const ITEMS = 5;

describe('review, from upload to the public page', () => {
  const buttons = (page, name) => page.getByRole('main').getByRole('button', { name, exact: true });
  // The only button of that name: with two, Playwright refuses to choose.
  const press = (page, name) => buttons(page, name).click();

  test('a field shows the words of the document and no empty line', async () =>
    visit(await addressOf('review-item'), {}, async (page) => {
      const words = await page.getByLabel('Words, exactly as in the document').inputValue();
      assert.match(words, /^By 1 September 2024, chief constables should check/);
    }));

  test('what is missing is said beside its field, and what was typed is kept', async () =>
    visit(await addressOf('review-details'), {}, async (page) => {
      await page.getByLabel('Title', { exact: true }).fill('Custody in Exampleshire');
      await press(page, 'Save');
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      assert.match(await page.title(), /^Error: /);
      assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), 'Custody in Exampleshire');
    }));

  test('one person decides each item, and cannot publish', async () =>
    visit(await addressOf('review-details'), { javaScriptEnabled: false }, async (page) => {
      await page.getByLabel('Title', { exact: true }).fill('Custody in Exampleshire');
      await page.getByLabel('Kind of document').selectOption({ index: 1 });
      await page.getByLabel('Published by').selectOption('hmicfrs');
      const published = page.getByRole('group', { name: 'Day it was published' });
      await published.getByLabel('Day').fill('6');
      await published.getByLabel('Month').fill('March');
      await published.getByLabel('Year').fill('2024');
      await page.getByLabel('All forces in England and Wales').check();
      await page.getByRole('group', { name: /Does section 55/ }).getByLabel(/^Yes/).check();
      await press(page, 'Save');

      await page.goto(await addressOf('review-item'));
      for (let item = 1; item <= ITEMS; item += 1) {
        await page.getByRole('heading', { name: `Item ${item} of ${ITEMS}` }).waitFor();
        // Above the form, to decide the item as it stands, and below it, each does the same.
        const both = buttons(page, item < ITEMS ? 'Accept and next' : 'Set aside');
        assert.equal(await both.count(), 2, `item ${item} can be decided above and below the form`);
        await (item % 2 ? both.first() : both.last()).click();
      }
      await page.goto(await addressOf('review-document'));
      assert.match(await page.getByRole('main').innerText(), /somebody else checks it and publishes it/);
      await page.goto(await addressOf('review-check'));
      assert.equal(await page.getByRole('button', { name: 'Publish' }).count(), 0, 'the one who decided may publish');
    }));

  test('a second person publishes, and anyone can then read the ask with its clock', async () => {
    const check = await addressOf('review-check');
    await visit(check, { storageState: sessions.checker, javaScriptEnabled: false }, async (page) => {
      await press(page, 'Publish');
      assert.equal(await page.getByRole('heading', { name: 'There is a problem' }).count(), 0);
    });
    always({});
    await visit(`${address()}/reports`, {}, async (page) => {
      await page.getByRole('link', { name: 'Custody in Exampleshire' }).first().click();
      const bodies = page.getByRole('table', { name: /by body/ });
      const each = bodies.getByRole('row').filter({ has: page.getByRole('link') });
      assert.equal(await each.count(), 43, 'not every local policing body owes comments');
      await bodies.getByRole('link').first().click();
      assert.match(await page.getByRole('main').innerText(), /on or before (Tuesday )?30 April 2024/);
    });
  });
});

// Our markup is built as GOV.UK Frontend's published examples are
// (`cargo dev browser --fixtures`).

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { differences, grammar } from '../support/grammar.mjs';
import { addressOf, namesOf } from '../support/pages.mjs';
import { close, operate } from '../support/register.mjs';

describe('fixtures', () => {
  let learnt;
  before(async () => {
    learnt = await visit('about:blank', {}, grammar);
  });
  after(async () => {
    await close();
    await leave();
  });

  const hold = (address) =>
    visit(address, {}, async (page) => {
      const found = await differences(page, learnt);
      assert.ok(!found.length, found.join('\n'));
    });

  for (const name of namesOf({ own: false })) {
    test(`${name} is built as the fixtures are`, async () => hold(await addressOf(name)));
  }

  test('a form sent back with its errors is built as the fixtures are', async () => {
    await visit(await addressOf('correction'), {}, async (page) => {
      await page.locator('main form button').first().click();
      assert.ok(await page.locator('.govuk-error-summary').count(), 'an empty form shows no error summary');
      const found = await differences(page, learnt);
      assert.ok(!found.length, found.join('\n'));
    });
  });

  test('the pages of people who sign in are built as the fixtures are', async () => {
    await operate();
    for (const name of namesOf({ own: true })) await hold(await addressOf(name));
  });

  test('the grammar is learnt, and markup that breaks it is named', async () => {
    assert.ok(Object.keys(learnt.rules).length > 150, 'the fixtures were not read');
    await visit('about:blank', {}, async (page) => {
      await page.setContent(`
        <nav class="govuk-breadcrumbs"><ol class="govuk-breadcrumbs__list">
          <li class="govuk-breadcrumbs__list-item"><a class="govuk-breadcrumbs__link" href="/">Home</a></li>
        </ol></nav>`);
      assert.deepEqual(await differences(page, learnt), []);
      await page.setContent(`
        <div class="govuk-breadcrumb"></div>
        <div class="govuk-breadcrumbs"><span class="govuk-breadcrumbs__list"></span></div>
        <p class="govuk-breadcrumbs__link">Home</p>`);
      const found = (await differences(page, learnt)).join('\n');
      for (const what of [/is no class/, /is on span/, /stands in nothing/]) assert.match(found, what);
    });
  });
});

// Asked before: a second inspection asks what an earlier one asked. The reviewer is
// told while reading it, somebody compares the two once it is published, and the
// asker sees what merging them would leave.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';
import { accessible } from '../support/promises/accessible.mjs';
import { narrow } from '../support/promises/narrow.mjs';
import { settled, stored } from '../support/tree.mjs';

/** What is asked in it was asked of four forces before, in other words. */
const REPORT = `Waiting on the telephone

Inspectorate of the Four Shires

This report is invented, to test with.

Recommendation 1

By 1 June 2027, chief constables should tell every caller to the non-emergency number how long the wait is likely to be.

Recommendation 2

By 1 September 2027, chief constables should check the batteries of every radio once a month.
`;

let practice;
let at;
const found = {};
before(async () => {
  practice = await practise();
});
after(async () => {
  await stopPractising();
  await leave();
});

const as = async (who, path, look, how = {}) =>
  visit(`${practice.address}${path}`, { storageState: await practice.as(who), ...how }, look);
const main = (page) => page.getByRole('main');

/** Days and references are those of the run. */
const still = (tree) =>
  `${settled(tree)
    .replaceAll(/\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g, '«day»')
    .replaceAll('«today»', '«day»')
    .replaceAll(/[0-9a-f]{64}/g, '«fingerprint»')}\n`;

const reads = async (name, page) => stored(name, still(await main(page).ariaSnapshot()));

/** A page reads as stored, is accessible and fits 320 pixels. */
async function keeps(name, path, who = 'reviewer') {
  await as(who, path, async (page) => reads(name, page));
  const how = { status: 200, own: true, storageState: await practice.as(who) };
  await accessible.hold(`${practice.address}${path}`, how);
  await narrow.hold(`${practice.address}${path}`, how);
}

describe('what was asked before', () => {
  test('is found for words that somebody types, and too little is said to be that', () =>
    visit(`${practice.address}/asked-before`, {}, async (page) => {
      const words = page.getByLabel('What would be asked');
      await words.fill('the force should');
      await page.getByRole('button', { name: 'Look' }).click();
      assert.match(await page.getByRole('alert').innerText(), /Type words that say what is asked/);
      assert.equal(await words.inputValue(), 'the force should');
      await words.fill('tell callers how long the wait will be');
      await page.getByRole('button', { name: 'Look' }).click();
      await reads('asked-before-typed', page);
      assert.ok((await main(page).locator('mark').count()) > 0, 'the words that both have are marked');
    }, { javaScriptEnabled: false }));

  test('is proposed beside an item while a document is read', async () => {
    await as('reviewer', '/review', async (page) => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'waiting.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(REPORT),
      });
      await page.getByRole('button', { name: 'Read this document' }).click();
      await page.getByRole('heading', { name: 'Steps' }).waitFor();
      at = new URL(page.url()).pathname;
      found.items = await main(page)
        .locator('a[href*="/items/"]')
        .evaluateAll((all) => [...new Set(all.map((link) => link.getAttribute('href')))]);
    });
    assert.ok(found.items.length >= 2, `${found.items}`);
    await keeps('review-asked-before', found.items[0]);
    await as('reviewer', found.items[0], async (page) => {
      const part = page.locator('#asked-before');
      assert.equal(await part.innerText(), 'Asked before?');
      assert.match(await main(page).innerText(), /Say how long the wait will be/);
    });
    await as('reviewer', found.items[1], async (page) =>
      assert.equal(await page.locator('#asked-before').count(), 0, 'nobody asked about batteries'),
    );
  });

  test('keeps nothing from being published by a second person', async () => {
    await as('reviewer', `${at}/details`, async (page) => {
      await page.getByLabel('Title', { exact: true }).fill('Waiting on the telephone');
      await page.getByLabel('Kind of document').selectOption({ index: 1 });
      await page.getByLabel('Published by').selectOption('inspectorate-of-the-four-shires');
      const on = new Date();
      const published = page.getByRole('group', { name: 'Day it was published' });
      await published.getByLabel('Day').fill(`${on.getDate()}`);
      await published.getByLabel('Month').fill(`${on.getMonth() + 1}`);
      await published.getByLabel('Year').fill(`${on.getFullYear()}`);
      await page.getByLabel('All forces in England and Wales').check();
      await page.getByRole('group', { name: /Does section 55/ }).getByLabel(/^Yes/).check();
      await main(page).getByRole('button', { name: 'Save', exact: true }).click();
      for (const item of found.items) {
        await page.goto(`${practice.address}${item}`);
        await main(page).getByRole('button', { name: /^Accept/ }).first().click();
      }
    });
    await as('reviewer 2', `${at}/check`, async (page) => {
      await main(page).getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByRole('heading', { name: 'Published', level: 1 }).waitFor();
      const report = await main(page).locator('a[href^="/reports/"]').first().getAttribute('href');
      await page.goto(`${practice.address}${report}`);
      const asked = await main(page).getByRole('link', { name: /how long the wait/ }).first().getAttribute('href');
      found.later = asked.split('/')[2];
    });
  });

  test('stands on the page of the later, proposed and not counted', async () => {
    await keeps('asked-before-one', `/asked-before/${found.later}`);
    await as('reviewer', `/asked-before/${found.later}`, async (page) => {
      found.pair = await main(page).getByRole('link', { name: /^Put the two side by side/ }).first().getAttribute('href');
    });
    assert.match(found.pair, /answering-the-public-2$/);
  });

  test('is compared by a person, and bad input keeps what was typed', async () => {
    await keeps('asked-before-pair', found.pair);
    await as('reviewer', found.pair, async (page) => {
      await page.getByLabel('Why').fill('Both ask that callers are told how long they will wait.');
      await main(page).getByRole('button', { name: 'Record what you found' }).click();
      assert.match(await page.getByRole('alert').innerText(), /There is a problem/);
      assert.match(await page.getByLabel('Why').inputValue(), /^Both ask/);
      await page.getByRole('radio').first().check();
      await main(page).getByRole('button', { name: 'Record what you found' }).click();
      await page.waitForLoadState();
    }, { javaScriptEnabled: false });
    await keeps('asked-before-chain', `/asked-before/${found.later}`);
  });

  test('is shown to its asker as an overlap, with what merging would leave', async () => {
    const asker = '/streamlining/inspectorate-of-the-four-shires';
    await keeps('streamlining-overlap', asker, 'askers-editor');
    const [, , later, earlier] = found.pair.split('/');
    await keeps('streamlining-merged', `${asker}/${later}/${earlier}`, 'askers-editor');
  });
});

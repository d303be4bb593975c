// A letter that answers a report goes from its file to the public page of an ask:
// one reviewer says who answers and decides each part, another publishes.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';
import { accessible } from '../support/promises/accessible.mjs';
import { narrow } from '../support/promises/narrow.mjs';
import { settled, stored } from '../support/tree.mjs';

const LETTER = `Office of the Northmoor Police and Crime Commissioner

Dear Chief Inspector

Response to Answering the public: how four forces take calls, under section 55 of the Police Act 1996

I write in response to your report “Answering the public: how four forces take calls”.

I invited the Chief Constable’s comments. The Chief Constable has commented as follows: “The report is fair, and we have begun to put right what it found.”

Recommendation 1

“Within three months, chief constables should make sure that nine in ten emergency calls are answered within ten seconds.”

I accept this recommendation. The force has moved twelve people to the control room, and nine in ten calls are now answered within ten seconds.

Recommendation 2

“Within three months, chief constables should tell every caller to the non-emergency number how long the wait is likely to be.”

I accept this in part. The force will tell callers how long the wait is when its new telephones come in May.

Recommendation 3

“Immediately, chief constables should call back everybody who gave up waiting and left a number.”

I do not accept this recommendation. Most of those who give up find what they need on the website, and calling them all back would take ten people from the phones.

Yours sincerely

Police and Crime Commissioner for Northmoor
`;

let practice;
let at;
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

/** Of a tree what differs from one run to the next: days, and who decided. */
const still = (tree) =>
  `${settled(tree)
    .replaceAll(/\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g, '«day»')
    .replaceAll(/«today»/g, '«day»')
    .replaceAll(/[0-9a-f]{64}/g, '«fingerprint»')}\n`;

const reads = async (name, page) => stored(name, still(await main(page).ariaSnapshot()));

/** A page reads as stored, is accessible and fits 320 pixels. */
async function keeps(name, path) {
  await as('reviewer', path, async (page) => reads(name, page));
  const address = `${practice.address}${path}`;
  const how = { status: 200, own: true, storageState: await practice.as('reviewer') };
  await accessible.hold(address, how);
  await narrow.hold(address, how);
}

describe('a letter that answers a report', () => {
  test('is read as an answer when it is brought in', async () =>
    as('reviewer', '/review', async (page) => {
      await page.locator('input[type=file]').setInputFiles({
        name: 'northmoor-letter.txt',
        mimeType: 'text/plain',
        buffer: Buffer.from(LETTER),
      });
      await page.getByRole('button', { name: 'Read this document' }).click();
      await page.getByRole('heading', { name: 'This document answers' }).waitFor();
      at = new URL(page.url()).pathname;
    }));

  test('its pages keep every promise before anything is said', async () => {
    await keeps('answered-document', at);
    await keeps('answered-whole', `${at}/answer`);
  });

  test('who answers and which report are proposed, and said without script', async () =>
    as('reviewer', `${at}/answer`, async (page) => {
      assert.match(await page.getByLabel('Who answers').locator('option:checked').innerText(), /Northmoor/);
      assert.ok(await page.getByRole('checkbox', { name: /Answering the public/ }).first().isChecked());
      await page.getByRole('button', { name: 'Save and go on' }).click();
      await page.getByRole('heading', { name: 'Comments on the report', level: 1 }).waitFor();
    }, { javaScriptEnabled: false }));

  test('each part stands beside what is said of it', async () => {
    await keeps('answered-part', `${at}/answer/3`);
    await keeps('answered-silent', `${at}/answer/6`);
  });

  test('every part is decided by keyboard, and whoever decided cannot publish', async () =>
    as('reviewer', `${at}/answer/1`, async (page) => {
      for (let parts = 0; parts < 40 && /\/answer\/\d+/.test(page.url()); parts += 1) {
        const accept = main(page).getByRole('button', { name: 'Accept and next' }).first();
        await accept.focus();
        await Promise.all([page.waitForNavigation(), page.keyboard.press('Enter')]);
      }
      await page.getByRole('heading', { name: 'This document answers' }).waitFor();
      for (;;) {
        const next = page.locator('a[href*="/items/"]').filter({ has: page.locator('xpath=../..//strong[text()="To decide"]') });
        if (!(await next.count())) break;
        await next.first().click();
        await main(page).getByRole('button', { name: 'Set aside' }).first().click();
        await page.goto(`${practice.address}${at}`);
      }
      await page.goto(`${practice.address}${at}/check`);
      assert.equal(await page.getByRole('button', { name: 'Publish', exact: true }).count(), 0);
    }, { javaScriptEnabled: false }));

  test('the second check shows all of it', async () => keeps('answered-check', `${at}/check`));

  test('a second person publishes, and anybody reads it beside the ask', async () => {
    let ask;
    await as('reviewer 2', `${at}/check`, async (page) => {
      await page.getByRole('button', { name: 'Publish', exact: true }).click();
      await page.getByRole('heading', { name: 'Published', level: 1 }).waitFor();
      await reads('answered-published', page);
      ask = await main(page).getByRole('link', { name: /Recommendation 1/ }).first().getAttribute('href');
    }, { javaScriptEnabled: false });
    await visit(`${practice.address}${ask}`, { storageState: undefined }, async (page) => {
      assert.match(await main(page).innerText(), /moved twelve people to the control room/);
    });
  });
});

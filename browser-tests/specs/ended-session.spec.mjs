// A session ends while somebody types: whatever the form, the words are still
// there, and are sent by whoever is signed in again. Without a script.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';

const RECOMMENDATION = 'exampleshire-records-late-3';
const CASE = `/closing/${RECOMMENDATION}/exampleshire-police`;
const ASK = `/asks/${RECOMMENDATION}/exampleshire-police/act`;

let practice;
before(async () => {
  practice = await practise();
});
after(async () => {
  await stopPractising();
  await leave();
});

const as = async (role, path, look) =>
  visit(`${practice.address}${path}`, { storageState: await practice.as(role), javaScriptEnabled: false }, look);
const main = (page) => page.getByRole('main');
const press = (page, name) => main(page).getByRole('button', { name, exact: true }).click();

/** Sends the form with the session gone, and goes on once it is there again. */
async function outlives(page, button) {
  const cookies = await page.context().cookies();
  await page.context().clearCookies();
  await press(page, button);
  await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
  await fits(page);
  await page.context().addCookies(cookies);
  await press(page, 'Go on with what I typed');
  await page.getByRole('heading', { name: 'Send it once more' }).waitFor();
  await fits(page);
}

async function fits(page) {
  const size = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.equal(over, 0, `${over} px too wide at 320 px`);
  await page.setViewportSize(size);
}

describe('a session that ends while somebody types', () => {
  test('keeps the words of a claim, and says that its file is to be chosen again', () =>
    as('force-liaison', `${CASE}/claim`, async (page) => {
      const file = { name: 'audit.txt', mimeType: 'text/plain', buffer: Buffer.from('All were told.') };
      await page.getByLabel('What was done').fill('Every victim is told within five days.');
      await page.getByLabel('What the evidence is called').fill('Audit of victim contact');
      await page.getByLabel('In a file').check();
      await page.getByLabel('The file', { exact: true }).setInputFiles(file);
      await page.getByLabel('The words of the evidence').fill('All were told.');
      await outlives(page, 'Claim as met, in public');
      assert.match(await main(page).innerText(), /signed in as Lena Bridge[\s\S]*You had chosen audit\.txt/);
      await page.getByLabel('Choose the file again').setInputFiles(file);
      await press(page, 'Send what I typed');
      assert.equal(new URL(page.url()).pathname, ASK);
      assert.match(await main(page).innerText(), /Every victim is told within five days\./);
    }));

  test('keeps the reasons of a judgement', () =>
    as('askers-editor', CASE, async (page) => {
      await page.getByLabel('Verified as met, and closed').check();
      await page.getByLabel('Documents read').check();
      await page.getByLabel('Reasons').fill('The audit was read whole.');
      await outlives(page, 'Prepare for publication');
      await press(page, 'Send what I typed');
      assert.equal(new URL(page.url()).pathname, CASE);
      assert.equal(await page.getByLabel('Reasons').inputValue(), 'The audit was read whole.');
    }));

  test('keeps a comment inside an office', () =>
    as('force-liaison', `/work/exampleshire-police/items/case~${RECOMMENDATION}~exampleshire-police`, async (page) => {
      await page.getByLabel('Add a comment').fill('The audit is with the records team.');
      await outlives(page, 'Add comment');
      await press(page, 'Send what I typed');
      assert.match(await main(page).innerText(), /The audit is with the records team\./);
    }));

  test('keeps what was wrong wrong: the form says so with the words in it', () =>
    as('reviewer', '/review', async (page) => {
      await page.locator('#file').setInputFiles({ name: 'rows.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n') });
      await outlives(page, 'Read this document');
      await press(page, 'Send what I typed');
      assert.match(await main(page).innerText(), /Choose a file/);
    }));
});

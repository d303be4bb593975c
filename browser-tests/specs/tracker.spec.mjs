// A force's liaison brings the office's tracker in: each page of it, what is
// refused, and that the same file twice writes nothing new.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { always, leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';
import { accessible } from '../support/promises/accessible.mjs';
import { narrow } from '../support/promises/narrow.mjs';
import { settled, stored } from '../support/tree.mjs';

const TRACKER = '/work/exampleshire-police/tracker';

/** How many rows the long tracker has, and how long it may take to bring in. */
const MANY = 300;
const MOST_SECONDS = 60;

const HEADINGS = 'Rec No,Recommendation,Report,Lead officer,RAG,Latest update,Due date,Date completed,Notes';
const FILE = [
  'Exampleshire Police: recommendations,,,,,,,,',
  HEADINGS,
  '1,Say within a day who deals with it,Reporting crime online,DCI Jo Marsh,Complete,A message goes out on the day.,12/03/2031,{today},Seen by the board',
  '2,Count what is reported online,Reporting crime online: how four forces deal with it,Ray Oduya,On track,The rules are being written.,04/05/2031,,',
  ',Make sure that people who call are answered,,<script>alert(1)</script>,On track,New rota,30/06/2031,,',
  '7,Buy new boats for the river,River policing,,Complete,Bought,,,',
].join('\r\n');

let practice;
before(async () => {
  practice = await practise();
});
after(async () => {
  await stopPractising();
  await leave();
});

const liaison = async (path, look) =>
  visit(`${practice.address}${path}`, { storageState: await practice.as('force-liaison') }, look);
const main = (page) => page.getByRole('main');

/** The day of the run, as a file says it that cannot be misread. */
const today = () => new Date().toISOString().slice(0, 10);

const still = (tree) =>
  `${settled(tree)
    .replaceAll(/\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g, '«day»')
    .replaceAll(/«today»/g, '«day»')
    .replaceAll(/\b(\d+|one) days? (left|past)/g, '«some» days $2')
    .replaceAll(/\d{4}-\d{2}-\d{2}/g, '«day»')}\n`;

const reads = async (name, page) => stored(name, still(await main(page).ariaSnapshot()));

const asFile = (text, name = 'tracker.csv') => ({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });

async function send(page, file) {
  await page.getByLabel('Your tracker').setInputFiles(file);
  await page.getByRole('button', { name: 'Read this file' }).click();
}

const onwards = (page) => page.getByRole('button', { name: 'Continue' }).click();

/** From the file to what would be written. */
async function asFarAsRows(page, file) {
  await send(page, file);
  await onwards(page);
  for (const day of await page.getByLabel(/the day is written first/).all()) await day.check();
  if (page.url().endsWith('/cells')) await onwards(page);
}

describe('a tracker', () => {
  test('that cannot be one is refused with what can', () =>
    liaison(TRACKER, async (page) => {
      await page.getByRole('button', { name: 'Read this file' }).click();
      assert.match(await page.getByRole('alert').innerText(), /Choose the file of your tracker/);
      for (const [text, why] of [
        ['%PDF-1.7 nothing', /neither a CSV file nor an Excel workbook/],
        ['1,2024-01-02\n2,2024-01-03', /No row of headings/],
        ['Rec no,Status\n', /nothing under its headings/],
        [`Rec no,Status\n${'1,Open\n'.repeat(100_000)}`, /more than 1000 rows/],
      ]) {
        await send(page, asFile(text));
        assert.match(await page.getByRole('alert').innerText(), why);
      }
    }));

  test('is looked at page by page before anything of it is written', () =>
    liaison('/work', async (page) => {
      await page.getByRole('link', { name: 'Bring in your tracker' }).click();
      await reads('tracker-upload', page);
      await send(page, asFile(FILE.replace('{today}', today())));
      await reads('tracker-columns', page);
      await onwards(page);
      // 04/05 can be two days: it is asked and not guessed.
      await onwards(page);
      assert.match(await page.getByRole('alert').innerText(), /Say which comes first in ‘Due date’/);
      await reads('tracker-cells', page);
      await page.getByLabel(/the day is written first/).check();
      await onwards(page);
      await reads('tracker-rows', page);
    }));

  test('has nothing that axe finds wrong, and fits 320 px', async () => {
    always({ storageState: await practice.as('force-liaison') });
    try {
      for (const step of ['', '/columns', '/cells', '/rows', '/done']) {
        await accessible.hold(`${practice.address}${TRACKER}${step}`);
        await narrow.hold(`${practice.address}${TRACKER}${step}`);
      }
    } finally {
      always({});
    }
  });

  test('is written once, however often it is brought in', () =>
    liaison(`${TRACKER}/rows`, async (page) => {
      // What was just chosen is shown before it is written.
      await page.getByLabel(/Which of these is row 5 about/).selectOption({ index: 1 });
      await page.getByRole('button', { name: 'Write what is shown' }).click();
      assert.match(await main(page).innerText(), /Nothing is written yet: you chose something/);
      await page.getByRole('button', { name: 'Write what is shown' }).click();
      await reads('tracker-done', page);
      await page.goto(`${practice.address}${TRACKER}`);
      await asFarAsRows(page, asFile(FILE.replace('{today}', today())));
      assert.match(await main(page).innerText(), /Claimed already[\s\S]*A comment already/);
      await page.goto(`${practice.address}/asks/reporting-online-1/exampleshire-police/act`);
      const words = await page.locator('body').innerText();
      assert.match(words, /A message goes out on the day/);
      assert.doesNotMatch(words, /Marsh|Seen by the board/);
    }));

  test(`of ${MANY} rows is brought in within ${MOST_SECONDS} seconds`, () =>
    liaison(TRACKER, async (page) => {
      const row = (_, place) =>
        `${(place % 2) + 1},,Reporting crime online,Officer ${place},On track,Update ${place},2031-06-30,,Note ${place}`;
      const file = [HEADINGS, ...Array.from({ length: MANY }, row)].join('\n');
      const begun = Date.now();
      await asFarAsRows(page, asFile(file, 'long.csv'));
      for (let next = 1; next <= MANY / 100; next++) {
        await page.goto(`${practice.address}${TRACKER}/rows?page=${next}`);
        await page.getByRole('button', { name: /^Write/ }).click();
      }
      const seconds = (Date.now() - begun) / 1000;
      console.log(`# ${MANY} rows from upload to done: ${seconds.toFixed(1)} s`);
      assert.match(await main(page).innerText(), new RegExp(`${MANY} comments for your office`));
      assert.ok(seconds < MOST_SECONDS, `${seconds} s`);
      await page.getByRole('button', { name: 'Remove the file from here' }).click();
    }));
});

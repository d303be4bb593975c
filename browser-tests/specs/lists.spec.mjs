// A publisher's list is brought in by a reviewer: what is refused, the dry run, and the
// one decision that lets it in.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { always, leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';
import { accessible } from '../support/promises/accessible.mjs';
import { narrow } from '../support/promises/narrow.mjs';
import { settled, stored } from '../support/tree.mjs';

const LISTS = '/lists';
const IN_HAND = '/lists/in-hand';

/** A mapping of letters, a row for each recipient. */
const MAPPING = `name = "letters"
title = "Letters of the Inspectorate, a row for each recipient"
[constants]
kind = "letter"
by = "inspectorate-of-the-four-shires"
publisher = "Inspectorate of the Four Shires"
licence = "Open Government Licence v3.0"
id_begins = "list-"
[key]
report = "ref"
recipient = "no"
[day]
column = "sent"
form = "day/month/year"
blank = "refuse"
[recipient]
column = "to"
blank_reads = "addressee not published"
[left_out]
link = "the publisher's own address of the letter"
`;
const LIST = `ref,no,sent,to,link,colour
L-1,1,06/03/2024,Exampleshire Police,x,red
L-1,2,06/03/2024,Northmoor Police,x,red
L-2,1,07/03/2024,,x,blue
L-3,1,31/02/2024,Southvale Police,x,blue
`;

let practice;
before(async () => {
  practice = await practise();
});
after(async () => {
  await stopPractising();
  await leave();
});

const reviewer = async (path, look) =>
  visit(`${practice.address}${path}`, { storageState: await practice.as('reviewer') }, look);
const main = (page) => page.getByRole('main');
const MONTHS = 'January|February|March|April|May|June|July|August|September|October|November|December';
const still = (tree) =>
  `${settled(tree)
    .replaceAll(new RegExp(`\\b\\d{1,2} (${MONTHS}) \\d{4}`, 'g'), '«day»')
    .replaceAll(/\bas of \d{4}-\d{2}-\d{2}/g, 'as of «day»')
    .replaceAll(/\b[Ee]ntry [\d,]+/g, 'Entry «number»')
    .replaceAll(/\/entries\/\d+/g, '/entries/«number»')
    .replaceAll(/(textbox "(?:Day|Month|Year)"): "?\d+"?/g, '$1: «some»')}\n`;

const reads = async (name, page) => stored(name, still(await main(page).ariaSnapshot()));

const asFile = (text, name) => ({ name, mimeType: 'text/plain', buffer: Buffer.from(text) });

async function send(page, list) {
  await page.getByLabel('The list', { exact: true }).setInputFiles(asFile(list, 'letters.csv'));
  await page.getByLabel('A mapping file of my own').check();
  await page.getByText('A mapping file of my own', { exact: true }).click();
  await page.getByLabel('The mapping file').setInputFiles(asFile(MAPPING, 'letters.toml'));
  await page.getByRole('button', { name: 'Try this list' }).click();
}

describe('a list', () => {
  test('is found from the page of documents, and none was let in', () =>
    reviewer('/review', async (page) => {
      await page.getByRole('link', { name: 'Lists: spreadsheets that publishers keep' }).click();
      await reads('lists', page);
    }));

  test('that cannot be read is refused with what was wrong, and the mapping comes back', () =>
    reviewer(LISTS, async (page) => {
      await page.getByRole('button', { name: 'Try this list' }).click();
      const alert = page.getByRole('alert');
      assert.match(await alert.innerText(), /Choose the file of the list[\s\S]*Select a mapping/);
      await send(page, 'ref,no\nL-1,1\n');
      assert.match(await alert.innerText(), /The file lacks 'sent', 'to'; it has 'ref', 'no'/);
      assert.equal(await page.getByLabel('Or paste it here').inputValue(), MAPPING);
    }));

  test('is looked at whole before anything of it is recorded', () =>
    reviewer(LISTS, async (page) => {
      await send(page, LIST);
      assert.ok(page.url().endsWith(IN_HAND), page.url());
      await reads('lists-in-hand', page);
    }));

  test('has nothing that axe finds wrong, and fits 320 px', async () => {
    always({ storageState: await practice.as('reviewer') });
    try {
      for (const path of [LISTS, IN_HAND]) {
        await accessible.hold(`${practice.address}${path}`);
        await narrow.hold(`${practice.address}${path}`);
      }
    } finally {
      always({});
    }
  });

  test('is let in by one press, and again it changes nothing', () =>
    reviewer(IN_HAND, async (page) => {
      await page.getByRole('button', { name: 'Approve, and let the list in' }).click();
      await page.getByRole('status').filter({ hasText: 'The list is let in' }).waitFor();
      await reads('lists-let-in', page);
      await send(page, LIST);
      assert.match(await main(page).innerText(), /the register holds all of this already/);
      await page.getByRole('button', { name: 'Remove the list from here' }).click();
      assert.doesNotMatch(await main(page).innerText(), /is read and not let in/);
    }));
});

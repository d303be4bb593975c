// Places to look, kept by reviewers: one added by hand, others brought in as a
// table, and the results of a program that looked at them.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';
import { accessible } from '../support/promises/accessible.mjs';
import { keyboard } from '../support/promises/keyboard.mjs';
import { narrow } from '../support/promises/narrow.mjs';
import { settled, stored } from '../support/tree.mjs';

const PLACES = `id,body,place,holds,source
northmoor-mayor-answers,northmoor-mayor,https://northmoor.example/answers,answers to inspections,https://northmoor.example/publication-scheme
nowhere-answers,nowhere-pcc,https://nowhere.example/answers,answers,https://nowhere.example/scheme
`;

let practice;
before(async () => {
  practice = await practise();
});
after(async () => {
  await stopPractising();
  await leave();
});

const reviewer = async (path, look, how = {}) =>
  visit(`${practice.address}${path}`, { storageState: await practice.as('reviewer'), ...how }, look);
const main = (page) => page.getByRole('main');
const press = (page, name) => main(page).getByRole('button', { name, exact: true }).click();

const still = (tree) =>
  `${settled(tree)
    .replaceAll(/\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December) \d{4}/g, '«day»')
    .replaceAll(/\b\d{1,2} (Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) \d{4}/g, '«day»')
    .replaceAll('«today»', '«day»')}\n`;

const reads = async (name, page) => stored(name, still(await main(page).ariaSnapshot()));

/** A page reads as stored, is accessible, fits 320 pixels and goes by keyboard. */
async function keeps(name, path) {
  await reviewer(path, async (page) => reads(name, page));
  const how = { status: 200, own: true, storageState: await practice.as('reviewer') };
  for (const promise of [accessible, narrow, keyboard]) await promise.hold(`${practice.address}${path}`, how);
}

describe('the list of places to look', () => {
  test('says that it is empty, and what to do', async () => {
    await keeps('looks', '/looks');
    await keeps('looks-places-none', '/looks/places');
    await keeps('looks-place-new', '/looks/places/new');
  });

  test('takes a place by hand, and keeps what was typed until it can', () =>
    reviewer('/looks/places/new', async (page) => {
      await page.getByLabel('A name for the place').fill('Exampleshire answers');
      await page.getByLabel('Whose answers are published there').fill('exampleshire-pcc');
      await page.getByLabel('Where', { exact: true }).fill('https://exampleshire.example/answers');
      await page.getByLabel('What is published there').fill('answers to inspections, each with its day');
      await press(page, 'Add this place');
      await reads('looks-place-refused', page);
      assert.equal(await page.getByLabel('A name for the place').inputValue(), 'Exampleshire answers');
      await page.getByLabel('A name for the place').fill('exampleshire-pcc-answers');
      await page.getByLabel('Where it says so').fill('https://exampleshire.example/publication-scheme');
      await press(page, 'Add this place');
      await page.getByRole('heading', { name: 'Places to look' }).waitFor();
      assert.match(await page.getByRole('alert').innerText(), /The place is in entry/);
    }, { javaScriptEnabled: false }));

  test('takes a table, whose rows are looked over first', async () => {
    await keeps('looks-places-table', '/looks/places/table');
    await reviewer('/looks/places/table', async (page) => {
      await page.getByLabel('The table').fill('place\nx\n');
      await press(page, 'Look it over');
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      assert.equal((await page.getByLabel('The table').inputValue()).trim(), 'place\nx');
      await page.getByLabel('The table').fill(PLACES);
      await press(page, 'Look it over');
      await reads('looks-places-over', page);
      await press(page, 'Record what can be taken');
      assert.match(await page.getByRole('alert').innerText(), /See how far looking reaches/);
    }, { javaScriptEnabled: false });
    await keeps('looks-places', '/looks/places');
    await keeps('looks-place-change', '/looks/places/northmoor-mayor-answers');
  });

  test('takes what a program found, and nobody is thereby said to be silent', async () => {
    await keeps('looks-results', '/looks/results');
    await reviewer('/looks/results', async (page) => {
      const today = new Date().toLocaleDateString('en-CA', { timeZone: 'Europe/London' });
      await page.getByLabel('The table').fill(
        'body,place,when,status\n' +
          `exampleshire-pcc,https://exampleshire.example/answers,${today},200\n` +
          `northmoor-mayor,https://northmoor.example/answers,${today},503\n`,
      );
      await press(page, 'Look it over');
      await reads('looks-results-over', page);
      await press(page, 'Record what can be taken');
      await page.getByRole('alert').waitFor();
    }, { javaScriptEnabled: false });
    await visit(`${practice.address}/looked`, {}, async (page) => {
      await reads('looked-at', page);
      assert.doesNotMatch(await main(page).innerText(), /no answer found/i);
    });
  });
});

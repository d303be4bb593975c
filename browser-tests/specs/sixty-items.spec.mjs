// A report of sixty recommendations, from its file to the register: decided by one
// person and published by another, both without a mouse and without a script.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { fingers } from '../support/fingers.mjs';
import { practise, stopPractising } from '../support/practice.mjs';
import { LEFT_OUT, SIXTY, report } from '../support/sixty.mjs';

/** The goal for the keys and pages of it, in minutes; reading comes on top. */
const MOST_MINUTES = 10;

const TITLE = 'Answering, recording and protecting in Exampleshire';
const FILE = { name: 'exampleshire-report.html', mimeType: 'text/html', buffer: report(TITLE) };

/** What is done with some of the items; the others are accepted as they stand. */
const CORRECTED = new Map([
  [7, '30 November 2027'],
  [21, 'within six months'],
  [44, '1 April 2028'],
]);
const SET_ASIDE = new Set([9, 33]);

let practice;
let reader;
let checker;
before(async () => {
  practice = await practise();
  const without = (storageState) => ({ storageState, javaScriptEnabled: false });
  reader = without(await practice.as('reviewer'));
  checker = without(await practice.as('reviewer 2'));
});
after(async () => {
  await stopPractising();
  await leave();
});

/** Where the focus is, which is where a screen reader begins. */
const isAt = async (hands, id) => assert.equal((await hands.here()).id, id);

let address;
let keys = 0;
let minutes = 0;

/** Counts the keys and the time of one person's part. */
async function timed(page, part) {
  const begun = Date.now();
  const hands = fingers(page);
  await part(hands);
  const took = (Date.now() - begun) / 60_000;
  keys += hands.did.keys;
  minutes += took;
  return { ...hands.did, took };
}

describe('sixty items', () => {
  test('are those of the report that ships to practise with', () => {
    const ships = new URL('../../data/practice/to-read/exampleshire-report.html', import.meta.url);
    assert.equal(readFileSync(ships, 'utf8'), String(FILE.buffer));
  });

  test('are decided without leaving the keyboard', () =>
    visit(`${practice.address}/review`, reader, async (page) => {
      const heading = () => page.getByRole('heading', { level: 1 }).innerText();
      const { keys: pressed, pages, took } = await timed(page, async (hands) => {
        await hands.tabTo('Document to read');
        await hands.choose(FILE);
        await hands.tabTo('Read this document');
        await hands.go();
        address = page.url().replace(/#.*/, '');

        await isAt(hands, 'next');
        await hands.go();
        await isAt(hands, 'details');
        assert.equal(await page.getByLabel('Title', { exact: true }).inputValue(), TITLE);
        await hands.tabTo('Kind of document');
        await hands.type('Thematic');
        await hands.tabTo('Published by');
        await hands.type('Inspectorate of');
        await hands.tabTo('All forces in England and Wales');
        await hands.press('ArrowDown');
        await hands.tabTo('Forces, one on each line');
        await hands.type('Exampleshire Police');
        await hands.tabTo(/^Yes: it is a report/);
        await hands.press('Space');
        await hands.tabTo('Save');
        await hands.go();

        await isAt(hands, 'next');
        await hands.go();
        assert.equal(await heading(), `Item 1 of ${SIXTY}`);
        for (let item = 1; item <= SIXTY; item += 1) {
          assert.equal(await heading(), `Item ${item} of ${SIXTY}`);
          await isAt(hands, 'item');
          if (CORRECTED.has(item)) {
            await hands.tabTo('By when (optional)');
            await hands.write(CORRECTED.get(item));
            // Enter in a field does what the first button does: it accepts.
            await hands.go();
          } else if (SET_ASIDE.has(item)) {
            await hands.tabTo('Set aside');
            await hands.go();
          } else {
            await hands.tabTo('Accept and next');
            await hands.go();
          }
        }

        // The passage that was left out, and whom it asks.
        await isAt(hands, 'next');
        await hands.go();
        await hands.tabTo(/^Add this passage/);
        await hands.go();
        assert.equal(await heading(), `Item ${SIXTY + 1} of ${SIXTY + 1}`);
        await hands.tabTo('Asked of, one on each line');
        await hands.type('Exampleshire Police');
        await hands.tabTo('Accept and next');
        await hands.go();
        await isAt(hands, 'next');
      });
      const main = await page.getByRole('main').innerText();
      assert.match(main, /61 of 61 decided: 59 accepted, 2 set aside/);
      assert.match(main, /somebody else has to check it and publish it/);
      console.log(`measured: ${took.toFixed(2)} minutes, ${pressed} keys and ${pages} pages to decide ${SIXTY + 1} items, by a script`);
    }));

  test('are published by a second person, who has seen them, without a mouse', () =>
    visit(address, checker, async (page) => {
      await timed(page, async (hands) => {
        await hands.tabTo('Check it and publish it');
        await hands.go();
        await isAt(hands, 'check');
        const main = await page.getByRole('main').innerText();
        for (const words of [...CORRECTED.values()]) assert.ok(main.includes(words.replace('six', '6')), words);
        assert.ok(main.includes(LEFT_OUT));
        await hands.tabTo(/^Go to the end of this page/);
        await hands.go();
        await isAt(hands, 'publish');
        await hands.tabTo('Publish');
        await hands.go();
      });
      await page.getByRole('heading', { name: 'Published' }).waitFor();
      await page.getByRole('link', { name: 'See its page' }).click();
      assert.match(await page.getByRole('main').innerText(), new RegExp(TITLE));
      console.log(`measured: ${minutes.toFixed(2)} minutes and ${keys} keys from the file to the register, by a script that reads nothing`);
      assert.ok(minutes < MOST_MINUTES, `${minutes} minutes`);
    }));
});

describe('two who review at once', () => {
  const OTHER = { ...FILE, buffer: report('Recording in Northmoor') };
  let second;

  const press = (page, name) => page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
  const open = (page, item) => page.goto(`${second}/items/${item}`);
  const heading = (page) => page.getByRole('heading', { level: 1 }).innerText();

  before(async () => {
    await visit(`${practice.address}/review`, reader, async (page) => {
      await page.getByLabel('Document to read').setInputFiles(OTHER);
      await press(page, 'Read this document');
      second = page.url().replace(/#.*/, '');
    });
  });

  /** Looks at pages of two people at once. */
  const both = (look) => visit(second, reader, (one) => visit(second, checker, (other) => look(one, other)));

  test('each decide their own items and lose nothing', () =>
    both(async (one, other) => {
      const pairs = [1, 3, 5, 7, 9].map((item) => [item, item + 1]);
      for (const [mine, theirs] of pairs) {
        // Both look before either decides.
        await Promise.all([open(one, mine), open(other, theirs)]);
        await Promise.all([press(one, 'Accept and next'), press(other, 'Set aside')]);
      }
      await one.goto(second);
      assert.match(await one.getByRole('main').innerText(), /10 of 60 decided: 5 accepted, 5 set aside/);
    }));

  test('on the same item the slower sees what the other said, and keeps what they typed', () =>
    both(async (one, other) => {
      await Promise.all([open(one, 11), open(other, 11)]);
      await one.getByLabel('By when (optional)').fill('31 May 2027');
      await one.getByLabel('What is asked, shortly').fill('Say how calls are assessed');
      await press(one, 'Accept and next');
      assert.equal(await heading(one), 'Item 12 of 60');

      await other.getByLabel('What is asked, shortly').fill('Review how calls are assessed');
      await press(other, 'Accept and next');
      const main = other.getByRole('main');
      await main.getByText('Somebody else decided this item meanwhile').waitFor();
      assert.match(await main.innerText(), /Accepted by Ada Example\. It says:[\s\S]*Say how calls are assessed[\s\S]*31 May 2027/);
      assert.equal(await other.getByLabel('What is asked, shortly').inputValue(), 'Review how calls are assessed');
      // Without a script the words that say so have the focus.
      assert.equal((await fingers(other).here()).id, 'conflict');

      // They may leave it, or insist.
      await press(other, 'Accept and next');
      assert.equal(await heading(other), 'Item 12 of 60');
      await open(one, 11);
      assert.equal(await one.getByLabel('What is asked, shortly').inputValue(), 'Review how calls are assessed');
      assert.match(await one.getByRole('main').innerText(), /Accepted by Bet Example/);
    }));

  test('describe the document, and the slower sees what the other said', () =>
    both(async (one, other) => {
      const describe = async (page, title) => {
        await page.getByLabel('Title', { exact: true }).fill(title);
        await page.getByLabel('Kind of document').selectOption({ index: 1 });
        await page.getByLabel('Published by').selectOption({ label: 'Inspectorate of the Four Shires' });
        await page.getByLabel('All forces in England and Wales').check();
        await page.getByRole('group', { name: /Does section 55/ }).getByLabel(/^Yes/).check();
      };
      await Promise.all([one.goto(`${second}/details`), other.goto(`${second}/details`)]);
      await describe(one, 'Recording in Northmoor');
      await describe(other, 'Northmoor records');
      await press(one, 'Save');
      await press(other, 'Save');
      const main = other.getByRole('main');
      assert.match(await main.innerText(), /What they said[\s\S]*Recording in Northmoor/);
      assert.equal(await other.getByLabel('Title', { exact: true }).inputValue(), 'Northmoor records');
      await main.getByRole('link', { name: 'Leave it as they said and go on' }).click();
      assert.match(await main.innerText(), /Recording in Northmoor/);
    }));

  test('add the same passage, and it is one item', () =>
    both(async (one, other) => {
      await Promise.all([one.goto(`${second}/text`), other.goto(`${second}/unused`)]);
      // One chooses it sentence by sentence, the other by how it begins and ends.
      const add = one.getByRole('main').locator('p', { hasText: LEFT_OUT }).getByRole('link', { name: /^Add/ });
      await add.click();
      await press(one, 'Add an item');
      await one.getByText('There is a problem').waitFor();
      await one.getByLabel(LEFT_OUT).check();
      await press(one, 'Add an item');
      assert.equal(await heading(one), 'Item 61 of 61');
      await other.getByLabel('Words of the document').fill(LEFT_OUT.split(' ').slice(0, 3).join(' '));
      await other.getByLabel(/^Its last words/).fill(LEFT_OUT.split(' ').slice(-2).join(' '));
      await press(other, 'Add an item');
      assert.equal(await heading(other), 'Item 61 of 61');
      assert.equal(await other.getByLabel('Words, exactly as in the document').inputValue(), LEFT_OUT);
    }));
});

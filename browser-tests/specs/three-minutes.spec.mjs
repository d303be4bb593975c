// The stranger's path: from the home page, without script and without help,
// in one sitting. Every step is found by the words a person would read.

import assert from 'node:assert/strict';
import { after, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { address, addressOf } from '../support/pages.mjs';

const WITHOUT_SCRIPT = { javaScriptEnabled: false };

const main = (page) => page.getByRole('main');
/** Links in the main content whose address fits. */
const links = async (page, fits) => {
  const all = await main(page).locator('a[href]').all();
  const found = [];
  for (const link of all) if (fits.test(await link.getAttribute('href'))) found.push(link);
  return found;
};

/** The rows of a report's table that are a body: headings have no cell. */
const bodies = (page) => page.getByRole('table', { name: /by body/ }).locator('tbody tr:has(th[scope="row"])');

const ASK = /^\/asks\/[^/]+\/[^/]+\/[^/?]+/;

describe('three-minutes', () => {
  after(leave);

  test('home says what this is and leads to the documents', () =>
    visit(address(), WITHOUT_SCRIPT, async (page) => {
      const text = await page.locator('body').innerText();
      assert.match(text, /Sample: \d+ documents, not a national picture/);
      assert.match(text, /not yet looked for/i);
      assert.ok((await links(page, /^\/sources\/[^/]+/)).length >= 5, 'fewer than five documents are shown');
    }));

  test('a document is read with its passages marked and its asks beside them', () =>
    visit(address(), WITHOUT_SCRIPT, async (page) => {
      await main(page).getByRole('link', { name: /State of Policing 2022 report: government response/ }).first().click();
      const marks = main(page).locator('mark');
      assert.ok((await marks.count()) >= 6, 'fewer than six passages are marked');
      assert.match(await marks.first().innerText(), /\w+ \w+ \w+/);
      const beside = await links(page, ASK);
      assert.ok(beside.length >= 8, `only ${beside.length} asks stand beside the passages`);
      await beside[0].click();
      assert.match(new URL(page.url()).pathname, ASK);
      await main(page).getByRole('heading', { name: 'The answer', exact: true }).waitFor();
    }));

  test('one body’s ask shows its clock, and the working re-adds to the last day', () =>
    visit(address(), WITHOUT_SCRIPT, async (page) => {
      await main(page).getByRole('link', { name: /Answered late/ }).first().click();
      await (await links(page, ASK))[0].click();
      const clock = main(page).getByRole('figure').filter({ has: page.getByRole('img') }).first();
      const sentence = await clock.locator('figcaption').innerText();
      const lastDay = sentence.match(/By law, on or before (?:\w+day )?(\d{1,2} \w+ \d{4})/)?.[1];
      assert.ok(lastDay, `no last day in '${sentence}'`);
      await page.getByText('How the last day is counted').click();
      const working = page.getByRole('table', { name: 'The working' });
      assert.ok(await working.isVisible(), 'the working does not open without script');
      const last = await working.getByRole('row').last().innerText();
      assert.ok(last.includes(lastDay) && /\b56\b/.test(last), `the working ends with '${last}', not day 56 on ${lastDay}`);
    }));

  test('a report is seen by bodies, and turning the day changes its rows', async () =>
    visit(await addressOf('report'), WITHOUT_SCRIPT, async (page) => {
      // How several stand is said once, over them.
      const rows = async () => {
        const said = [];
        for (const group of await page.getByRole('table', { name: /by body/ }).locator('tbody').all()) {
          const over = await group.getByRole('rowheader').first().innerText();
          const [, ...under] = await group.getByRole('row').allInnerTexts();
          said.push(...under.map((row) => `${over} ${row}`));
        }
        return said;
      };
      const today = await rows();
      assert.ok(today.length > 40, `only ${today.length} bodies are shown`);
      assert.ok(today.some((row) => /Not yet looked for/.test(row)), 'it does not say where nobody has looked');
      assert.ok(today.some((row) => /Answered/.test(row)), 'it does not say who answered');

      await page.getByText('Change the day').click();
      await page.getByLabel('Day', { exact: true }).fill('1');
      await page.getByLabel('Month').fill('March');
      await page.getByLabel('Year').fill('2021');
      await page.getByRole('button', { name: 'Show' }).click();
      await page.getByText('You are looking at 1 March 2021').waitFor();
      const then = await rows();
      assert.equal(then.length, today.length);
      const awaiting = then.filter((row) => /Awaiting answer/.test(row)).length;
      assert.ok(awaiting > 30, `only ${awaiting} bodies were awaited five days after publication`);
      assert.ok(!then.some((row) => /Not yet looked for/.test(row)), 'a last day to come is called past');

      await page.getByRole('link', { name: 'Go to today' }).first().click();
      assert.deepEqual(await rows(), today);
    }));

  test('the same rows are taken away as CSV and JSON', async () =>
    visit(await addressOf('report'), WITHOUT_SCRIPT, async (page) => {
      const shown = await bodies(page).count();
      const fetched = async (name) => {
        const link = page.getByRole('contentinfo').getByRole('link', { name });
        const answer = await page.request.get(new URL(await link.getAttribute('href'), address()).href);
        assert.equal(answer.status(), 200);
        return answer;
      };
      const csv = await fetched('CSV');
      assert.match(csv.headers()['content-type'], /^text\/csv/);
      const [header, ...rows] = (await csv.text()).trim().split('\r\n');
      assert.match(header, /Asked of,.*Last day,.*Standing/);
      assert.equal(rows.length, shown);
      const json = await (await fetched('JSON')).json();
      const list = Array.isArray(json) ? json : Object.values(json).find(Array.isArray);
      assert.equal(list.length, shown);
    }));
});

// A sceptical chief executive opens the one page about her body, and finds on it all
// that is said, what it rests on, what is not known, and how to answer back.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { PROMISES } from '../support/promises/index.mjs';
import { YEARS, shires } from '../support/shires.mjs';

const WESTMARCH = 'Police and Crime Commissioner for Westmarch';
const PAGE = '/who-answers/bodies/westmarch-pcc';

let site;
before(async () => {
  site = await shires();
});
after(async () => {
  site?.stop();
  await leave();
});

/** The number and the words of each figure on a page. */
const figures = async (main) => (await main.locator('.answerable-figure').allInnerTexts()).map((one) => one.replace(/\s+/g, ' ').trim().toLowerCase());

describe('chief-executive', () => {
  test('finds the one page about her body by links', () =>
    visit(site.address, {}, async (page) => {
      await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name: 'Forces and bodies' }).click();
      const main = page.getByRole('main');
      await main.getByRole('link', { name: WESTMARCH }).first().click();
      await main.getByRole('link', { name: /How it answers/ }).click();
      assert.equal(new URL(page.url()).pathname, PAGE);
    }));

  test('reads there the number, the law, the looks, the notices and how to reply', () =>
    visit(`${site.address}${PAGE}`, { javaScriptEnabled: false }, async (page) => {
      const text = await page.getByRole('main').innerText();
      for (const said of [
        /8 are known to have been published in time/,
        /Not known: 4 that we looked for and did not find/,
        /Absence here is not silence by a body/,
        /Police Act 1996, section 55\(5\) and \(5A\)/,
        /56 days, counting the day the report is published as day one/,
        /the local policing body/,
        /among the 4 bodies compared|4 bodies are compared/,
        /our test of consistently low/,
        /https:\/\/westmarch\.example\/answers, no answer was there/,
        /Told on \d+ \w+ \d{4}, by e-mail to the office/,
        /A reviewer of this register checks it against the source and decides/,
        /Nobody here decides whether a reply is shown/,
      ]) {
        assert.match(text, said);
      }
      assert.doesNotMatch(text, /failed|refused|ignored|worst/i);
    }));

  test('reads what the published test says of it, and by which numbers', () =>
    // The day after which nothing of those years can be owed any more.
    visit(`${site.address}${PAGE}?as-at=${YEARS[1] + 1}-03-01`, { javaScriptEnabled: false }, async (page) => {
      const text = await page.getByRole('main').innerText();
      assert.match(text, new RegExp(`It does not meet our test of consistently low, for ${YEARS[0]} and ${YEARS[1]}`));
      for (const year of YEARS) assert.match(text, new RegExp(`reports of ${year}: 4 of 6 in time, at most 6`));
    }));

  test('finds behind each number as many rows, and the same number elsewhere', () =>
    visit(`${site.address}${PAGE}`, {}, async (page) => {
      const main = page.getByRole('main');
      const here = await figures(main);
      const links = await main.locator('.answerable-figure a').evaluateAll((all) => all.map((link) => link.href));
      assert.ok(links.length > 0);
      for (const [place, link] of links.entries()) {
        const number = Number.parseInt(here[place], 10);
        const json = new URL(link);
        json.pathname = '/asks.json';
        const rows = await (await page.request.get(json.href)).json();
        assert.equal(rows.total, number, here[place]);
      }
      await page.goto(`${site.address}/who-answers`);
      const row = main.getByRole('row').filter({ hasText: WESTMARCH });
      const many = (one) => Number.parseInt(one, 10);
      const due = here.filter((one) => !/last day to come/.test(one)).reduce((sum, one) => sum + many(one), 0);
      const inTime = many(here.find((one) => /answered in time/.test(one)));
      assert.match(await row.innerText(), new RegExp(`${due}\\s+${inTime} of ${due}`));
    }));

  test('is led to the form by which she asks for a correction or an account', () =>
    visit(`${site.address}${PAGE}`, {}, async (page) => {
      await page.getByRole('main').getByRole('link', { name: 'ask for a correction of this page' }).click();
      await page.getByRole('heading', { name: 'Ask for a correction' }).waitFor();
      assert.match(await page.getByRole('main').innerText(), /You are writing about[\s\S]*westmarch-pcc/);
    }));

  for (const promise of PROMISES) {
    test(promise.says, async () => promise.hold(`${site.address}${PAGE}`, { status: 200, own: true }));
  }
});

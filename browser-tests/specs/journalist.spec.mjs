// A journalist asks which commissioners are consistently late. From the home page, by
// links alone and without script, she reaches the chart, the rows behind a number, the
// source of a row, the law, a proof to pass on, a link to cite, and the data.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { shires, YEARS } from '../support/shires.mjs';

const SOUTHVALE = 'Police, Fire and Crime Commissioner for Southvale';

let site;
before(async () => {
  site = await shires();
});
after(async () => {
  site?.stop();
  await leave();
});

/** What an address of the page gives: its kind and its words. */
async function taken(page, link) {
  const answer = await page.request.get(new URL(await link.getAttribute('href'), site.address).href);
  assert.equal(answer.status(), 200);
  return { kind: answer.headers()['content-type'], text: await answer.text() };
}

describe('journalist', () => {
  test('goes from her question to a chart, rows, sources, law, proof, citation and data', () =>
    visit(site.address, { javaScriptEnabled: false }, async (page) => {
      const main = page.getByRole('main');
      const says = async (words) => assert.match(await main.innerText(), words);

      // The question, in words that she would use, and the chart that answers it.
      await main.getByRole('link', { name: /who is consistently low/ }).click();
      await says(/Local policing bodies are police and crime commissioners/);
      await main.getByRole('figure', { name: /Share in time/ }).waitFor();
      for (const [name, kind] of [['SVG', /svg/], ['PNG', /png/], ['CSV', /csv/]]) {
        const file = await taken(page, main.getByRole('link', { name, exact: true }).first());
        assert.match(file.kind, kind, name);
        if (name === 'CSV') assert.match(file.text, /southvale-pfcc,.*,yes,/);
      }
      await says(/A limit says how far chance takes bodies that differ in nothing/);

      // Who it is, and the rows behind the number.
      const low = main.getByRole('listitem').filter({ hasText: SOUTHVALE });
      const years = YEARS.map((year) => `reports of ${year}: 0 of 6 in time`).join('; ');
      assert.equal(await low.innerText(), `${SOUTHVALE}: ${years}`);
      await low.getByRole('link', { name: '6' }).first().click();
      await says(/^Asks\s+6 of \d+ asks match/);
      assert.equal(await main.getByRole('row').filter({ hasText: 'Answered late' }).count(), 6);

      // One row: whose it is, how it stands, and the law that counts its days.
      await main.getByRole('row').filter({ hasText: 'Answered late' }).getByRole('link').first().click();
      await says(new RegExp(`Comments on the report: ${SOUTHVALE}[\\s\\S]*15 days after the last day`));
      await main.getByText('How the last day is counted').click();
      await says(/Police Act 1996, section 55/);
      const ask = page.url();

      // What it was read from: the document, the passage, where it stands.
      await main.getByRole('link', { name: /Comments of southvale/ }).first().click();
      await says(/documents\.example[\s\S]*We welcome this report on custody/);
      await page.goto(ask);

      // What shows that it was not altered since, in a file for a colleague.
      await main.getByRole('listitem').filter({ hasText: 'Answered' }).getByRole('link', { name: /^Entry/ }).click();
      await says(/An answer\. Recorded on[\s\S]*You need no program to hold us to it/);
      const proof = await taken(page, main.getByRole('link', { name: /with its proof/ }));
      assert.match(proof.text, /"root"/);
      await main.getByRole('link', { name: /asked of Police, Fire and Crime Commissioner for Southvale/ }).click();
      assert.equal(page.url(), ask);

      // What she cites shows the day that she saw.
      await page.getByText('Cite this page').click();
      await page.getByRole('contentinfo').getByRole('link', { name: /as-at=/ }).click();
      await says(new RegExp(`Comments on the report: ${SOUTHVALE}`));
      assert.match(page.url(), /as-at=\d{4}-\d\d-\d\d$/);

      // How it is counted.
      await page.getByRole('contentinfo').getByRole('link', { name: 'Method' }).click();
      await says(/Consistently low is one published test, the same for all/);
    }));
});

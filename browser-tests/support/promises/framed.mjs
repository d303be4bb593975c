// The frame that every page shares (interface.md, section 4): whose page this
// is, where one stands, how to put it right.

import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

const LONGEST_TITLE = 90;

export const framed = {
  says: 'says what it is, whose it is and how to put it right',
  hold: (address, { status }) =>
    visit(address, {}, async (page, { answer }) => {
      assert.equal(answer.status(), status, 'the answer is not of the kind expected');
      assert.match((await page.getAttribute('html', 'lang')) ?? '', /^en/, 'no language is given');

      const title = await page.title();
      assert.match(title, / [-–] Answerable$/, `the title '${title}' does not name the site`);
      assert.ok(title.length <= LONGEST_TITLE, `the title is ${title.length} letters long`);
      assert.equal(await page.locator('h1').count(), 1, 'there is not exactly one h1');
      assert.equal(await page.locator('main h1').count(), 1, 'the h1 is not in main');

      const text = await page.locator('body').innerText();
      assert.match(text, /not a government (website )?or police website/i, 'it does not say whose it is');
      for (const [what, place] of Object.entries(ALWAYS)) {
        assert.ok(await page.locator(place).count(), `it has no ${what}`);
      }
    }),
};

const ALWAYS = {
  'navigation': 'header nav, nav[aria-label]',
  'footer': 'footer',
  'way to ask for a correction': 'a[href^="/correction"]',
  'accessibility statement': 'footer a[href="/accessibility"], footer a[href^="/accessibility?"]',
  'method': 'footer a[href="/method"], footer a[href^="/method?"]',
};

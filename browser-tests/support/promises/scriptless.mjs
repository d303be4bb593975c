// With script turned off the page says and offers the same (rule 8 of
// interface.md: script may only save a page load).

import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

export const scriptless = {
  says: 'says and offers the same with script turned off',
  hold: async (address) => {
    const read = (page) => page.locator('body').ariaSnapshot();
    const withScript = await visit(address, {}, read);
    const without = await visit(address, { javaScriptEnabled: false }, read);
    assert.equal(without, withScript);
    assert.match(without, /heading .*\[level=1\]/, 'without script there is no heading');
  },
};

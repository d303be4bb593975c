// Nothing in the console: no broken script, no refused style, no missing file.

import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

export const quiet = {
  says: 'leaves nothing in the console',
  hold: (address, { status }) =>
    visit(address, {}, async (page, { complaints }) => {
      // Favicons are asked for late.
      await page.waitForTimeout(50);
      // The browser itself notes a page that answers 404.
      const own = complaints.filter((text) => !(status === 404 && text.includes('status of 404')));
      assert.ok(!own.length, `the console says\n${own.join('\n')}`);
    }),
};

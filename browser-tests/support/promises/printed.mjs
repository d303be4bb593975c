// On paper: no navigation, nothing to press, and the address of each link
// beside it, since paper cannot be followed.

import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

export const printed = {
  says: 'prints without navigation and with its main text',
  hold: (address) =>
    visit(address, {}, async (page) => {
      await page.emulateMedia({ media: 'print' });
      const shown = await page.evaluate(() =>
        [...document.querySelectorAll('nav, button, form, .govuk-skip-link')]
          .filter((element) => element.checkVisibility({ visibilityProperty: true }))
          .map((element) => element.outerHTML.slice(0, 120)),
      );
      assert.ok(!shown.length, `on paper one sees\n${shown.join('\n')}`);
      assert.ok(await page.locator('main h1').isVisible(), 'the heading does not print');
    }),
};

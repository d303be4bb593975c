// At 320 px, which is also 400% zoom of a common screen, one scrolls down and
// never sideways (WCAG 1.4.10). A table may scroll inside its own box.

import assert from 'node:assert/strict';
import { NARROW, visit } from '../browser.mjs';

export const narrow = {
  says: 'fits 320 px without scrolling sideways',
  hold: (address) =>
    visit(address, { viewport: NARROW }, async (page) => {
      const { width, wide } = await page.evaluate(() => ({
        width: document.documentElement.scrollWidth,
        wide: [...document.querySelectorAll('body *')]
          .filter((element) => element.getBoundingClientRect().right > innerWidth + 1)
          .slice(0, 3)
          .map((element) => element.outerHTML.slice(0, 120)),
      }));
      assert.ok(width <= NARROW.width, `it is ${width} px wide; look at\n${wide.join('\n')}`);
    }),
};

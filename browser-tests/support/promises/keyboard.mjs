// A page by keyboard alone: the skip link first, everything reachable in
// order, and the place one is at always to be seen (WCAG 2.1.1, 2.4.1, 2.4.7,
// 2.4.11).

import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

/** More stops than any page should ask of a person's fingers. */
const MOST_STOPS = 600;

export const keyboard = {
  says: 'is walked by keyboard: skip link first, every stop seen',
  hold: (address) =>
    visit(address, {}, async (page) => {
      const expected = await page.evaluate(mark);
      const seen = new Set();
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        await page.keyboard.press('Tab');
        const here = await page.evaluate(describe);
        if (!here || seen.has(here.number)) break;
        if (stop === 0) {
          assert.match(here.what, /Skip to main content/, `Tab first reaches ${here.what}`);
        }
        assert.ok(here.changed, `no sign of focus on ${here.what}`);
        assert.ok(here.uncovered, `something covers ${here.what} when it has the focus`);
        seen.add(here.number);
      }
      const missed = expected.filter(({ number }) => !seen.has(number));
      assert.ok(!missed.length, `Tab never reaches ${missed.map(({ what }) => what).join(', ')}`);

      await page.evaluate(() => document.activeElement?.blur());
      await page.goto(address);
      await page.keyboard.press('Tab');
      await page.keyboard.press('Enter');
      const target = await page.evaluate(() => document.querySelector(':target')?.matches('main, main *'));
      assert.ok(target, 'the skip link does not lead to the main content');
    }),
};

/* In the page: number everything one can act on, and note how it looks at rest. */
function mark() {
  const looks = (element) => {
    const style = getComputedStyle(element);
    return ['outlineStyle', 'outlineWidth', 'outlineColor', 'boxShadow', 'backgroundColor', 'borderColor', 'color', 'textDecorationLine']
      .map((name) => style[name])
      .join('|');
  };
  globalThis.looks = looks;
  const groups = new Set();
  const stops = [];
  for (const element of document.querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex="0"]')) {
    if (element.disabled || element.type === 'hidden' || element.tabIndex < 0) continue;
    if (!element.checkVisibility({ visibilityProperty: true })) continue;
    // Radios of one name are one stop.
    if (element.type === 'radio') {
      if (groups.has(element.name)) continue;
      groups.add(element.name);
    }
    element.number = stops.length;
    element.atRest = looks(element);
    stops.push({ number: stops.length, what: element.outerHTML.slice(0, 120) });
  }
  return stops;
}

/* In the page: where the focus is, whether it shows, whether it is covered. */
function describe() {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const ring = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) > 0;
  const beside = element.nextElementSibling;
  // A radio or checkbox may show its focus on the mark drawn beside it.
  const drawn = beside && getComputedStyle(beside, '::before').boxShadow !== 'none';
  const changed = globalThis.looks(element) !== element.atRest && (ring || style.boxShadow !== 'none' || style.backgroundColor !== 'rgba(0, 0, 0, 0)');
  const box = element.getClientRects()[0];
  const top = box && document.elementFromPoint(box.left + Math.min(box.width / 2, box.width - 1), box.top + box.height / 2);
  const uncovered = !!top && (element.contains(top) || top.contains(element) || !!top.closest('label'));
  return {
    number: element.number ?? element.outerHTML,
    what: element.outerHTML.slice(0, 120),
    changed: changed || !!drawn,
    uncovered,
  };
}

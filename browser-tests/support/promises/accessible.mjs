// Axe, every rule it has for WCAG 2.0 to 2.2 at A and AA and best practice:
// on a wide screen, at 320 px and in forced colours. Axe finds perhaps a third
// of what hinders people; the other promises and a person with a screen reader
// must find the rest.

import assert from 'node:assert/strict';
import axe from 'axe-core';
import { NARROW, visit } from '../browser.mjs';

const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];

/** Axe leaves target size out unless asked; WCAG 2.2 does not (2.5.8). */
const ALSO = { 'target-size': { enabled: true } };

/** In forced colours the reader's own palette is drawn, while axe still reads
    ours (`-webkit-text-fill-color`), so its contrasts there mean nothing. */
const NOT_OURS = { 'color-contrast': { enabled: false } };

export const accessible = {
  says: 'has nothing that axe finds wrong: wide, at 320 px, in forced colours',
  hold: (address) =>
    visit(address, {}, async (page) => {
      await page.evaluate(axe.source);
      const found = new Map();
      await audit(page, 'wide', ALSO, found);
      await page.setViewportSize(NARROW);
      await audit(page, 'at 320 px', ALSO, found);
      await page.emulateMedia({ forcedColors: 'active' });
      await audit(page, 'in forced colours', { ...ALSO, ...NOT_OURS }, found);
      const told = [...found].map(([what, where]) => `${where.join(', ')}: ${what}`);
      assert.ok(!told.length, `axe finds\n${told.join('\n')}`);
    }),
};

/* Adds what axe finds to `found`, with where it was found. */
async function audit(page, where, rules, found) {
  const { violations } = await page.evaluate((options) => globalThis.axe.run(document, options), {
    runOnly: { type: 'tag', values: TAGS },
    rules,
    resultTypes: ['violations'],
  });
  for (const { id, help, nodes } of violations) {
    const places = nodes.slice(0, 3).map((node) => `\n  ${node.target.join(' ')}  ${node.html.slice(0, 160)}`);
    const what = `${id}: ${help} (${nodes.length})${places.join('')}`;
    found.set(what, [...(found.get(what) ?? []), where]);
  }
}

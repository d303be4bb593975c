// Axe, every rule it has for WCAG 2.0 to 2.2 at A and AA and best practice.
// Axe finds perhaps a third of what hinders people; the other promises and a
// person with a screen reader must find the rest.

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
  says: 'has nothing that axe finds wrong',
  hold: (address) => visit(address, {}, (page) => audit(page)),
};

export const accessibleInForcedColours = {
  says: 'has nothing that axe finds wrong in forced colours',
  hold: (address) => visit(address, { forcedColors: 'active' }, (page) => audit(page, NOT_OURS)),
};

export const accessibleWhenNarrow = {
  says: 'has nothing that axe finds wrong at 320 px',
  hold: (address) => visit(address, { viewport: NARROW }, (page) => audit(page)),
};

async function audit(page, rules = {}) {
  await page.evaluate(axe.source);
  const { violations } = await page.evaluate(
    (options) => globalThis.axe.run(document, options),
    { runOnly: { type: 'tag', values: TAGS }, rules: { ...ALSO, ...rules } },
  );
  const found = violations.map(({ id, help, nodes }) => {
    const places = nodes.slice(0, 3).map((node) => `    ${node.target.join(' ')}  ${node.html.slice(0, 160)}`);
    return [`  ${id}: ${help} (${nodes.length})`, ...places].join('\n');
  });
  assert.equal(found.length, 0, `axe finds:\n${found.join('\n')}`);
}

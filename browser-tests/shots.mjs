// Pictures of every page in the table, wide and narrow, for people to look at.
//
// `cargo dev shots` starts the demo and calls this.

import { mkdirSync } from 'node:fs';
import { leave, NARROW, visit, WIDE } from './support/browser.mjs';
import { addressOf, PAGES } from './support/pages.mjs';

const FOLDER = process.env.ANSWERABLE_SHOTS ?? 'shots';

mkdirSync(FOLDER, { recursive: true });
for (const name of Object.keys(PAGES)) {
  const address = await addressOf(name);
  for (const viewport of [WIDE, NARROW]) {
    const path = `${FOLDER}/${name}-${viewport.width}.png`;
    await visit(address, { viewport }, (page) => page.screenshot({ path, fullPage: true }));
    console.log(path);
  }
}
await leave();

// Pictures of every page in the table, wide and narrow, for people to look at.
//
// `cargo dev shots` starts the demo and calls this.

import { mkdirSync } from 'node:fs';
import { leave, NARROW, visit, WIDE } from './support/browser.mjs';
import { addressOf, namesOf } from './support/pages.mjs';
import { close, operate } from './support/register.mjs';

const FOLDER = process.env.ANSWERABLE_SHOTS ?? 'shots';

mkdirSync(FOLDER, { recursive: true });
for (const own of [false, true]) {
  if (own) await operate();
  for (const name of namesOf({ own })) {
    const address = await addressOf(name);
    for (const viewport of [WIDE, NARROW]) {
      const path = `${FOLDER}/${name}-${viewport.width}.png`;
      await visit(address, { viewport }, (page) => page.screenshot({ path, fullPage: true }));
      console.log(path);
    }
  }
}
await close();
await leave();

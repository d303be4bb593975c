// A register to practise on: made afresh for one spec, where somebody invented
// holds each role.
//
//   const { address, as } = await practise();
//   await visit(`${address}/account`, { storageState: await as('drafter') }, …)

import { visit } from './browser.mjs';
import { moveTo } from './pages.mjs';
import { serve } from './program.mjs';

let running;

/**
 * Makes the register and serves it, with these words after the program's own;
 * from then on pages are found there.
 * `as` signs somebody in by role, and gives the session; of the two reviewers
 * 'reviewer' is the first and 'reviewer 2' the second.
 */
export async function practise(...words) {
  running ??= start(words);
  const { address, passes } = await running;
  moveTo(address);
  const sessions = {};
  const as = (who) => {
    if (!passes[who]) throw new Error(`nobody is ${who}: there are ${Object.keys(passes).join(', ')}`);
    sessions[who] ??= signIn(passes[who]);
    return sessions[who];
  };
  return { address, as };
}

/** Ends the program, which removes the register. */
export async function stopPractising() {
  if (!running) return;
  const { child } = await running;
  running = undefined;
  child.kill();
}

async function start(words) {
  const { child, address, lines } = await serve('demo', '--practice', ...words);
  const passes = {};
  lines.forEach((line, place) => {
    const said = line.match(/^Sign in as [^,]+, ([a-z-]+)(, .*)?, while this runs:$/);
    if (!said) return;
    const role = said[1];
    passes[passes[role] ? `${role} 2` : role] = lines[place + 1].trim();
  });
  return { child, address, passes };
}

function signIn(pass) {
  // In a browser that holds no session: signing in ends the one it holds.
  return visit(pass, { storageState: undefined }, async (page) => {
    await page.getByRole('main').getByRole('button').click();
    await page.getByRole('button', { name: 'Sign out' }).first().waitFor();
    return page.context().storageState();
  });
}

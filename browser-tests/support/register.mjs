// A register of the test's own: made afresh, with two reviewers, one invented
// document under review and nobody else's hand in it.

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { always, visit } from './browser.mjs';
import { moveTo } from './pages.mjs';
import { PROGRAM, environment, serve } from './program.mjs';
import { code } from './totp.mjs';

const DOCUMENT = fileURLToPath(new URL('custody-in-exampleshire.txt', import.meta.url));

/** Who decides and who checks; both invented. */
const REVIEWERS = ['Alex Reader', 'Sam Checker'];

/** What both choose. */
const PASSWORD = 'three lamps, no oil';

let running;

/**
 * Makes the register, serves it, signs the first reviewer in, and brings the
 * document in; from then on pages are found there, and visited signed in.
 * Returns the sessions of both.
 */
export async function operate() {
  running ??= start();
  const { address, links } = await running;
  const [reader, checker] = await Promise.all(links.map((link) => takeUp(`${address}${link}`)));
  moveTo(address);
  always({ storageState: reader });
  await visit(`${address}/review`, {}, async (page) => {
    await page.getByLabel('Document to read').setInputFiles(DOCUMENT);
    await page.getByRole('button', { name: 'Read this document' }).click();
    await page.getByRole('heading', { name: 'Steps' }).waitFor();
  });
  return { reader, checker };
}

/** Ends the program and removes the register. */
export async function close() {
  if (!running) return;
  const { child, folder } = await running;
  running = undefined;
  child.kill();
  rmSync(folder, { recursive: true, force: true });
}

async function start() {
  const folder = mkdtempSync(join(tmpdir(), 'answerable-browser-'));
  const register = join(folder, 'register');
  execFileSync(PROGRAM, ['init', '--register', register], { env: environment });
  const links = REVIEWERS.map((name) => {
    const said = execFileSync(PROGRAM, ['account', 'invite', name, '--role', 'reviewer', '--register', register], { env: environment });
    return String(said).match(/\/invitation\?token=\S+/)[0];
  });
  const { child, address } = await serve('serve', '--register', register);
  return { child, folder, links, address };
}

/** Takes an invitation up: a password, an app for codes; the session it begins. */
function takeUp(invitation) {
  return visit(invitation, {}, async (page) => {
    await page.getByLabel('Password', { exact: true }).fill(PASSWORD);
    await page.getByRole('button', { name: 'Continue' }).click();
    const key = await page.locator('#key').textContent();
    await page.getByLabel('Code that the app now shows').fill(code(key));
    await page.getByRole('button', { name: 'Continue' }).click();
    await page.getByRole('button', { name: 'I have kept them' }).click();
    await page.waitForURL('**/work');
    return page.context().storageState();
  });
}

// Passkeys from the first to the last: added on one's own account, used in the
// place of a password and a code, and removed. The device is Chromium's virtual
// one, at http://localhost: browsers take no passkeys at a number.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { always, leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';
import { accessible } from '../support/promises/accessible.mjs';
import { guarded } from '../support/promises/guarded.mjs';
import { keyboard } from '../support/promises/keyboard.mjs';
import { light } from '../support/promises/light.mjs';
import { narrow } from '../support/promises/narrow.mjs';
import { quiet } from '../support/promises/quiet.mjs';
import { settled, stored } from '../support/tree.mjs';

let practice;
let site;
before(async () => {
  practice = await practise();
  site = practice.address.replace('127.0.0.1', 'localhost');
});
after(async () => {
  await stopPractising();
  await leave();
});

/** Somebody's session, at the name in the place of the number. */
async function as(role) {
  const state = await practice.as(role);
  return { ...state, cookies: state.cookies.map((cookie) => ({ ...cookie, domain: 'localhost' })) };
}

/** Gives a page a device, which makes sure of its person or does not. */
async function device(page, { isUserVerified = true } = {}) {
  const cdp = await page.context().newCDPSession(page);
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified,
      automaticPresenceSimulation: true,
    },
  });
  return {
    held: async () => (await cdp.send('WebAuthn.getCredentials', { authenticatorId })).credentials,
    put: (credential) => cdp.send('WebAuthn.addCredential', { authenticatorId, credential }),
    clear: () => cdp.send('WebAuthn.clearCredentials', { authenticatorId }),
  };
}

const main = (page) => page.getByRole('main');
const button = (page, name) => main(page).getByRole('button', { name });

/** Adds a passkey of that name, from the account's page on. */
async function add(page, name) {
  await page.goto(`${site}/account`);
  await main(page).getByRole('link', { name: 'Add or remove passkeys' }).click();
  await page.getByLabel('Name of the passkey').fill(name);
  await button(page, 'Continue').click();
  await button(page, 'Make the passkey').click();
  // The page that makes it has the same address: what it leads to names it.
  await main(page).getByRole('link', { name: `Remove ${name}` }).waitFor();
}

async function signOut(page) {
  await page.getByRole('button', { name: 'Sign out' }).first().click();
  await page.waitForURL(`${site}/sign-in`);
}

/** The moments at which things were done are those of the run. */
const still = (tree) => `${settled(tree).replaceAll(/«today», \d+:\d+[ap]m/g, '«now»')}\n`;

const reads = async (name, page) => stored(name, still(await main(page).ariaSnapshot()));

describe('a passkey', () => {
  test('is added, signs in without a name, a password or a code, and is removed', async () =>
    visit(`${site}/account`, { storageState: await as('drafter') }, async (page, { complaints }) => {
      const its = await device(page);
      await add(page, 'Desk machine');
      assert.match(await main(page).innerText(), /Desk machine[\s\S]*Never/);
      await reads('passkeys', page);

      await signOut(page);
      await main(page).getByRole('link', { name: 'sign in with it' }).click();
      await button(page, 'Use your passkey').click();
      await page.waitForURL(`${site}/work`);
      await page.goto(`${site}/account/passkeys`);
      assert.doesNotMatch(await main(page).innerText(), /Never/, 'the day it was used is said');

      // One device holds one for each account.
      await page.getByLabel('Name of the passkey').fill('The same again');
      await button(page, 'Continue').click();
      await button(page, 'Make the passkey').click();
      await main(page).getByText('This device has a passkey for your account already').waitFor();

      // It is all that signs this account in, so it stays until there is another.
      await page.goto(`${site}/account/passkeys`);
      await main(page).getByRole('link', { name: 'Remove Desk machine' }).click();
      assert.match(await main(page).innerText(), /Nothing else signs you in/);
      const [first] = await its.held();
      await its.clear();
      await add(page, 'Phone');
      await main(page).getByRole('link', { name: 'Remove Desk machine' }).click();
      await button(page, 'Remove it').click();
      await page.waitForURL(`${site}/account/passkeys`);
      assert.doesNotMatch(await main(page).innerText(), /Desk machine/);

      // The device still has the first, and it signs nobody in.
      await signOut(page);
      await its.clear();
      await its.put(first);
      await page.goto(`${site}/sign-in/passkey`);
      await button(page, 'Use your passkey').click();
      await main(page).getByRole('alert').waitFor();
      assert.match(await main(page).innerText(), /This passkey signs nobody in here/);
      const own = complaints.filter((text) => !text.includes('status of 422'));
      assert.deepEqual(own, []);
    }));

  test('of a device that does not make sure who uses it is not made', async () =>
    visit(`${site}/account/passkeys`, { storageState: await as('approver') }, async (page) => {
      await device(page, { isUserVerified: false });
      await page.getByLabel('Name of the passkey').fill('Desk machine');
      await button(page, 'Continue').click();
      await button(page, 'Make the passkey').click();
      await main(page).getByText('No passkey was given').waitFor();
      assert.ok(await button(page, 'Make the passkey').isEnabled(), 'it can be tried again');
      await page.goto(`${site}/account/passkeys`);
      assert.doesNotMatch(await main(page).innerText(), /Desk machine/);
    }));

  test('that is not there is said to be missing, and a password is offered', async () =>
    visit(`${site}/sign-in/passkey`, {}, async (page) => {
      await device(page);
      await button(page, 'Use your passkey').click();
      await main(page).getByText('No passkey was given').waitFor();
      await main(page).getByRole('link', { name: 'Sign in with a password and a code' }).click();
      await page.waitForURL(`${site}/sign-in`);
    }));
});

describe('the pages of passkeys', () => {
  test('say plainly where script does not run', async () =>
    visit(`${site}/sign-in/passkey`, { javaScriptEnabled: false }, async (page) => {
      assert.match(await main(page).innerText(), /it does not run in your browser/);
      assert.equal(await button(page, 'Use your passkey').count(), 0);
    }));

  test('say plainly where the browser has no passkeys', async () =>
    visit('about:blank', {}, async (page) => {
      await page.addInitScript(() => delete globalThis.PublicKeyCredential);
      await page.goto(`${site}/sign-in/passkey`);
      await main(page).getByText('This browser has no passkeys').waitFor();
      assert.equal(await button(page, 'Use your passkey').count(), 0);
    }));

  test('say at which address passkeys work, where they are opened at another', async () =>
    visit(`${practice.address}/sign-in/passkey`, {}, async (page) => {
      const link = main(page).getByRole('link', { name: site });
      assert.equal(await link.getAttribute('href'), `${site}/sign-in`);
      assert.equal(await button(page, 'Use your passkey').count(), 0);
    }));

  test('read to a screen reader as their stored trees say', async () => {
    await visit(`${site}/sign-in/passkey`, {}, (page) => reads('sign-in-passkey', page));
    await visit(`${site}/account/passkeys`, { storageState: await as('auditor') }, async (page) => {
      await reads('passkeys-none', page);
      await page.getByLabel('Name of the passkey').fill('Phone');
      await button(page, 'Continue').click();
      await button(page, 'Make the passkey').waitFor();
      await reads('passkey-make', page);
    });
  });

  test('keep what every page promises', async () => {
    const promises = [quiet, guarded, light, accessible, narrow, keyboard];
    for (const promise of promises) await promise.hold(`${site}/sign-in/passkey`, { status: 200 });
    try {
      always({ storageState: await as('auditor') });
      for (const promise of promises) await promise.hold(`${site}/account/passkeys`, { status: 200 });
    } finally {
      always({});
    }
  });

  test('alone have a script, which is a file of this site', async () => {
    for (const [path, has] of [['/sign-in/passkey', true], ['/sign-in', false], ['/account/passkeys', false]]) {
      await visit(`${site}${path}`, { storageState: await as('auditor') }, async (page, { answer }) => {
        assert.equal(await page.locator('script').count(), has ? 1 : 0, path);
        assert.equal(answer.headers()['content-security-policy'].includes("script-src 'self'"), has, path);
      });
    }
  });
});

// Somebody follows a body by e-mail, as they do it: the foot of its page, the form,
// the letter in a folder, the link, their own page, and leaving. What a letter tells
// and when one is made is held by the tests of the web room.

import assert from 'node:assert/strict';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { serve } from '../support/program.mjs';
import { accessible } from '../support/promises/accessible.mjs';
import { keyboard } from '../support/promises/keyboard.mjs';
import { narrow } from '../support/promises/narrow.mjs';
import { scriptless } from '../support/promises/scriptless.mjs';
import { settled, stored } from '../support/tree.mjs';

const BODY = '/bodies/west-mercia-pcc';
const ADDRESS = 'reader@post.example';

let demo;
let folder;
let base;
before(async () => {
  // It says where letters go that no mail server takes.
  demo = await serve('demo');
  base = demo.address;
  folder = demo.lines.map((line) => line.match(/^Letters are kept as files in (\S+):/)?.[1]).find(Boolean);
});
after(async () => {
  demo?.child.kill();
  await leave();
});

const main = (page) => page.getByRole('main');

/** What is only one person's stands in no stored tree. */
const still = (tree) =>
  `${settled(tree)
    .replaceAll(/[0-9a-f]{64}/g, '«link»')
    .replaceAll(/(?<=Recorded on )\d{1,2} \w+ \d{4}/g, '«day»')}\n`;

const reads = async (name, page) => stored(name, still(await main(page).ariaSnapshot()));

async function holds(address) {
  for (const promise of [accessible, keyboard, narrow, scriptless]) await promise.hold(address, { status: 200 });
}

/** The letters that lie in the folder, once there are so many. */
async function letters(many) {
  for (let left = 300; left > 0; left -= 1) {
    const names = (existsSync(folder) ? readdirSync(folder) : []).filter((name) => name.endsWith('.eml'));
    if (names.length >= many) return names.sort().map((name) => readFileSync(join(folder, name), 'utf8'));
    await new Promise((done) => setTimeout(done, 100));
  }
  return assert.fail(`there are no ${many} letters in ${folder} after half a minute`);
}

/** A link of a letter, as whoever reads it sees it. */
function linkIn(letter, begins) {
  const text = letter.replaceAll(/=\r?\n/g, '').replaceAll('=3D', '=');
  const found = text.match(new RegExp(`${base}${begins}[0-9a-f]{64}`));
  assert.ok(found, `the letter has no ${begins}:\n${letter}`);
  return found[0];
}

let confirm;
let own;

describe('a follower', () => {
  test('asks for letters at the foot of a page, and sees what they would have had', () =>
    visit(`${base}${BODY}`, {}, async (page) => {
      await page.locator('footer').getByRole('link', { name: 'e-mail' }).click();
      await main(page).getByRole('heading', { name: 'The last 12 months' }).waitFor();
      await page.getByRole('button', { name: 'Send me the link' }).click();
      assert.match(await page.getByRole('alert').innerText(), /There is a problem/);
      await page.getByLabel('Your e-mail address').fill(ADDRESS);
      await page.getByRole('button', { name: 'Send me the link' }).click();
      await main(page).getByRole('heading', { name: 'Look for our letter' }).waitFor();
    }));

  test('has one letter with one link, and nothing else until it is confirmed', async () => {
    const [letter, ...more] = await letters(1);
    assert.equal(more.length, 0);
    assert.match(letter, new RegExp(`^To: .*${ADDRESS}`, 'm'));
    assert.doesNotMatch(letter, /List-Unsubscribe/i);
    confirm = linkIn(letter, '/follow/confirm/');
    await visit(confirm, {}, async (page) => reads('follow-confirm', page));
    await holds(confirm);
  });

  test('confirms by a button, so that a program that opens links confirms nothing', () =>
    visit(confirm, {}, async (page) => {
      await page.getByRole('button', { name: 'Yes, send me letters' }).click();
      await main(page).getByRole('heading', { name: 'What you follow' }).waitFor();
      own = page.url();
      await reads('following', page);
      await holds(own);
      await page.goto(confirm);
      await reads('follow-confirm-again', page);
    }));

  test('changes how often letters come, on a page that only they know', () =>
    visit(own, {}, async (page) => {
      await main(page).getByRole('radio').last().check();
      await page.getByRole('button', { name: 'Change', exact: true }).click();
      await page.getByRole('alert').filter({ hasText: 'Done' }).waitFor();
      const answer = await page.request.get(own);
      assert.equal(answer.headers()['cache-control'], 'no-store');
      assert.match(answer.headers()['x-robots-tag'], /noindex/);
      const wrong = new URL(new URL(own).pathname.replace(/.$/, (last) => (last === '0' ? '1' : '0')), base).href;
      assert.equal((await page.request.get(wrong)).status(), 200);
      assert.doesNotMatch(await (await page.request.get(wrong)).text(), new RegExp(ADDRESS));
    }));

  test('leaves by one press, and their address is gone', () =>
    visit(own, {}, async (page) => {
      await page.getByRole('link', { name: /have your address erased/ }).click();
      const leaving = page.url();
      await reads('follow-leave', page);
      await holds(leaving);
      await page.getByRole('button', { name: 'Erase my address' }).click();
      await main(page).getByRole('heading', { name: 'No letters come to you' }).waitFor();
      await reads('follow-left', page);
      await page.goto(own);
      assert.doesNotMatch(await main(page).innerText(), new RegExp(ADDRESS));
    }));

  test('leaves by one click in a mail program, which sends a form and opens nothing', async () => {
    await visit(`${base}/follow?page=${BODY}`, {}, async (page) => {
      await page.getByLabel('Your e-mail address').fill(ADDRESS);
      await page.getByRole('button', { name: 'Send me the link' }).click();
      await main(page).getByRole('heading', { name: 'Look for our letter' }).waitFor();
    });
    const again = (await letters(2)).map((letter) => linkIn(letter, '/follow/confirm/')).find((link) => link !== confirm);
    const leaving = await visit(again, {}, async (page) => {
      await page.getByRole('button', { name: 'Yes, send me letters' }).click();
      own = page.url();
      return page.getByRole('link', { name: /have your address erased/ }).getAttribute('href');
    });
    // RFC 8058: a POST from no page at all, with this body.
    const sent = await fetch(new URL(leaving, base), {
      method: 'POST',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      body: 'List-Unsubscribe=One-Click',
    });
    assert.equal(sent.status, 200);
    await visit(own, {}, async (page) => assert.doesNotMatch(await main(page).innerText(), new RegExp(ADDRESS)));
  });
});

// A force's liaison has a program told of what concerns the office: what is
// refused, what the program hears and can check, what is tried again, and how it
// ends.

import assert from 'node:assert/strict';
import { createHmac } from 'node:crypto';
import { createServer } from 'node:http';
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

const CLAIM = '/closing/exampleshire-records-late-3/exampleshire-police/claim';

/** How long it may take until a program is told, in milliseconds. */
const SOON = 15_000;

let practice;
let receiver;
before(async () => {
  // The program that is told is on this machine, as nobody's office is.
  practice = await practise('--webhooks', 'public-or-here');
  receiver = await receive(500, 204);
});
after(async () => {
  receiver?.end();
  await stopPractising();
  await leave();
});

/** A program that is told, and answers with each status in turn, the last for ever. */
async function receive(...statuses) {
  const heard = [];
  const server = createServer(async (request, reply) => {
    let body = '';
    for await (const piece of request) body += piece;
    heard.push({ headers: request.headers, body });
    reply.writeHead(statuses[Math.min(heard.length, statuses.length) - 1]).end();
  });
  await new Promise((up) => server.listen(0, '127.0.0.1', up));
  return {
    address: `http://127.0.0.1:${server.address().port}/told`,
    heard,
    end: () => server.close(),
  };
}

const liaison = async (path, look) =>
  visit(`${practice.address}${path}`, { storageState: await practice.as('force-liaison') }, look);
const main = (page) => page.getByRole('main');
const press = (page, name) => main(page).getByRole('button', { name }).click();

/** Moments are those of the run, and so are ports, ids and the secret. */
const still = (tree) =>
  `${settled(tree)
    .replaceAll(/(«today»|\b\d{1,2} [A-Z][a-z]+ \d{4}), \d+:\d+[ap]m/g, '«moment»')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:«port»')
    .replaceAll(/(\/webhooks\/)(?!new\b)[\w-]+/g, '$1«id»')
    .replaceAll(/whsec_[\w+/=]+/g, '«secret»')}\n`;

const reads = async (name, page) => stored(name, still(await main(page).ariaSnapshot()));

/** Looks at the page again and again until it says this. */
async function until(page, words) {
  const last = Date.now() + SOON;
  for (;;) {
    const said = await main(page).innerText();
    if (words.test(said)) return;
    assert.ok(Date.now() < last, `the page does not say ${words}:\n${said}`);
    await page.waitForTimeout(300);
    await page.goto(page.url().replace(/\?.*/, ''));
  }
}

/** What the receiver heard under this number, checked as its libraries would. */
function hears(place, secret) {
  const { headers, body } = receiver.heard[place];
  const signed = `${headers['webhook-id']}.${headers['webhook-timestamp']}.${body}`;
  const key = Buffer.from(secret.replace('whsec_', ''), 'base64');
  const signature = createHmac('sha256', key).update(signed).digest('base64');
  assert.equal(headers['webhook-signature'], `v1,${signature}`);
  return { id: headers['webhook-id'], ...JSON.parse(body) };
}

/** What the spec goes on with: the page of the webhook, and its secret. */
const found = {};

describe('a webhook', () => {
  test('is asked for where there is none, from the page of one’s account', () =>
    liaison('/account', async (page) => {
      await main(page).getByRole('link', { name: /^Webhooks/ }).click();
      await reads('webhooks-none', page);
      await main(page).getByRole('button', { name: 'Add a webhook' }).click();
      await page.waitForURL(`${practice.address}/webhooks/new`);
      await reads('webhook-new', page);
    }));

  test('is refused with what was wrong, and what was typed stays', () =>
    liaison('/webhooks/new', async (page) => {
      for (const [typed, why] of [
        ['', /Enter an address that begins with https:\/\//],
        ['office.example/told', /Enter an address that begins with https:\/\//],
        ['http://office.example/told', /so that nobody on the way reads it/],
        ['https://192.168.0.7/told', /this one is inside a network/],
        [`https://office.example/${'a'.repeat(500)}`, /at most 500 characters/],
      ]) {
        await page.getByLabel('Address to tell').fill(typed);
        await press(page, 'Add the webhook');
        assert.match(await page.getByRole('alert').innerText(), why);
        assert.match(await page.title(), /^Error: /);
        assert.equal(await page.getByLabel('Address to tell').inputValue(), typed);
      }
      await page.getByLabel('Address to tell').fill('https://192.168.0.7/told');
      await press(page, 'Add the webhook');
      await reads('webhook-refused', page);
    }));

  test('shows its secret this one time', () =>
    liaison('/webhooks/new', async (page) => {
      await page.getByLabel('Address to tell').fill(receiver.address);
      await press(page, 'Add the webhook');
      await reads('webhook-added', page);
      found.secret = await main(page).locator('code').innerText();
      await main(page).getByRole('link', { name: 'See what is sent to it' }).click();
      found.page = new URL(page.url()).pathname;
      await reads('webhook-nothing-sent', page);
      assert.ok(!(await page.content()).includes(found.secret));
    }));

  test('is told of a claim, and tried again where the program fails', async () => {
    await liaison(CLAIM, async (page) => {
      await page.getByLabel('What was done').fill('Every victim is told within five days.');
      await page.getByLabel('What the evidence is called').fill('Audit of victim contact');
      await page.getByLabel('On the web').check();
      await page.getByLabel('Its address').fill('https://police.exampleshire.example/audit');
      await page.getByLabel('The words of the evidence').fill('All 200 victims in the sample were told.');
      await press(page, /^Claim as met/);
    });
    await liaison(found.page, async (page) => {
      await until(page, /Tried once[\s\S]*it answered with 500/);
      await reads('webhook-waiting', page);
      const first = hears(0, found.secret);
      assert.equal(first.kind, 'claimed');
      assert.equal(first.for, 'exampleshire-police');
      await press(page, /^Try now/);
      assert.match(await main(page).getByRole('alert').innerText(), /is sent again now/);
      await until(page, /Delivered on/);
      await reads('webhook', page);
      assert.deepEqual(hears(1, found.secret), first, 'it is the same, under the same id');
      const asks = await page.goto(first.links.asks[0]);
      assert.equal(asks.status(), 200, 'what is sent leads to the page that shows it');
    });
  });

  test('is nothing that another office sees', async () =>
    visit(`${practice.address}/webhooks`, { storageState: await practice.as('approver') }, async (page) => {
      assert.doesNotMatch(await main(page).innerText(), /127\.0\.0\.1/);
      const answer = await page.goto(`${practice.address}${found.page}`);
      assert.ok([403, 404].includes(answer.status()), `${answer.status()}`);
    }));

  test('is told nothing more once it is stopped', () =>
    liaison('/webhooks', async (page) => {
      await reads('webhooks', page);
      await main(page).getByRole('link', { name: receiver.address }).click();
      await main(page).getByRole('link', { name: 'Stop this webhook' }).click();
      await reads('webhook-stop', page);
      // Each page of it while it works, and after.
      await promised(['/webhooks', '/webhooks/new', found.page, `${found.page}/stop`]);
      await press(page, 'Stop it');
      await page.waitForURL(`${practice.address}${found.page}`);
      await reads('webhook-stopped', page);
      await promised([found.page]);
    }));
});

/** Holds pages of the liaison's to what every page promises. */
async function promised(paths) {
  always({ storageState: await practice.as('force-liaison') });
  try {
    for (const path of paths) {
      for (const promise of [quiet, guarded, light, accessible, narrow, keyboard]) {
        await promise.hold(`${practice.address}${path}`, { status: 200 });
      }
    }
  } finally {
    always({});
  }
}

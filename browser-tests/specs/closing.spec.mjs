// From a force's claim to the public line that it is closed, and what each
// office has to do meanwhile, on the register to practise on.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { always, leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';
import { accessible } from '../support/promises/accessible.mjs';
import { narrow } from '../support/promises/narrow.mjs';
import { settled, stored } from '../support/tree.mjs';

const ASK = '/asks/exampleshire-records-late-3/exampleshire-police/act';
const CASE = '/closing/exampleshire-records-late-3/exampleshire-police';
const CAUSE = '/asks/exampleshire-records-late';
const WORDS = 'All 200 victims in the sample were told within five days.';

let practice;
before(async () => {
  practice = await practise();
});
after(async () => {
  await stopPractising();
  await leave();
});

/** A page as somebody in a role sees it. */
const as = async (role, path, look) =>
  visit(`${practice.address}${path}`, { storageState: await practice.as(role) }, look);

const main = (page) => page.getByRole('main');
const lines = async (page) => (await page.locator('.answerable-closing').first().innerText()).replaceAll(/\s+/g, ' ');

/** Days and what is counted from today change with the day of the run. */
const still = (tree) =>
  `${settled(tree)
    .replaceAll(/\b\d{1,2} (January|February|March|April|May|June|July|August|September|October|November|December|Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec) \d{4}/g, '«day»')
    .replaceAll(/«today»/g, '«day»')
    .replaceAll(/\b(\d+|one) days? (left|past)/g, '«some» days $2')}\n`;

const reads = async (name, page) => stored(name, still(await main(page).ariaSnapshot()));

describe('what there is to do', () => {
  for (const role of ['force-liaison', 'drafter', 'reviewer', 'oversight-secretariat']) {
    test(`is the first page of ${role}, and reads as its stored tree says`, () =>
      as(role, '/work', (page) => reads(`work-${role}`, page)));
  }

  test('says what it is where there is nothing', () =>
    as('auditor', '/work', async (page) => {
      assert.match(await main(page).innerText(), /There is nothing to do now/);
    }));

  test('has nothing that axe finds wrong, and fits 320 px', async () => {
    try {
      await hold();
    } finally {
      always({});
    }
  });

  async function hold() {
    always({ storageState: await practice.as('force-liaison') });
    for (const path of ['/work', `${CASE}/claim`, '/work/exampleshire-police/items/case~exampleshire-records-late-3~exampleshire-police']) {
      await accessible.hold(`${practice.address}${path}`);
      await narrow.hold(`${practice.address}${path}`);
    }
    always({ storageState: await practice.as('askers-editor') });
    await accessible.hold(`${practice.address}${CASE}`);
    await narrow.hold(`${practice.address}${CASE}`);
  }
});

describe('a claim, a verification and a closing', () => {
  test('are made by three people, and are three lines', async () => {
    await as('force-liaison', ASK, async (page) => {
      assert.match(await lines(page), /^Claimed No claim .* Verified No verification .* Closed The asker is not recorded /);
      await page.getByRole('link', { name: 'Claim that it is met' }).click();
      await page.getByLabel('What was done').fill('Every victim is told within five days.');
      await page.getByRole('button', { name: 'Claim as met' }).click();
      const wrong = await page.getByRole('alert').innerText();
      assert.match(wrong, /what the evidence is called[\s\S]*where the evidence is[\s\S]*words of the evidence/i);
      assert.equal(await page.getByLabel('What was done').inputValue(), 'Every victim is told within five days.');
      await page.getByLabel('What the evidence is called').fill('Audit of victim contact');
      await page.getByLabel('On the web').check();
      await page.getByLabel('Its address').fill('https://police.exampleshire.example/audit');
      await page.getByLabel('The words of the evidence').fill(WORDS);
      await page.getByRole('button', { name: 'Claim as met' }).click();
      assert.match(await lines(page), /Claimed as met on .* by Exampleshire Police .* Verified No verification/);
    });
    await as('askers-editor', '/work', async (page) => {
      await page.getByRole('link', { name: 'Tell victims' }).first().click();
      await page.getByLabel('Verified as met, and closed').check();
      await page.getByRole('button', { name: 'Prepare for publication' }).click();
      assert.match(await page.getByRole('alert').innerText(), /what the verification rests on/);
      await page.getByLabel('Documents read').check();
      await page.getByLabel('Reasons').fill('The audit was read whole.');
      await page.getByRole('button', { name: 'Prepare for publication' }).click();
      assert.match(await main(page).innerText(), /You prepared this, so a colleague who publishes/);
    });
    await visit(`${practice.address}${ASK}`, {}, async (page) => {
      assert.match(await lines(page), /Verified No verification/, 'nothing is public yet');
    });
    await as('askers-publisher', CASE, async (page) => {
      await page.getByText('Send it back').click();
      await page.getByLabel('What has to change').fill('Say which months it covers.');
      await page.getByRole('button', { name: 'Send back' }).click();
      assert.match(await main(page).innerText(), /Prepared and sent back[\s\S]*which months/);
    });
    await as('askers-editor', CASE, async (page) => {
      assert.equal(await page.getByLabel('Reasons').inputValue(), 'The audit was read whole.');
      await page.getByLabel('Reasons').fill('The audit of May to July was read whole.');
      await page.getByRole('button', { name: 'Prepare for publication' }).click();
    });
    await as('askers-publisher', CASE, async (page) => {
      await page.getByRole('button', { name: 'Publish' }).click();
      assert.equal(new URL(page.url()).pathname, ASK);
    });
    await visit(`${practice.address}${ASK}`, {}, async (page) => {
      const said = await lines(page);
      assert.match(said, /Claimed as met on .* by Exampleshire Police/);
      assert.match(said, /Verified as met on .* by Inspectorate of the Four Shires At the level “Documents read”/);
      assert.match(said, /Closed on .* by Inspectorate of the Four Shires/);
      await reads('ask-closed', page);
    });
  });

  test('are counted on the page of the cause of concern, which stays as it was', () =>
    visit(`${practice.address}${CAUSE}`, {}, async (page) => {
      const said = await main(page).innerText();
      assert.match(said, /of its 3 recommendations (is|are) closed by (its|their) asker/);
      assert.match(said, /The cause of concern is closed separately/);
    }));
});

describe('an item of an office', () => {
  const ITEM = '/work/exampleshire-police/items/ask~answering-the-public-3~exampleshire-police~act';

  test('is taken on, commented on, and nobody else sees it', async () => {
    await as('force-liaison', ITEM, async (page) => {
      await page.getByRole('button', { name: 'Hand over' }).click();
      assert.match(await main(page).innerText(), /You have it in hand/);
      await page.getByLabel('Add a comment').fill('Ask the call centre.');
      await page.getByRole('button', { name: 'Add comment' }).click();
      assert.match(await main(page).innerText(), /Lena Bridge[\s\S]*Ask the call centre/);
    });
    for (const role of ['drafter', 'reviewer', 'administrator', 'auditor']) {
      await as(role, ITEM, async (page) => {
        assert.doesNotMatch(await main(page).innerText(), /call centre/, role);
      });
    }
  });
});

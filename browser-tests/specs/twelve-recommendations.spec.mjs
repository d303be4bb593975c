// How long an office takes over a report with twelve recommendations: every key
// typed, every page waited for, and what a person needs besides reckoned apart.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { hand, reckoned, SPEEDS } from '../support/hand.mjs';
import { practise, stopPractising } from '../support/practice.mjs';

const REPORT = 'answering-the-public';
const PATH = `/answering/${REPORT}/exampleshire-pcc`;

/** The goal for the whole of it, in minutes. */
const MOST_MINUTES = 20;

/** What is said of each recommendation: as long as such answers are in short letters. */
const says = (place) =>
  `We accept this. The force will have done what is asked of it in number ${place} by the day below; its progress is looked at each month.`;

let practice;
let drafter;
before(async () => {
  practice = await practise();
  drafter = { storageState: await practice.as('drafter'), javaScriptEnabled: false };
});
after(async () => {
  await stopPractising();
  await leave();
});

/** The three parts of a day so many days from now, typed. */
async function typeDay(at, page, legend, from) {
  const when = new Date(Date.now() + from * 86_400_000);
  const group = page.getByRole('group', { name: legend });
  await at.type(group.getByLabel('Day'), String(when.getUTCDate()));
  await at.type(group.getByLabel('Month'), String(when.getUTCMonth() + 1));
  await at.type(group.getByLabel('Year'), String(when.getUTCFullYear()));
}

describe('twelve recommendations', () => {
  test('are answered, and sent for approval, in under twenty minutes', async () =>
    visit(`${practice.address}${PATH}`, drafter, async (page) => {
      const begun = Date.now();
      const at = hand(page);
      const main = page.getByRole('main');
      await at.read();
      await at.follow(page.getByRole('link', { name: 'The chief officer’s comments' }));
      await at.read();
      await typeDay(at, page, /invited them/, -20);
      await typeDay(at, page, /asked for them/, -5);
      await at.press('Save');
      await at.read();
      await at.follow(page.getByRole('link', { name: 'Comments on the report' }));
      await at.read();
      await at.type(
        page.getByLabel('What the body says'),
        'I welcome this report. Too many callers wait too long, and some give up. I have asked the chief constable to report to me each month on what is done of each recommendation.',
      );
      await at.press('Save');
      await at.read();
      await at.follow(page.getByRole('link', { name: 'Recommendation 1', exact: true }));
      for (let place = 1; place <= 12; place += 1) {
        await at.read();
        await at.tick(page.getByLabel('Accepts', { exact: true }));
        await at.tick(page.getByLabel('Action proposed'));
        await at.type(page.getByLabel('What was done or will be done'), says(place));
        await at.type(page.getByLabel('Who sees to it'), 'Head of Contact');
        await typeDay(at, page, /By which day/, 90);
        await at.press(place < 12 ? 'Save and next' : 'Save');
      }
      await at.read();
      assert.match(await main.innerText(), /12 of 12 written/);
      await page.goto(`${practice.address}${PATH}/check`);
      at.did.clicks += 1;
      await at.read();
      await at.press('Send it for approval');
      assert.match(await main.innerText(), /Waits for approval/);

      const scripted = (Date.now() - begun) / 60_000;
      const { typing, pointing, reading } = reckoned(at.did);
      const person = scripted + typing + pointing + reading;
      const { keys, clicks, pages, wordsRead } = at.did;
      console.log(
        `measured: ${scripted.toFixed(2)} minutes for ${pages} pages, ${keys} keys and ${clicks} clicks, by a script`,
      );
      console.log(
        `reckoned for a person: ${typing.toFixed(1)} min typing, ${pointing.toFixed(1)} pointing, ${reading.toFixed(1)} reading ${wordsRead} words: ` +
          `${person.toFixed(1)} minutes with the pages (${SPEEDS}); thinking, and asking colleagues, is not in it`,
      );
      // What is reckoned is said and not held: it is made of speeds that are guessed.
      assert.ok(scripted < MOST_MINUTES, `${scripted} minutes`);
    }));
});

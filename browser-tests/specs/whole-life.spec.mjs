// The whole life of what is asked, on the register to practise on: recorded,
// answered on its last day, claimed, verified, closed, and replied to. Everything
// is done on pages, by the people whose work it is, and is in the log.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';

const DAY = 24 * 60 * 60 * 1000;
const TITLE = 'Property in Exampleshire';
const BODY = 'exampleshire-pcc';
const FORCE = 'exampleshire-police';

/** Days before today, as people write them: day 56 of a report is 55 days after it. */
const PUBLISHED = new Date(Date.now() - 55 * DAY);
const inWords = (day) => day.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'Europe/London' });

const WHAT = [
  'count the property in its stores',
  'say who may open a store',
  'write down each time a store is opened',
  'give property back within ten days of a case ending',
  'tell owners how to ask for their property',
  'photograph property of value on the day it comes in',
  'keep mobile telephones apart from other property',
  'destroy drugs within a month of a case ending',
  'weigh drugs before and after they are moved',
  'check a tenth of each store every month',
  'train everybody who works in a store',
  'publish once a year what was lost',
];

const DOCUMENT = [
  'PRACTICE DOCUMENT',
  '',
  TITLE,
  '',
  `Published on ${inWords(PUBLISHED)}`,
  '',
  ...WHAT.flatMap((what, place) => [`Recommendation ${place + 1}`, '', `Within three months, Exampleshire Police should ${what}.`, '']),
].join('\n');

let address;
let as;
before(async () => {
  ({ address, as } = await practise());
});
after(async () => {
  await stopPractising();
  await leave();
});

/** Opens a page as somebody, and fails if what they do there is refused. */
const when = async (who, path, act) =>
  visit(`${address}${path}`, who ? { storageState: await as(who) } : {}, async (page) => {
    await act(page);
    const wrong = page.locator('.govuk-error-summary');
    assert.equal(await wrong.count(), 0, (await wrong.allInnerTexts()).join('\n'));
  });

const press = (page, name) => page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
const main = (page) => page.getByRole('main').innerText();

async function writeDay(page, legend, on) {
  const [day, month, year] = inWords(on).split(' ');
  const group = page.getByRole('group', { name: legend });
  await group.getByLabel('Day').fill(day);
  await group.getByLabel('Month').fill(month);
  await group.getByLabel('Year').fill(year);
}

/** What one step finds and the next goes on with. */
const found = {};

/** A step of the life: after one that failed, the next ones cannot be told. */
let broken;
const step = (name, act) =>
  test(name, async () => {
    assert.equal(broken, undefined, `not tried, for this failed before: ${broken}`);
    broken = name;
    await act();
    broken = undefined;
  });

const answering = (below = '') => `/answering/${found.report}/${BODY}${below}`;

describe('what is asked, from its report to its closing', { concurrency: false }, () => {
  step('one person of the inspectorate records a report', async () =>
    when('askers-editor', '/review', async (page) => {
      const file = { name: 'property.txt', mimeType: 'text/plain', buffer: Buffer.from(DOCUMENT) };
      await page.getByLabel('Document to read').setInputFiles(file);
      await press(page, 'Read this document');
      await page.getByRole('heading', { name: 'Steps' }).waitFor();
      found.document = new URL(page.url()).pathname;
      await page.goto(`${address}${found.document}/details`);
      await page.getByLabel('Title', { exact: true }).fill(TITLE);
      await page.getByLabel('Kind of document').selectOption('force-report');
      await page.getByLabel('Published by').selectOption('inspectorate-of-the-four-shires');
      await writeDay(page, 'Day it was published', PUBLISHED);
      await page.getByLabel('The forces named below').check();
      await page.getByLabel('Forces, one on each line').fill('Exampleshire Police');
      await page.getByRole('group', { name: /Does section 55/ }).getByLabel(/^Yes/).check();
      await press(page, 'Save');
      await page.goto(`${address}${found.document}/items/1`);
      for (let item = 1; item <= WHAT.length; item += 1) {
        await page.getByRole('heading', { name: `Item ${item} of ${WHAT.length}` }).waitFor();
        await press(page, 'Accept and next');
      }
      await page.waitForURL((url) => !url.pathname.includes('/items/'));
    }));

  step('who decided it cannot publish it, and a second person does', async () => {
    await when('askers-editor', `${found.document}/check`, async (page) =>
      assert.equal(await page.getByRole('button', { name: 'Publish' }).count(), 0),
    );
    await when('askers-publisher', `${found.document}/check`, (page) => press(page, 'Publish'));
    await when(undefined, '/reports', async (page) => {
      await page.getByRole('link', { name: TITLE }).first().click();
      found.report = new URL(page.url()).pathname.split('/').at(-1);
    });
    await when(undefined, `/asks/${found.report}/${BODY}/comment`, async (page) =>
      assert.match(await main(page), new RegExp(inWords(new Date()))),
    );
  });

  step('the office invites its chief officer’s comments and writes its answer', async () => {
    const began = Date.now();
    await when('drafter', answering('/chief-officer'), async (page) => {
      await writeDay(page, 'Day on which you invited them', new Date(Date.now() - 20 * DAY));
      await writeDay(page, 'Day by which you asked for them', new Date(Date.now() - 5 * DAY));
      await writeDay(page, /Day on which they came/, new Date(Date.now() - 6 * DAY));
      await page.getByLabel(/The chief officer’s own words/).fill('We have counted everything.');
      await press(page, 'Save');
    });
    await when('drafter', answering('/comments'), async (page) => {
      await page.getByLabel('What the body says of the report as a whole').fill('I welcome this report.');
      await press(page, 'Save');
    });
    await when('drafter', answering(), async (page) => {
      await page.locator('#recommendations + ul').getByRole('link').first().click();
      for (const [place, what] of WHAT.entries()) {
        await page.getByText(`Exampleshire Police should ${what}.`).first().waitFor();
        await page.getByRole('group', { name: 'Position' }).getByRole('radio').first().check();
        await page.getByRole('group', { name: /^What the answer says of it/ }).getByRole('radio').first().check();
        await page.getByLabel('What was done or will be done, or why nothing').fill(`The force does this: it will ${what}.`);
        await press(page, place < WHAT.length - 1 ? 'Save and next' : 'Save');
      }
      await page.waitForURL((url) => !url.pathname.includes('/recommendations/'));
    });
    await when('drafter', answering('/check'), async (page) => {
      assert.match(await main(page), /Nothing is missing/);
      await press(page, 'Send it for approval');
      await page.getByText('Waits for approval').first().waitFor();
    });
    const minutes = (Date.now() - began) / 60_000;
    assert.ok(minutes < 20, `twelve recommendations took ${minutes.toFixed(1)} minutes`);
  });

  step('it is sent back with reasons, and nobody outside sees a word of it', async () => {
    await when('approver', answering('/approve'), async (page) => {
      await page.getByLabel('Or send it back: the reasons').fill('Say what you welcome.');
      await press(page, 'Send it back');
    });
    await when(undefined, `/asks/${found.report}/${BODY}/comment`, async (page) =>
      assert.doesNotMatch(await main(page), /I welcome this report|Say what you welcome/),
    );
    await when('drafter', answering(), async (page) => assert.match(await main(page), /Say what you welcome/));
    await when('drafter', answering('/comments'), async (page) => {
      await page.getByLabel('What the body says of the report as a whole').fill('I welcome what it says of owners.');
      await press(page, 'Save');
    });
    await when('drafter', answering('/check'), (page) => press(page, 'Send it for approval'));
  });

  step('on day 56 a second person publishes it, and the register shows it in time', async () => {
    await when('approver', answering('/approve'), (page) => press(page, 'Approve and publish now'));
    await when(undefined, `/asks/${found.report}/${BODY}/comment`, async (page) => {
      const today = inWords(new Date());
      const said = await main(page);
      assert.ok(said.includes(`Answered on ${today}, by the last day, ${today}.`), said);
      assert.match(said, /I welcome what it says of owners/);
    });
    const { rows } = await (await fetch(`${address}/reports/${found.report}.json`)).json();
    const first = rows.find((row) => row.asked_of_reference === FORCE);
    assert.ok(first, 'what the force is asked is among the asks of the report');
    found.asked = first.page;
    found.case = `/closing/${first.subject}/${FORCE}`;
  });

  step('the force claims, with evidence', async () => {
    await when('force-liaison', `${found.case}/claim`, async (page) => {
      await page.getByLabel('What was done (optional)').fill('Everything was counted.');
      await page.getByLabel('What the evidence is called').fill('Count of property');
      await page.getByLabel('On the web').check();
      await page.getByLabel('Its address').fill('https://exampleshire-police.example/count');
      await page.getByLabel('The words of the evidence that show it').fill('4,112 items were counted.');
      await press(page, 'Claim as met, in public');
    });
    await when(undefined, found.asked, async (page) => assert.match(await main(page), /claim/i));
  });

  step('the inspectorate verifies and closes, one person preparing and another publishing', async () => {
    await when('askers-editor', found.case, async (page) => {
      const findings = page.getByRole('group', { name: 'Your finding' });
      await findings.getByLabel(/clos/i).first().check();
      await page.getByRole('group', { name: /what that rests on/ }).getByRole('radio').last().check();
      await page.getByLabel('Reasons').fill('We counted a store ourselves.');
      await press(page, 'Prepare for publication');
      assert.equal(await page.getByRole('button', { name: 'Publish' }).count(), 0);
    });
    await when('askers-publisher', found.case, (page) => press(page, 'Publish'));
    await when(undefined, found.asked, async (page) => {
      const said = await main(page);
      for (const words of [/claim/i, /verified/i, /closed/i]) assert.match(said, words);
    });
  });

  step('a body replies to what is said of it, and a second person publishes that', async () => {
    const about = `/asks/exampleshire-recording-crime/${BODY}/comment`;
    await when('drafter', about, async (page) => {
      await page.getByRole('link', { name: 'Write a reply of your office' }).click();
      await page.getByLabel('The reply').fill('The force has since changed how it records crime.');
      await press(page, 'Save for a second person');
      found.reply = new URL(page.url()).pathname;
    });
    await when('approver', '/replies', async (page) => {
      await page.getByRole('table', { name: 'Replies that are not published' }).getByRole('link').first().click();
      await press(page, 'Publish it');
    });
    await when(undefined, about, async (page) =>
      assert.match(await main(page), /The force has since changed how it records crime/),
    );
  });

  step('everything is in the log, and the log names nobody', async () => {
    const since = [];
    for (let entry = await last(); entry > 0; entry -= 1) {
      const text = await entryOf(entry);
      if (text.includes('"by":"practice"')) break;
      since.unshift(text);
    }
    const of = (kind) => since.filter((text) => text.includes(`"fact":{"${kind}"`));
    for (const kind of ['source', 'report', 'asked', 'answer', 'outcome', 'reply']) {
      assert.ok(of(kind).length > 0, `no ${kind} is in the log`);
    }
    assert.equal(of('asked').length, WHAT.length);
    assert.ok(since.length < 100, 'the entries of the life end where those of practice do');
    for (const words of ['Ines Quill', 'Piers Ledger', 'Dora Inkwell', 'Abel Signet', 'Lena Bridge', 'Say what you welcome']) {
      assert.ok(!since.some((text) => text.includes(words)), `${words} is in the log`);
    }
  });
});

/** An entry as it is kept, with no space between its parts. */
async function entryOf(number) {
  const page = await (await fetch(`${address}/entries/${number}`)).text();
  const text = page.replace(/<[^>]*>/g, '').replaceAll('&#34;', '"').replaceAll('&quot;', '"');
  return text.replace(/([{,:])\s+(?=["{[])/g, '$1');
}

/** The number of the newest entry. */
async function last() {
  let [there, not] = [0, 1];
  const isThere = async (number) => (await fetch(`${address}/entries/${number}`)).ok;
  while (await isThere(not)) [there, not] = [not, not * 2];
  while (not - there > 1) {
    const middle = Math.floor((there + not) / 2);
    if (await isThere(middle)) there = middle;
    else not = middle;
  }
  return there;
}

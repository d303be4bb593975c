// An office answers a report: twelve recommendations, a chief officer, evidence,
// a second person, and the answer on the public pages and in its files.

import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { always, leave, visit } from '../support/browser.mjs';
import { practise, stopPractising } from '../support/practice.mjs';
import { PROMISES } from '../support/promises/index.mjs';

const REPORT = 'answering-the-public';
const BODY = 'exampleshire-pcc';
const PATH = `/answering/${REPORT}/${BODY}`;

/** How long a scripted drafter may take over twelve recommendations: minutes. */
const MOST_MINUTES = 20;

let practice;
let drafter;
let approver;
before(async () => {
  practice = await practise();
  drafter = { storageState: await practice.as('drafter') };
  approver = { storageState: await practice.as('approver') };
});
after(async () => {
  await stopPractising();
  await leave();
});

const at = (path) => `${practice.address}${path}`;
const press = (page, name) => page.getByRole('main').getByRole('button', { name, exact: true }).click();
const main = (page) => page.getByRole('main').innerText();

/** Fills the three fields of a day so many days from today. */
async function day(page, legend, from) {
  const when = new Date(Date.now() + from * 86_400_000);
  const group = page.getByRole('group', { name: legend });
  await group.getByLabel('Day').fill(String(when.getUTCDate()));
  await group.getByLabel('Month').fill(String(when.getUTCMonth() + 1));
  await group.getByLabel('Year').fill(String(when.getUTCFullYear()));
}

describe('an office answers a report', () => {
  test('finds what it owes, the last day first', async () =>
    visit(at('/answering'), drafter, async (page) => {
      assert.match(await main(page), /Answers to write/);
      await page.getByRole('main').getByRole('link', { name: 'Answering the public', exact: false }).first().click();
      assert.equal(new URL(page.url()).pathname, PATH);
      assert.match(await main(page), /Not begun/);
      assert.match(await main(page), /21 days/);
    }));

  for (const [name, path] of [
    ['the list', '/answering'],
    ['the parts', PATH],
    ['the comments', `${PATH}/comments`],
    ['the chief officer', `${PATH}/chief-officer`],
    ['a recommendation', `${PATH}/recommendations/${REPORT}-1`],
    ['the evidence', `${PATH}/evidence`],
    ['the reports', `${PATH}/reports`],
    ['the check', `${PATH}/check`],
  ]) {
    describe(name, () => {
      before(() => always(drafter));
      after(() => always({}));
      for (const promise of PROMISES) {
        test(promise.says, async () => promise.hold(at(path), { status: 200, own: true }));
      }
    });
  }

  test('is told recommendation by recommendation what is missing', async () =>
    visit(at(`${PATH}/check`), drafter, async (page) => {
      const missing = page.locator('#missing li');
      assert.equal(await missing.count(), 14);
      assert.match(await main(page), /Nothing is said of recommendation 12/);
      assert.equal(await page.getByRole('button', { name: 'Send it for approval' }).count(), 0);
    }));

  test('writes all of it without a script, in time', async () => {
    const begun = Date.now();
    await visit(at(PATH), { ...drafter, javaScriptEnabled: false }, async (page) => {
      await page.getByRole('link', { name: 'The chief officer’s comments' }).click();
      await day(page, /invited them/, -20);
      await day(page, /asked for them/, -5);
      await press(page, 'Save');
      await page.getByRole('link', { name: 'Comments on the report' }).click();
      await page.getByLabel('What the body says').fill('We welcome this report.\n\nCallers wait too long.');
      await press(page, 'Save');
      await page.getByRole('link', { name: 'Recommendation 1', exact: true }).click();
      for (let place = 1; place <= 12; place += 1) {
        await page.getByLabel('Accepts', { exact: true }).check();
        await page.getByLabel('Action proposed').check();
        await page.getByLabel('What was done or will be done').fill(`What will be done of number ${place}.`);
        await page.getByLabel('Who sees to it').fill('Head of Contact');
        await day(page, /By which day/, 90);
        await press(page, place < 12 ? 'Save and next' : 'Save');
      }
      assert.match(await main(page), /12 of 12 written/);
      assert.match(await main(page), /Nothing missing/);
    });
    const minutes = (Date.now() - begun) / 60_000;
    assert.ok(minutes < MOST_MINUTES, `${minutes} minutes`);
  });

  test('attaches evidence, and is told what is not taken', async () =>
    visit(at(`${PATH}/evidence`), drafter, async (page) => {
      await page.getByLabel('What the file shows').fill('A page');
      await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'page.html', mimeType: 'text/html', buffer: Buffer.from('<p>') });
      await press(page, 'Attach');
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      assert.match(await main(page), /must be one of these: PDF/);
      assert.equal(await page.getByLabel('What the file shows').inputValue(), 'A page');
      await page.getByLabel('What the file shows').fill('Waiting times by month');
      await page.getByLabel('File', { exact: true }).setInputFiles({ name: 'waits.csv', mimeType: 'text/csv', buffer: Buffer.from('month,minutes\n1,4\n') });
      await press(page, 'Attach');
      assert.match(await main(page), /Waiting times by month/);
    }));

  test('two who write one part: the slower is told, keeps their words and sees both', async () =>
    visit(at(`${PATH}/comments`), drafter, async (slower) => {
      await visit(at(`${PATH}/comments`), drafter, async (faster) => {
        await faster.getByLabel('What the body says').fill('We welcome this report. Faster.');
        await press(faster, 'Save');
      });
      await slower.getByLabel('What the body says').fill('We welcome this report. Slower.');
      await press(slower, 'Save');
      await slower.getByRole('heading', { name: 'Dora Inkwell changed this while you were writing' }).waitFor();
      assert.match(await slower.locator('#conflict').innerText(), /Faster\./);
      assert.match(await slower.getByLabel('What the body says').inputValue(), /Slower\./);
      await press(slower, 'Save');
      assert.equal(new URL(slower.url()).pathname, PATH);
    }));

  test('a session that ended keeps what was typed', async () =>
    visit(at(`${PATH}/comments`), drafter, async (page) => {
      const cookies = await page.context().cookies();
      await page.getByLabel('What the body says').fill('Typed before the session ended.\nA second line.');
      await page.context().clearCookies();
      await press(page, 'Save');
      await page.getByRole('heading', { name: 'You are signed out' }).waitFor();
      // Signed in again, in another tab.
      await page.context().addCookies(cookies);
      await press(page, 'Go on with what I typed');
      await page.getByRole('heading', { name: 'Send it once more' }).waitFor();
      assert.match(await main(page), /signed in as Dora Inkwell[\s\S]*Typed before the session ended\./);
      await press(page, 'Send what I typed');
      assert.equal(new URL(page.url()).pathname, PATH);
      await page.goto(at(`${PATH}/comments`));
      const typed = await page.getByLabel('What the body says').inputValue();
      assert.equal(typed.replaceAll('\r\n', '\n'), 'Typed before the session ended.\nA second line.');
    }));

  test('nobody else sees that it is there', async () => {
    for (const role of ['askers-editor', 'force-liaison', 'reviewer', 'administrator', 'panel-reader']) {
      await visit(at(PATH), { storageState: await practice.as(role) }, async (page) => {
        assert.match(await main(page), /appointments lets you|not for you|may not/i, role);
        assert.doesNotMatch(await main(page), /Being written|Dora/, role);
      });
    }
    for (const path of [`/reports/${REPORT}`, `/asks/${REPORT}/${BODY}/comment`, `/bodies/${BODY}`]) {
      await visit(at(path), {}, async (page) => {
        assert.doesNotMatch(await page.content(), /Typed before|Being written|number 12\./, path);
      });
    }
  });

  test('sends it, and a second person sends it back with reasons', async () => {
    await visit(at(`${PATH}/check`), drafter, async (page) => {
      await press(page, 'Send it for approval');
      assert.match(await main(page), /Waits for approval/);
    });
    await visit(at(`${PATH}/approve`), drafter, async (page) => {
      assert.equal(await page.getByRole('button', { name: 'Approve and publish now' }).count(), 0);
    });
    await visit(at(`${PATH}/approve`), approver, async (page) => {
      await press(page, 'Send it back');
      assert.match(await main(page), /Give the reasons/);
      await page.getByLabel('Or send it back').fill('Say what the first lines mean.');
      await press(page, 'Send it back');
      assert.match(await main(page), /Sent back/);
    });
    await visit(at(PATH), drafter, async (page) => {
      assert.match(await main(page), /Say what the first lines mean\./);
      await page.goto(at(`${PATH}/check`));
      await press(page, 'Send it for approval');
    });
  });

  test('a second person approves, and it is public at once and in time', async () => {
    await visit(at(`${PATH}/approve`), approver, async (page) => {
      await press(page, 'Approve and publish now');
      assert.match(new URL(page.url()).pathname, /^\/answers\/exampleshire-pcc-on-answering-the-public/);
    });
    await visit(at(`/answers/${BODY}-on-${REPORT}`), {}, async (page) => {
      const said = await main(page);
      assert.match(said, /Typed before the session ended\./);
      assert.match(said, /None had come when this was published/);
      assert.match(said, /What will be done of number 12\./);
      assert.match(said, /No copy .* is recorded here/);
    });
    await visit(at(`/asks/${REPORT}/${BODY}/comment`), {}, async (page) => {
      assert.match(await main(page), /Answered on .*, by the last day/);
    });
    await visit(at(`/asks/${REPORT}-12/${BODY}/explain`), {}, async (page) => {
      assert.match(await main(page), /What will be done of number 12\./);
    });
  });

  test('its files hold the same answer, and the page holds it as data', async () =>
    visit(at(`/answers/${BODY}-on-${REPORT}`), {}, async (page) => {
      const link = page.getByRole('link', { name: /own site/ });
      const file = await page.request.get(at(await link.getAttribute('href')));
      assert.match(file.headers()['content-disposition'], /^attachment; filename="exampleshire-pcc-on-answering-the-public\.html"$/);
      const html = await file.text();
      await page.setContent(html);
      const data = JSON.parse(await page.locator('#answerable-answer').textContent());
      assert.equal(data.answer.recommendations.length, 12);
      assert.equal(data.answer.recommendations[11].says.words, 'What will be done of number 12.');
      assert.equal(await page.getByRole('heading', { level: 1 }).count(), 1);
      const document = await page.request.get(at(`/answers/${BODY}-on-${REPORT}/document`));
      assert.equal((await document.body()).subarray(0, 4).toString('latin1'), 'PK\u0003\u0004');
    }));

  test('copies to the inspectors are recorded, with their day', async () => {
    await visit(at(`${PATH}/copies`), drafter, async (page) => {
      await press(page, 'Record it');
      await page.getByRole('heading', { name: 'There is a problem' }).waitFor();
      await page.getByRole('radio').first().check();
      await page.getByLabel('How').fill('by e-mail');
      await press(page, 'Record it');
      assert.match(await main(page), /Copy sent to .* by e-mail/);
    });
    await visit(at(`/answers/${BODY}-on-${REPORT}`), {}, async (page) => {
      assert.match(await main(page), /Copy sent to/);
    });
  });

  describe('a published answer', () => {
    for (const promise of PROMISES) {
      test(promise.says, async () => promise.hold(at(`/answers/${BODY}-on-${REPORT}`), { status: 200 }));
    }
  });
});

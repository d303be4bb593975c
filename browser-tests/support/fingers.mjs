// A person without a mouse: only keys, each counted. Focus is looked at, never set.

import assert from 'node:assert/strict';

/** More stops than anybody would go on one page to find something. */
const MOST_STOPS = 200;

export const fingers = (page) => {
  const did = { keys: 0, pages: 0 };

  const press = async (key) => {
    did.keys += 1;
    await page.keyboard.press(key);
  };

  /** What has the focus: its id, and the words that it is known by. */
  const here = () =>
    page.evaluate(() => {
      const element = document.activeElement;
      const label = element.labels?.[0]?.innerText ?? element.innerText ?? '';
      return { id: element.id, words: label.trim().replace(/\s+/g, ' ') };
    });

  return {
    did,
    press,
    here,
    async type(words) {
      did.keys += [...words].length;
      await page.keyboard.type(words);
    },
    /** Goes on with Tab until what has the focus is called so. */
    async tabTo(words) {
      const fits = (found) => (words instanceof RegExp ? words.test(found) : found === words);
      for (let stop = 0; stop < MOST_STOPS; stop += 1) {
        await press('Tab');
        if (fits((await here()).words)) return;
      }
      assert.fail(`Tab does not reach ${words}`);
    },
    /** Presses a key that leads to another page, and waits for it. */
    async go(key = 'Enter') {
      did.pages += 1;
      const there = page.waitForNavigation();
      await press(key);
      await there;
    },
    /** Puts other words in the place of those in a field. */
    async write(words) {
      await press('Control+A');
      did.keys += [...words].length;
      await page.keyboard.type(words);
    },
    /** Chooses a file in the field that has the focus. */
    async choose(file) {
      const chooser = page.waitForEvent('filechooser');
      await press('Space');
      await (await chooser).setFiles(file);
    },
  };
};

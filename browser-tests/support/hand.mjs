// A hand at a page: types letter by letter, presses and ticks, and counts.
//
// What is counted is what a person does (keys, clicks) and has before them (words
// of the page they come to). How long the pages take is measured; how long a person
// takes is reckoned from the counts, by speeds that are said beside the figure.

/** Words a minute of somebody who reads a form and what it is about with care. */
const READS = 200;
/** Keys a minute of somebody who types forty words a minute, of six keys each. */
const TYPES = 240;
/** Seconds to find a field or button with a mouse and press it. */
const CLICK_SECONDS = 2;

export const hand = (page) => {
  const did = { keys: 0, clicks: 0, pages: 0, wordsRead: 0 };
  const seen = new Set();
  const main = page.getByRole('main');

  return {
    did,
    /** Comes to a page: each line of it that was not seen before is read. */
    async read() {
      did.pages += 1;
      for (const line of (await main.innerText()).split('\n')) {
        if (seen.has(line)) continue;
        seen.add(line);
        did.wordsRead += line.split(/\s+/).filter(Boolean).length;
      }
    },
    async type(field, words) {
      did.clicks += 1;
      await field.click();
      did.keys += [...words].length;
      await field.pressSequentially(words);
    },
    async tick(box) {
      did.clicks += 1;
      await box.check();
    },
    async press(name) {
      did.clicks += 1;
      await main.getByRole('button', { name, exact: true }).click();
    },
    async follow(link) {
      did.clicks += 1;
      await link.click();
    },
  };
};

/** What somebody would take for what was counted, in minutes, besides the pages. */
export const reckoned = ({ keys, clicks, wordsRead }) => ({
  typing: keys / TYPES,
  pointing: (clicks * CLICK_SECONDS) / 60,
  reading: wordsRead / READS,
});

export const SPEEDS = `${READS} words a minute read, ${TYPES} keys a minute, ${CLICK_SECONDS} s a click`;

// Chromium: started once for a run, and a fresh context for every visit, so
// that no page knows of another.

import { chromium } from 'playwright-core';

const EXECUTABLE = process.env.CHROMIUM ?? '/usr/bin/chromium';

// No sandbox: the run may be root's in a container. The rest keeps the browser
// from calling out, which a closed network refuses noisily.
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--no-first-run',
];

// A wide screen, and the narrowest that WCAG 2.2 asks for (1.4.10, Reflow).
export const WIDE = { width: 1280, height: 900 };
export const NARROW = { width: 320, height: 640 };

/** Starts the browser that a whole run shares. */
export function launch() {
  return chromium.launchServer({ executablePath: EXECUTABLE, args: FLAGS });
}

let joined;

/** The run's browser, or one of our own where a spec is run by itself. */
export async function browser() {
  joined ??= process.env.ANSWERABLE_BROWSER
    ? chromium.connect(process.env.ANSWERABLE_BROWSER)
    : chromium.launch({ executablePath: EXECUTABLE, args: FLAGS });
  return joined;
}

/** Lets the process end. */
export async function leave() {
  if (joined) await (await joined).close();
  joined = undefined;
}

let every = {};

/** Options of every visit from now on, such as a session. */
export function always(options) {
  every = options;
}

/**
 * Opens a page in a context of its own, hands it to `look`, and closes it.
 * `options` are Playwright's for a context.
 */
export async function visit(address, options, look) {
  const context = await (await browser()).newContext({
    viewport: WIDE,
    locale: 'en-GB',
    timezoneId: 'Europe/London',
    ...every,
    ...options,
  });
  try {
    const page = await context.newPage();
    page.setDefaultTimeout(20_000);
    arrives(page);
    const heard = listen(page);
    const answer = await page.goto(address, { waitUntil: 'load' });
    return await look(page, { answer, ...heard });
  } finally {
    await context.close();
  }
}

/**
 * From now on a click that leads on is over when its page stands there whole.
 * Playwright's own is over when the new page has begun: who then counts its
 * links at once counts those that have come so far, on a busy machine none.
 */
function arrives(page) {
  const locators = Object.getPrototypeOf(page.locator('html'));
  if (locators.arrives) return;
  locators.arrives = true;
  const click = locators.click;
  locators.click = async function (...how) {
    await click.apply(this, how);
    if (!this.page().isClosed()) await this.page().waitForLoadState('load');
  };
}

/** What the page says in the console, and what it asks of the network. */
function listen(page) {
  const complaints = [];
  const requests = [];
  page.on('pageerror', (error) => complaints.push(`script: ${error.message}`));
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) complaints.push(message.text());
  });
  page.on('request', (request) => requests.push(request));
  page.on('requestfailed', (request) => {
    // Whoever goes on to another page breaks off what the last one was still loading.
    const why = request.failure()?.errorText;
    if (why !== 'net::ERR_ABORTED') complaints.push(`not loaded: ${request.url()} (${why})`);
  });
  return { complaints, requests };
}

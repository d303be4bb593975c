// A page that keeps every promise, and ways to break it: the negative controls
// of the browser tests. Served from this process on loopback.

import { createServer } from 'node:http';

const PAGE = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>Custody in Exampleshire - Answerable</title>
<link rel="icon" href="data:,">
<link rel="stylesheet" href="/style.css">
</head>
<body>
<a class="govuk-skip-link" href="#main">Skip to main content</a>
<header><nav aria-label="Sections"><a href="/recommendations">Recommendations</a></nav></header>
<main id="main" tabindex="-1">
<h1>Custody in Exampleshire</h1>
<p>Northmoor answered on <a href="/entries/1">6 March 2024</a>.</p>
<form method="get"><label for="words">Words</label> <input id="words" name="words"> <button>Search</button></form>
</main>
<footer><p>Answerable is independent. It is not a government or police website.</p>
<a href="/correction">Something wrong?</a> <a href="/accessibility">Accessibility</a> <a href="/method">Method</a></footer>
</body>
</html>`;

const STYLE = `body { margin: 1rem; font: 1rem/1.5 Arial, sans-serif; color: #0b0c0c; background: #fff }
a { color: #12436d; display: inline-block; min-width: 24px; min-height: 24px; margin: 4px }
input, button { font: inherit; min-height: 32px; max-width: 100% }
:focus { outline: 3px solid #0b0c0c }
@media print { nav, form, .govuk-skip-link { display: none } }`;

const HEADERS = {
  'content-type': 'text/html; charset=utf-8',
  'content-security-policy':
    "default-src 'none'; style-src 'self'; img-src 'self' data:; form-action 'self'; frame-ancestors 'none'; base-uri 'none'",
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
};

const AXE = 'has nothing that axe finds wrong: wide, at 320 px, in forced colours';

/** Each way to break the page: which promise must fail, and what it then says. */
export const BREAKS = [
  { promise: AXE, says: /wide.*image-alt/, page: ['</main>', '<img src="data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA="></main>'] },
  { promise: AXE, says: /in forced colours: label/, page: ['<label for="words">Words</label>', ''] },
  { promise: AXE, says: /at 320 px.*target-size/, style: [/$/, '@media (max-width: 400px) { footer a { min-width: 0; min-height: 0; margin: 0; font-size: 8px; line-height: 1; display: block; width: 8px; height: 8px; overflow: hidden } }'] },
  { promise: 'leaves nothing in the console', says: /style/, page: ['<h1>', '<h1 style="margin: 0">'] },
  { promise: 'says what it is, whose it is and how to put it right', says: /whose it is/, page: ['It is not a government or police website.', ''] },
  { promise: 'says what it is, whose it is and how to put it right', says: /correction/, page: ['<a href="/correction">Something wrong?</a>', ''] },
  { promise: 'is sent with headers that let no foreign script run', says: /unsafe-inline/, headers: { 'content-security-policy': "default-src 'none'; script-src 'unsafe-inline'; frame-ancestors 'none'" } },
  { promise: 'is light, and asks nothing of another host', says: /bytes/, page: ['</main>', `<p>${'word '.repeat(13_000)}</p></main>`] },
  { promise: 'is light, and asks nothing of another host', says: /asks http/, page: ['</main>', '<img alt="" src="http://127.0.0.1:9/x.png"></main>'], headers: { 'content-security-policy': "default-src 'none'; img-src http:; frame-ancestors 'none'" } },
  { promise: 'fits 320 px without scrolling sideways', says: /px wide/, page: ['<h1>Custody in Exampleshire</h1>', `<h1>${'custody'.repeat(20)}</h1>`] },
  { promise: 'says and offers the same with script turned off', says: /never without script|Expected values/, page: ['</main>', '</main><script>document.querySelector("h1").append(" with script")</script>'], headers: { 'content-security-policy': "default-src 'none'; style-src 'self'; script-src 'unsafe-inline'" } },
  { promise: 'is walked by keyboard: skip link first, every stop seen', says: /Tab first reaches/, page: ['<a class="govuk-skip-link" href="#main">Skip to main content</a>', ''] },
  { promise: 'is walked by keyboard: skip link first, every stop seen', says: /no sign of focus/, style: [':focus { outline: 3px solid #0b0c0c }', ':focus { outline: none }'] },
  { promise: 'is walked by keyboard: skip link first, every stop seen', says: /covers/, style: [/$/, 'footer { position: fixed; inset: 40px 0 0 0; background: #fff }'] },
  { promise: 'is walked by keyboard: skip link first, every stop seen', says: /does not lead/, page: ['id="main"', 'id="elsewhere"'] },
  { promise: 'prints without navigation and with its main text', says: /on paper/, style: ['nav, form, .govuk-skip-link { display: none }', ''] },
];

/** Serves the good page at `/` and the page broken in way N at `/N`. */
export async function serve() {
  const server = createServer((request, response) => {
    const referrer = new URL(request.headers.referer ?? 'http://x/').pathname;
    const style = request.url === '/style.css';
    const broken = BREAKS[Number((style ? referrer : request.url).slice(1)) - 1] ?? {};
    const change = (text, pair) => (pair ? text.replace(...pair) : text);
    if (style) {
      response.writeHead(200, { 'content-type': 'text/css' }).end(change(STYLE, broken.style));
    } else {
      response.writeHead(200, { ...HEADERS, ...broken.headers }).end(change(PAGE, broken.page));
    }
  });
  await new Promise((listening) => server.listen(0, '127.0.0.1', listening));
  return { address: `http://127.0.0.1:${server.address().port}/`, end: () => server.close() };
}

// A page that loads on a slow line and asks nothing of anyone else
// (quality.md, 8.5).

import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

/** Bytes as sent. The first page of a visit brings the stylesheet along. */
const MOST = { document: 60_000, stylesheet: 10_000, script: 10_000, font: 0 };
const MOST_REQUESTS = 4;

export const light = {
  says: 'is light, and asks nothing of another host',
  hold: (address) =>
    visit(address, {}, async (_page, { requests }) => {
      const own = new URL(address).origin;
      const strange = requests.filter((request) => new URL(request.url()).origin !== own && !request.url().startsWith('data:'));
      assert.ok(!strange.length, `it asks ${strange.map((request) => request.url())}`);
      assert.ok(requests.length <= MOST_REQUESTS, `it makes ${requests.length} requests`);
      for (const [kind, most] of Object.entries(MOST)) {
        let sent = 0;
        for (const request of requests.filter((one) => one.resourceType() === kind)) {
          sent += (await request.sizes()).responseBodySize;
        }
        assert.ok(sent <= most, `its ${kind} is ${sent} bytes; ${most} is the most`);
      }
    }),
};

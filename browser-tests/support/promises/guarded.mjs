// Headers that keep a source document's script from running in a reader's
// browser, and a page from being framed.

import assert from 'node:assert/strict';
import { visit } from '../browser.mjs';

export const guarded = {
  says: 'is sent with headers that let no foreign script run',
  hold: (address) =>
    visit(address, {}, async (_page, { answer }) => {
      const headers = answer.headers();
      const policy = headers['content-security-policy'] ?? '';
      assert.match(policy, /default-src 'none'/, `the policy is '${policy}'`);
      assert.doesNotMatch(policy, /unsafe-(inline|eval)|\*/, `the policy is '${policy}'`);
      assert.match(policy, /frame-ancestors 'none'/, `the policy is '${policy}'`);
      assert.equal(headers['x-content-type-options'], 'nosniff');
      assert.match(headers['content-type'] ?? '', /^text\/html; ?charset=utf-8/i);
      assert.ok(headers['referrer-policy'], 'there is no referrer-policy');
    }),
};

// The code that an app shows, from the key that a page gives to be typed
// (RFC 6238: SHA-1, six digits, 30 seconds).

import { createHmac } from 'node:crypto';

const BASE_32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

/** The code of `key`, written `ABCD EFGH …`, at a moment in milliseconds. */
export function code(key, moment = Date.now()) {
  const bits = [...key.replaceAll(' ', '')].map((digit) => BASE_32.indexOf(digit).toString(2).padStart(5, '0')).join('');
  const secret = Buffer.from(bits.match(/.{8}/g).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor(moment / 30_000)));
  const mac = createHmac('sha1', secret).update(step).digest();
  const offset = mac.at(-1) & 15;
  return String((mac.readUInt32BE(offset) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}

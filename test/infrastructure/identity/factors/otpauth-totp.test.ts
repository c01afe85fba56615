import { expect, test } from 'vitest';
import { OtpauthTotp } from '../../../../src/infrastructure/identity/factors/otpauth-totp.ts';

const totp = new OtpauthTotp();
/** Appendix B of RFC 6238, for SHA-1: seconds, and the last six of its eight digits. */
const vectors = [
  [59, '287082'],
  [1_111_111_109, '081804'],
  [1_111_111_111, '050471'],
  [1_234_567_890, '005924'],
  [2_000_000_000, '279037'],
  [20_000_000_000, '353130'],
] as const;
/** `12345678901234567890` in base32. */
const secret = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';

test.each(vectors)('the code of second %i is that of RFC 6238', (seconds, code) => {
  expect(totp.stepOf(code, secret, seconds * 1000)).toBe(Math.floor(seconds / 30));
});

test('a code is accepted one step early or late, and not two', () => {
  const [seconds, code] = vectors[2];
  const step = Math.floor(seconds / 30);
  const accepted = [-2, -1, 0, 1, 2].map((late) => totp.stepOf(code, secret, (seconds + late * 30) * 1000));
  expect(accepted).toEqual([undefined, step, step, step, undefined]);
});

test('a new secret has 160 random bits, and its address is what authenticator apps read', () => {
  const made = totp.secret();
  expect(made).toMatch(/^[A-Z2-7]{32}$/);
  expect(totp.secret()).not.toBe(made);
  const url = new URL(totp.url(made, 'ann.smith'));
  expect(url.href).toMatch(/^otpauth:\/\/totp\/Layers:ann\.smith\?/);
  expect(Object.fromEntries(url.searchParams)).toEqual({
    ...{ issuer: 'Layers', secret: made, algorithm: 'SHA1', digits: '6', period: '30' },
  });
});

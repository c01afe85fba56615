import { expect, test } from 'vitest';
import {
  foldRecoveryCode,
  recoveryCode,
  recoveryCodeLength,
} from '../../../../src/domain/identity/factors/recovery-code.ts';

test('a recovery code has 65 bits in readable groups, without letters that look like others', () => {
  expect(recoveryCodeLength * 5).toBeGreaterThanOrEqual(64);
  expect(recoveryCode(new Uint8Array(13))).toBe('0000-0000-0000-0');
  const letters = Array.from({ length: 32 }, (_, i) => recoveryCode(new Uint8Array(13).fill(i))[0]);
  expect(new Set(letters).size).toBe(32);
  expect(letters.join('')).not.toMatch(/[ilou]/);
  // Each of 256 bytes leads to one of 32 letters, all equally often.
  expect(recoveryCode(new Uint8Array(13).fill(255))).toBe('zzzz-zzzz-zzzz-z');
});

test('case, spaces, hyphens and misread letters do not matter', () => {
  const code = recoveryCode(Uint8Array.from([0, 1, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20]));
  const folded = foldRecoveryCode(code);
  expect(folded).toBe('01abcdefghjkm');
  for (const spelt of [
    code.toUpperCase(),
    code.replaceAll('-', ''),
    ` ${code} `,
    'oLab cdef ghjk m',
    'OIab-cdef-ghjk-m',
  ])
    expect(foldRecoveryCode(spelt)).toBe(folded);
});

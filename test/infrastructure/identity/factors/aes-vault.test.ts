import { randomBytes } from 'node:crypto';
import { expect, test } from 'vitest';
import { AesVault } from '../../../../src/infrastructure/identity/factors/aes-vault.ts';

const [former, current] = [randomBytes(32), randomBytes(32)];
const before = new AesVault([former]);
const rotated = new AesVault([current, former]);

test('a sealed secret opens for its own purpose only, and never looks the same twice', () => {
  const sealed = before.seal('a secret', 'factor 1');
  expect(before.unseal(sealed, 'factor 1')).toBe('a secret');
  expect(before.seal('a secret', 'factor 1')).not.toBe(sealed);
  expect(Buffer.from(sealed, 'base64url').includes('a secret')).toBe(false);
  expect(before.unseal(sealed, 'factor 2')).toBeUndefined();
});

test('a changed secret does not open', () => {
  const bytes = Buffer.from(before.seal('a secret', ''), 'base64url');
  for (const at of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[at]! ^= 1;
    expect(before.unseal(changed.toString('base64url'), '')).toBeUndefined();
  }
  expect(before.unseal('short', '')).toBeUndefined();
});

test('after a rotation former secrets open and former digests are recognised, until the key goes', () => {
  expect(rotated.unseal(before.seal('a secret', ''), '')).toBe('a secret');
  expect(before.unseal(rotated.seal('a secret', ''), '')).toBeUndefined();
  const [digest] = before.digests('a code', 'codes');
  expect(rotated.digests('a code', 'codes')).toEqual([expect.any(String), digest]);
  expect(rotated.digests('a code', 'codes')[0]).not.toBe(digest);
  expect(before.digests('a code', 'others')).not.toContain(digest);
});

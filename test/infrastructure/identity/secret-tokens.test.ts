import { expect, test } from 'vitest';
import {
  HmacSecretTokens,
  secretTokenKey,
} from '../../../src/infrastructure/identity/sessions/secret-tokens.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

const pepper = 'p'.repeat(32);

test('random tokens have 256 bits and never repeat', () => {
  const tokens = new HmacSecretTokens(new Uint8Array(32));
  expect(Buffer.from(tokens.random(), 'base64url')).toHaveLength(32);
  expect(tokens.random()).not.toBe(tokens.random());
});

test('a derived token depends on its purpose and input alone', () => {
  const tokens = new HmacSecretTokens(new Uint8Array(32));
  expect(tokens.derive('successor', 'a')).toBe(tokens.derive('successor', 'a'));
  const all = [
    tokens.derive('successor', 'a'),
    tokens.derive('successor', 'b'),
    tokens.derive('unsubscribe', 'a'),
  ];
  expect(new Set(all).size).toBe(3);
  expect(tokens.digest(all[0]!)).toHaveLength(43);
});

test('servers with the same pepper derive the same tokens; the pepper itself is not their key', async () => {
  const one = await secretTokenKey(await temporaryFolder(), pepper);
  expect(one).toEqual(await secretTokenKey(await temporaryFolder(), pepper));
  expect(Buffer.from(one).toString()).not.toContain('ppp');
});

test('without a pepper the key is kept in the data directory', async () => {
  const folder = await temporaryFolder();
  const key = await secretTokenKey(folder, undefined);
  expect(key).toHaveLength(32);
  expect(key).toEqual(await secretTokenKey(folder, undefined));
  expect(key).not.toEqual(await secretTokenKey(await temporaryFolder(), undefined));
});

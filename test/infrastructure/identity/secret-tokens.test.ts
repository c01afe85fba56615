import { expect, test } from 'vitest';
import { HmacSecretTokens } from '../../../src/infrastructure/identity/sessions/secret-tokens.ts';

test('random tokens have 256 bits and never repeat', () => {
  const tokens = new HmacSecretTokens([new Uint8Array(32)]);
  expect(Buffer.from(tokens.random(), 'base64url')).toHaveLength(32);
  expect(tokens.random()).not.toBe(tokens.random());
});

test('a derived token depends on its purpose and input alone', () => {
  const tokens = new HmacSecretTokens([new Uint8Array(32)]);
  expect(tokens.derive('successor', 'a')).toBe(tokens.derive('successor', 'a'));
  const all = [
    tokens.derive('successor', 'a'),
    tokens.derive('successor', 'b'),
    tokens.derive('unsubscribe', 'a'),
  ];
  expect(new Set(all).size).toBe(3);
  expect(tokens.digest(all[0]!)).toHaveLength(43);
});

import fc from 'fast-check';
import { expect, test } from 'vitest';
import { drawShares, type Pick, splits } from '../../../src/domain/wallets/shares.ts';

const terms = fc
  .tuple(fc.integer({ min: 1, max: 100 }), fc.oneof(fc.nat(200), fc.nat(999_999_999_999)))
  .map(([count, more]) => ({ count, amount: Math.min(count + more, 999_999_999_999) }));
/** Any stream of choices, also one that always chooses the same. */
const picks = fc.infiniteStream(fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }));
const pickFrom =
  (stream: Iterator<number>): Pick =>
  (below) =>
    Math.floor((stream.next().value as number) * below);

test('shares are whole, at least 1 each, and sum up to just the amount', () => {
  fc.assert(
    fc.property(terms, fc.constantFrom(...splits), picks, ({ count, amount }, split, stream) => {
      const shares = drawShares(amount, count, split, pickFrom(stream));
      expect(shares).toHaveLength(count);
      expect(shares.every((share) => Number.isSafeInteger(share) && share >= 1)).toBe(true);
      expect(shares.reduce((sum, share) => sum + share, 0)).toBe(amount);
    }),
  );
});

test('equal shares differ by 1 at most, and the first are the larger ones', () => {
  expect(drawShares(11, 4, 'equal', () => 0)).toEqual([3, 3, 3, 2]);
});

test('no place gets more than another from random shares', () => {
  const sums = [0, 0, 0, 0];
  let seed = 7;
  const pick: Pick = (below) => {
    seed = (seed * 48_271) % 2_147_483_647;
    return seed % below;
  };
  for (let i = 0; i < 4_000; i++)
    for (const [n, share] of drawShares(100, 4, 'random', pick).entries()) sums[n]! += share;
  for (const sum of sums) expect(Math.abs(sum / 4_000 - 25)).toBeLessThan(1.5);
});

test('shares of 1 are all that an amount of their number allows', () => {
  expect(drawShares(100, 100, 'random', () => 0)).toEqual(Array.from({ length: 100 }, () => 1));
});

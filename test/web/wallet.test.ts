import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ownLinks } from '../../src/interfaces/web/messages/links.ts';
import { contentOf } from '../../src/interfaces/web/messages/send/content.ts';
import { fromDecimal, toDecimal } from '../../src/interfaces/web/ui/money.ts';
import { equalParts, isAbove, leftOf, sumOf } from '../../src/interfaces/web/wallet/amounts.ts';
import { daysOf, monthsUpTo } from '../../src/interfaces/web/wallet/moves/months.ts';
import { reactedOf } from '../../src/interfaces/web/wallet/payments/reacted.ts';
import { splitOf } from '../../src/interfaces/web/wallet/splits/split.ts';

const amounts = fc.bigInt({ min: 1n, max: 999_999_999_999n }).map(String);
const currencies = fc.constantFrom('EUR', 'JPY', 'KWD');

describe('amounts', () => {
  test('what someone types is the amount that is paid, to the last digit', () => {
    fc.assert(
      fc.property(amounts, currencies, (amount, currency) => {
        expect(fromDecimal(toDecimal({ amount, currency }), currency)).toEqual({ amount, currency });
      }),
    );
    for (const wrong of ['', '-1', '1,234', '1e3', '0x1', '1.2.3', 'ten'])
      expect(fromDecimal(wrong, 'EUR')).toBeUndefined();
    expect(fromDecimal(' 1 250,5 ', 'EUR')).toEqual({ amount: '125050', currency: 'EUR' });
    expect(fromDecimal('1.5', 'JPY')).toBeUndefined();
  });

  test('amounts are compared as numbers, not as text', () => {
    expect(isAbove('10', '9')).toBe(true);
    expect(isAbove('9', '10')).toBe(false);
    expect(leftOf({ amount: '1000', refunded: '1', currency: 'EUR' })).toEqual({
      amount: '999',
      currency: 'EUR',
    });
  });
});

describe('splits', () => {
  const people = (n: number) => Array.from({ length: n }, (_, i) => `p${i}`);

  test('equal shares add up to what is asked, and differ by at most one unit', () => {
    fc.assert(
      fc.property(amounts, fc.integer({ min: 1, max: 50 }), fc.boolean(), (amount, n, withMe) => {
        const whole = toDecimal({ amount, currency: 'EUR' });
        const split = splitOf({ whole, currency: 'EUR', people: people(n), withMe });
        if (split.fault !== undefined) {
          expect([split.fault, BigInt(amount) < BigInt(withMe ? n + 1 : n)]).toEqual(['too-small', true]);
          return;
        }
        const shares = split.shares.map((share) => share.amount);
        expect(sumOf(shares)).toBe(split.asked.amount);
        expect(sumOf([...shares, split.mine?.amount ?? '0'])).toBe(amount);
        const all = split.mine ? [...shares, split.mine.amount] : shares;
        const sorted = all.map(BigInt).sort((a, b) => (a < b ? -1 : 1));
        expect(sorted.at(-1)! - sorted[0]!).toBeLessThanOrEqual(1n);
        expect(sorted[0]!).toBeGreaterThan(0n);
      }),
    );
    expect(equalParts('10', 3)).toEqual(['4', '3', '3']);
  });

  test('what cannot be divided is the share of who has paid', () => {
    expect(splitOf({ whole: '10', currency: 'EUR', people: people(2), withMe: true })).toEqual({
      asked: { amount: '666', currency: 'EUR' },
      shares: [
        { userId: 'p0', amount: '333' },
        { userId: 'p1', amount: '333' },
      ],
      mine: { amount: '334', currency: 'EUR' },
    });
  });

  test('shares of one’s own are asked for only when they are the whole', () => {
    const split = (own: Record<string, string>) =>
      splitOf({ whole: '10', currency: 'EUR', people: people(2), withMe: true, own });
    const by = (amount: string) => ({ amount, currency: 'EUR' });
    expect(split({ p0: '7,5' })).toEqual({ fault: 'left', by: by('250') });
    expect(split({ p0: '7,5', p1: '3' })).toEqual({ fault: 'over', by: by('50') });
    expect(split({ p0: '10' })).toEqual({ fault: 'share-not-an-amount' });
    expect(split({ p0: '7,5', p1: '2.50' })).toEqual({
      asked: by('1000'),
      shares: [
        { userId: 'p0', amount: '750' },
        { userId: 'p1', amount: '250' },
      ],
      mine: undefined,
    });
    expect(splitOf({ whole: '0', currency: 'EUR', people: people(1), withMe: false })).toEqual({
      fault: 'not-an-amount',
    });
    expect(splitOf({ whole: '1', currency: 'EUR', people: [], withMe: false })).toEqual({ fault: 'nobody' });
  });
});

test('a statement covers the whole of a month', () => {
  expect(monthsUpTo('2026-02-11', 4)).toEqual(['2026-02', '2026-01', '2025-12', '2025-11']);
  expect(daysOf('2028-02')).toEqual({ from: '2028-02-01', to: '2028-02-29' });
  expect(daysOf('2026-12')).toEqual({ from: '2026-12-01', to: '2026-12-31' });
});

test('reactions are counted from those who reacted', () => {
  const by = (id: string, kind: 'love' | 'wow') => ({ user: { id }, kind }) as never;
  expect(reactedOf([by('a', 'love'), by('b', 'love'), by('c', 'wow')], 'c')).toEqual({
    reactions: { like: 0, love: 2, happy: 0, wow: 1, sad: 0, angry: 0 },
    myReaction: 'wow',
  });
  expect(reactedOf([], 'c').myReaction).toBeNull();
});

describe('what messages carry', () => {
  const id = (n: number) => `0199a7a0-0000-7000-8000-00000000000${n}`;
  const here = 'https://layers.example';

  test('links of this app to posts, outfits and items are told from all others', () => {
    const text = `Look: ${here}/post/${id(1)}, ${here}/outfits/${id(2)}. (${here}/wardrobe/items/${id(3)}?x=1)`;
    expect(ownLinks(text, here)).toEqual([
      { kind: 'post', id: id(1) },
      { kind: 'outfit', id: id(2) },
      { kind: 'item', id: id(3) },
    ]);
    expect(ownLinks(`${here}/post/${id(1)} ${here}/post/${id(1)}`, here)).toHaveLength(1);
    expect(ownLinks([1, 2, 3, 4].map((n) => `${here}/post/${id(n)}`).join(' '), here)).toHaveLength(3);
    for (const other of [
      `https://evil.example/post/${id(1)}`,
      `${here}.evil.example/post/${id(1)}`,
      `https://evil.example/?${here}/post/${id(1)}`,
      `${here}/post/${id(1)}0`,
      `${here}/outfits/${id(1)}/edit`,
      `${here}/outfits/new`,
    ])
      expect(ownLinks(other, here)).toEqual([]);
  });

  test('clothes and outfits are sent as references, posts as a link below the text', () => {
    expect(contentOf({ kind: 'item', id: id(1) }, '', here)).toEqual({ refs: [{ kind: 'item', id: id(1) }] });
    expect(contentOf({ kind: 'outfit', id: id(1) }, 'Nice', here)).toEqual({
      text: 'Nice',
      refs: [{ kind: 'outfit', id: id(1) }],
    });
    expect(contentOf({ kind: 'post', id: id(1) }, 'Nice', here)).toEqual({
      text: `Nice\n${here}/post/${id(1)}`,
    });
  });
});

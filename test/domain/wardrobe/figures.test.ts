import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Day } from '../../../src/domain/wardrobe/calendar.ts';
import { figuresOf, type ItemHistory, perWear } from '../../../src/domain/wardrobe/items/figures.ts';

const day = (text: string) => text as Day;
const events: ItemHistory = {
  category: 'shirt',
  ownership: 'owned',
  place: 'closet',
  washEvery: 2,
  quantity: 1,
  price: { amount: 1000n, currency: 'EUR' },
  proceeds: null,
  priorWears: 1,
  loggedWears: 2,
  lastWorn: day('2025-12-30'),
  wearsSinceWash: 1,
  since: day('2025-01-01'),
  until: day('2026-01-01'),
};

test('figures are derived from the history', () => {
  expect(figuresOf(events)).toEqual({
    wears: 3,
    lastWorn: '2025-12-30',
    wearsSinceWash: 1,
    dirty: false,
    ready: true,
    cost: { amount: 1000n, currency: 'EUR' },
    costPerWear: { amount: 333n, currency: 'EUR' },
    wearsPerMonth: 0.25,
    dormantDays: 2,
  });
});

test('an item worn as often as allowed is dirty and not ready', () => {
  expect(figuresOf({ ...events, wearsSinceWash: 2 })).toMatchObject({ dirty: true, ready: false });
  expect(figuresOf({ ...events, wearsSinceWash: 2, washEvery: null })).toMatchObject({
    dirty: false,
    ready: true,
  });
});

test('of several copies, all must be worn before the item is dirty', () => {
  const three = { ...events, quantity: 3 };
  expect(figuresOf({ ...three, wearsSinceWash: 5 })).toMatchObject({ dirty: false, ready: true });
  expect(figuresOf({ ...three, wearsSinceWash: 6 })).toMatchObject({ dirty: true, ready: false });
});

test('items away, wished or gone are not ready; only owned items are dormant', () => {
  expect(figuresOf({ ...events, place: 'lent' })).toMatchObject({ ready: false, dormantDays: 2 });
  for (const ownership of ['wished', 'gone'] as const)
    expect(figuresOf({ ...events, ownership })).toMatchObject({ ready: false, dormantDays: null });
});

test('before the first wear nothing is said per wear, and less than a month counts as one', () => {
  const fresh = { ...events, priorWears: 0, loggedWears: 0, lastWorn: null, until: day('2025-01-11') };
  expect(figuresOf(fresh)).toMatchObject({ costPerWear: null, wearsPerMonth: 0, dormantDays: 10 });
  expect(figuresOf({ ...fresh, loggedWears: 5, lastWorn: day('2025-01-11') }).wearsPerMonth).toBe(5);
});

test('cost per wear rounds half up to a minor unit, also for gains', () => {
  fc.assert(
    fc.property(
      fc.bigInt({ min: -(10n ** 12n), max: 10n ** 12n }),
      fc.integer({ min: 1, max: 100_000 }),
      (amount, wears) => {
        const { amount: each } = perWear({ amount, currency: 'EUR' }, wears)!;
        const left = 2n * (amount - each * BigInt(wears));
        expect(left >= -BigInt(wears) && left < BigInt(wears)).toBe(true);
      },
    ),
  );
  expect(perWear({ amount: 5n, currency: 'EUR' }, 0)).toBeNull();
});

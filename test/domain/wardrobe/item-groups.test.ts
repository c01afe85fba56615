import { describe, expect, test } from 'vitest';
import { groupsOf } from '../../../src/domain/wardrobe/items/item-groups.ts';

const navy = { hex: '#141f38', name: 'navy', share: 0.5 };
const coat = {
  ownership: 'owned',
  category: 'coat',
  brand: 'Harbour',
  seasons: 9,
  colours: [navy, { ...navy, hex: '#0c1a33' }, { ...navy, name: 'red' }],
  priceAmount: 12_000,
  priceCurrency: 'EUR',
  proceedsAmount: null,
} as const;
const names = (item: Parameters<typeof groupsOf>[0]) =>
  groupsOf(item).map(({ part, name }) => `${part} ${name}`.trim());
const money = (item: Parameters<typeof groupsOf>[0]) => groupsOf(item).find(({ part }) => part === 'money');

describe('statistics count an item', () => {
  test('that is owned once in each of its groups, however many shades it has', () => {
    expect(names(coat)).toEqual([
      'ownership owned',
      'money EUR',
      'category coat',
      'seasons 9',
      'unworn',
      'brand Harbour',
      'colour navy',
      'colour red',
    ]);
    expect(money(coat)).toMatchObject({ value: 12_000, spent: 12_000, proceeds: 0 });
    expect(names({ ...coat, brand: null, colours: [] })).not.toContain('brand Harbour');
  });

  test('that is gone only for its ownership and money', () => {
    const gone = { ...coat, ownership: 'gone', proceedsAmount: 5_000 } as const;
    expect(names(gone)).toEqual(['ownership gone', 'money EUR']);
    expect(money(gone)).toMatchObject({ value: 0, spent: 12_000, proceeds: 5_000 });
  });

  test('that is wished, or has no price, under no currency', () => {
    expect(names({ ...coat, ownership: 'wished' })).toEqual(['ownership wished']);
    expect(money({ ...coat, priceAmount: null, priceCurrency: null })).toBeUndefined();
  });
});

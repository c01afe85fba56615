import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/domain/wardrobe/calendar.ts';
import type { Category } from '../../../src/domain/wardrobe/items/category.ts';
import type { ItemId } from '../../../src/domain/wardrobe/items/item.ts';
import { clashesOf, planClashes, type Wearable } from '../../../src/domain/wardrobe/outfits/clashes.ts';
import { formalityOf } from '../../../src/domain/wardrobe/outfits/dress-code.ts';

const item = (id: string, category: Category, more: Partial<Wearable> = {}): Wearable => ({
  id: id as ItemId,
  category,
  formality: null,
  quantity: 1,
  ownership: 'owned',
  place: 'closet',
  dueBack: null,
  dirty: false,
  ...more,
});
const day = (text: string) => text as Day;

describe('An outfit clashes', () => {
  test.each<[string, Category[], string[]]>([
    ['shirt, trousers and shoes do not', ['shirt', 'trousers', 'sneakers'], []],
    ['a sweater goes over a shirt, a coat over both', ['shirt', 'sweater', 'coat', 'jeans'], []],
    ['two shirts meet', ['shirt', 'blouse'], ['same-place top']],
    ['a dress is a top and a bottom', ['dress', 'skirt', 't-shirt'], ['same-place top', 'same-place bottom']],
    ['a suit goes over a shirt, not with a blazer', ['suit', 'shirt', 'blazer'], ['same-place top']],
    ['socks go into shoes', ['socks', 'boots'], []],
    ['rings and bags come by the handful', ['jewellery', 'jewellery', 'bag', 'bag', 'other', 'other'], []],
  ])('%s', (_, names, expected) => {
    const items = names.map((category, i) => item(`${i}`, category));
    const found = clashesOf(items).map(({ kind, detail }) => `${kind} ${detail}`);
    expect(found.sort()).toEqual(expected.sort());
  });

  test('because of items that are wished, gone, away or dirty', () => {
    const items = [
      item('a', 'hat', { ownership: 'wished' }),
      item('b', 'shirt', { ownership: 'gone', dirty: true }),
      item('c', 'jeans', { place: 'lent' }),
      item('d', 'socks', { dirty: true }),
    ];
    expect(clashesOf(items)).toEqual([
      { kind: 'wished', itemIds: ['a'], detail: null },
      { kind: 'gone', itemIds: ['b'], detail: null },
      { kind: 'away', itemIds: ['c'], detail: 'lent' },
      { kind: 'dirty', itemIds: ['d'], detail: null },
    ]);
  });
});

describe('A plan clashes', () => {
  const plan = {
    day: day('2026-03-10'),
    part: 'evening',
    today: day('2026-03-01'),
    dressCode: null,
  } as const;
  const kinds = (...args: Parameters<typeof planClashes>) => planClashes(...args).map(({ kind }) => kind);

  test('with bookings for an overlapping time', () => {
    const shirt = item('a', 'shirt');
    const booked = (part: 'whole' | 'morning' | 'evening') =>
      kinds([shirt], plan, [{ itemId: shirt.id, part }]);
    expect([booked('whole'), booked('evening'), booked('morning')]).toEqual([
      ['double-booked'],
      ['double-booked'],
      [],
    ]);
  });

  test('with as many bookings at one time as there are copies', () => {
    const shirt = item('a', 'shirt', { quantity: 2 });
    const booked = (...parts: ('whole' | 'morning' | 'evening')[]) =>
      kinds(
        [shirt],
        { ...plan, part: 'whole' },
        parts.map((part) => ({ itemId: shirt.id, part })),
      );
    expect(booked('evening')).toEqual([]);
    expect(booked('evening', 'morning')).toEqual([]);
    expect(booked('evening', 'evening')).toEqual(['double-booked']);
    expect(booked('whole', 'morning')).toEqual(['double-booked']);
  });

  test('with two items in one place on the body', () => {
    expect(kinds([item('a', 'shirt'), item('b', 'blouse'), item('c', 'jeans')], plan, [])).toEqual([
      'same-place',
    ]);
  });

  test('with items still away, not with items back or washed by then', () => {
    const lent = (dueBack: string | null) =>
      item('a', 'coat', { place: 'lent', dueBack: dueBack === null ? null : day(dueBack) });
    expect(kinds([lent('2026-03-11')], plan, [])).toEqual(['away']);
    expect(kinds([lent(null)], plan, [])).toEqual(['away']);
    expect(kinds([lent('2026-03-10')], plan, [])).toEqual([]);
    expect(kinds([item('a', 'shirt', { dirty: true })], plan, [])).toEqual([]);
    expect(kinds([item('a', 'shirt', { dirty: true })], { ...plan, today: plan.day }, [])).toEqual(['dirty']);
  });

  test('with items off the dress code, if both formalities are known', () => {
    const dressed = (formality: number | null, dressCode: string) =>
      kinds([item('a', 'shirt', { formality })], { ...plan, dressCode }, []);
    expect(dressed(1, 'Black Tie')).toEqual(['off-dress-code']);
    expect(dressed(5, 'black-tie')).toEqual([]);
    expect(dressed(5, 'Casual')).toEqual(['off-dress-code']);
    expect(dressed(1, 'all in white')).toEqual([]);
    expect(dressed(null, 'black tie')).toEqual([]);
  });

  test('recognises longer dress codes before shorter ones within them', () => {
    expect(formalityOf('business casual')).toEqual({ from: 2, to: 4 });
    expect(formalityOf('Semi-formal')).toEqual({ from: 3, to: 4 });
    expect(formalityOf(null)).toBeNull();
  });
});

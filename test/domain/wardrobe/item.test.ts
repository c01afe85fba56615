import { describe, expect, test } from 'vitest';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import type { Day } from '../../../src/domain/wardrobe/calendar.ts';
import { DayInFuture } from '../../../src/domain/wardrobe/errors.ts';
import { categories } from '../../../src/domain/wardrobe/items/category.ts';
import {
  DueBackTooEarly,
  ItemNotGone,
  ItemNotOwned,
  NothingIsDueBack,
  ProceedsDiffer,
} from '../../../src/domain/wardrobe/items/errors.ts';
import { Item, type ItemId } from '../../../src/domain/wardrobe/items/item.ts';
import { moveItems } from '../../../src/domain/wardrobe/items/item-batch.ts';
import type { ItemChanges } from '../../../src/domain/wardrobe/items/item-details.ts';
import { type WashId, washItems } from '../../../src/domain/wardrobe/laundry/wash.ts';
import { eventsOf, fieldsOf as fields } from './events.ts';

const today = '2026-01-10' as Day;
const yesterday = '2026-01-09' as Day;
const tomorrow = '2026-01-11' as Day;
const draft = { id: 'i' as ItemId, ownerId: 'o' as UserId, importKey: null, today, at: 1 };
const add = (details: Omit<ItemChanges, 'name' | 'category'> = {}) =>
  Item.add(draft, { name: 'A shirt', category: 'shirt', ...details });
const euros = { amount: 100n, currency: 'EUR' };
const eventNames = (item: Item) => eventsOf(item).map(([name]) => name);

test('warmth and wash interval follow the category until the owner sets them', () => {
  const item = add();
  expect(fields(item)).toMatchObject({ warmth: categories.shirt.warmth, washEvery: 1 });
  item.edit({ category: 'coat' }, today, 2);
  expect(fields(item)).toMatchObject({ warmth: categories.coat.warmth, washEvery: 30 });
  item.edit({ warmth: 2, washEvery: null }, today, 3);
  item.edit({ category: 'hat' }, today, 4);
  expect(fields(item)).toMatchObject({ warmth: 2, washEvery: null });
});

test('an edit changes only the fields it names', () => {
  const item = add({ brand: 'Öst', price: euros, notes: 'mine' });
  item.edit({ notes: null, brand: undefined }, today, 2);
  expect(fields(item)).toMatchObject({ brand: 'Öst', brandKey: 'ost', notes: null, priceAmount: 100 });
  expect(eventNames(item)).toEqual(['wardrobe.item-added', 'wardrobe.item-changed']);
});

test('a wished item cannot be moved, washed or retired until it is bought', () => {
  const item = add({ ownership: 'wished' });
  expect(() => item.move('lent', null, today)).toThrow(ItemNotOwned);
  expect(() => item.wash(today, today)).toThrow(ItemNotOwned);
  expect(() => item.retire('sold', today, null, today)).toThrow(ItemNotOwned);
  item.edit({ ownership: 'owned' }, today, 2);
  item.move('lent', tomorrow, today);
  expect(fields(item)).toMatchObject({ place: 'lent', dueBack: tomorrow });
});

test('an item that is gone returns only by restoring it', () => {
  const item = add({ price: euros });
  expect(() => item.restore(today)).toThrow(ItemNotGone);
  item.retire('sold', yesterday, { amount: 40n, currency: 'EUR' }, today);
  expect(fields(item)).toMatchObject({
    ownership: 'gone',
    goneWhy: 'sold',
    goneOn: yesterday,
    proceedsAmount: 40,
  });
  expect(() => item.edit({ ownership: 'owned' }, today, 2)).toThrow(ItemNotOwned);
  expect(() => item.edit({ price: { amount: 1n, currency: 'USD' } }, today, 2)).toThrow(ProceedsDiffer);
  item.restore(today);
  expect(fields(item)).toMatchObject({
    ownership: 'owned',
    goneWhy: null,
    proceedsAmount: null,
    place: 'closet',
  });
  expect(eventNames(item)).toEqual([
    'wardrobe.item-added',
    'wardrobe.item-retired',
    'wardrobe.item-restored',
  ]);
});

test('future days, other currencies and impossible due dates are refused', () => {
  const item = add({ price: euros });
  expect(() => add({ boughtOn: tomorrow })).toThrow(DayInFuture);
  expect(() => item.wash(tomorrow, today)).toThrow(DayInFuture);
  expect(() => item.retire('given', tomorrow, null, today)).toThrow(DayInFuture);
  expect(() => item.retire('sold', today, { amount: 1n, currency: 'USD' }, today)).toThrow(ProceedsDiffer);
  expect(() => item.move('lent', yesterday, today)).toThrow(DueBackTooEarly);
  for (const place of ['closet', 'storage', 'lost'] as const)
    expect(() => item.move(place, tomorrow, today)).toThrow(NothingIsDueBack);
});

test('a wash returns items that were in the laundry by then', () => {
  const item = add();
  item.move('laundry', tomorrow, today);
  item.wash(yesterday, today);
  expect(fields(item)).toMatchObject({ place: 'laundry', dueBack: tomorrow });
  item.wash(today, today);
  expect(fields(item)).toMatchObject({ place: 'closet', dueBack: null });
});

test('an item without colours takes them from its first image', () => {
  const images = ['x', 'y'] as Id[];
  const red = { hex: '#ff0000', name: 'red', share: 1 };

  expect(add().imageForColours(images)).toBe('x');
  expect(add().imageForColours(undefined)).toBeUndefined();
  expect(add({ colours: [red] }).imageForColours(images)).toBeUndefined();
});

describe('An imported item', () => {
  const basics = { name: 'A shirt', category: 'shirt' } as const;
  const gone = { why: 'sold', on: yesterday, proceeds: euros } as const;

  test('is where the file says, unless it is only wished for', () => {
    expect(fields(Item.import(draft, { ...basics, place: 'storage' }))).toMatchObject({
      ownership: 'owned',
      place: 'storage',
    });
    expect(fields(Item.import(draft, { ...basics, ownership: 'wished', place: 'storage' }))).toMatchObject({
      ownership: 'wished',
      place: 'closet',
    });
  });

  test('is gone if the file says how it ended', () => {
    const item = Item.import(draft, { ...basics, ownership: 'gone', gone });

    expect(fields(item)).toMatchObject({ ownership: 'gone', goneWhy: 'sold', goneOn: yesterday });
    expect(eventNames(item)).toEqual(['wardrobe.item-added', 'wardrobe.item-retired']);
  });
});

describe('A batch of items', () => {
  const ownerId = 'o' as UserId;
  const items = () => [add(), Item.add({ ...draft, id: 'j' as ItemId }, { name: 'B', category: 'hat' })];

  test('is moved as one event', () => {
    const batch = items();
    for (const item of batch) eventsOf(item);

    moveItems(batch, { ownerId, place: 'lent', dueBack: tomorrow, today });

    expect(batch.map((item) => fields(item).place)).toEqual(['lent', 'lent']);
    expect(batch.flatMap(eventsOf)).toEqual([
      ['wardrobe.items-moved', { itemIds: ['i', 'j'], ownerId, place: 'lent' }],
    ]);
  });

  test('is washed as one event', () => {
    const batch = items();
    for (const item of batch) eventsOf(item);

    washItems(batch, { id: 'w' as WashId, ownerId, on: yesterday, today });

    expect(batch.flatMap(eventsOf)).toEqual([
      ['wardrobe.items-washed', { itemIds: ['i', 'j'], ownerId, on: yesterday }],
    ]);
  });

  test('is refused as a whole if one item cannot be moved', () => {
    const batch = [...items(), add({ ownership: 'wished' })];

    expect(() => moveItems(batch, { ownerId, place: 'lent', dueBack: null, today })).toThrow(ItemNotOwned);
  });
});

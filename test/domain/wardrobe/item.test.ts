import { expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { categories } from '../../../src/domain/wardrobe/category.ts';
import {
  DayInFuture,
  DueBackTooEarly,
  ItemNotGone,
  ItemNotOwned,
  NothingIsDueBack,
  ProceedsDiffer,
} from '../../../src/domain/wardrobe/errors.ts';
import { Item, type ItemId } from '../../../src/domain/wardrobe/item.ts';
import type { ItemChanges } from '../../../src/domain/wardrobe/item-details.ts';
import type { Day } from '../../../src/domain/wardrobe/words.ts';

const today = '2026-01-10' as Day;
const yesterday = '2026-01-09' as Day;
const tomorrow = '2026-01-11' as Day;
const draft = { id: 'i' as ItemId, ownerId: 'o' as UserId, importKey: null, today, at: 1 };
const add = (said: Omit<ItemChanges, 'name' | 'category'> = {}) =>
  Item.add(draft, { name: 'A shirt', category: 'shirt', ...said });
const fields = (item: Item) => ({ ...item }) as unknown as Record<string, unknown>;
const euros = { amount: 100n, currency: 'EUR' };
const happened = (item: Item) => takeEvents(item).map(({ name }) => name);

test('warmth and washing are the category’s until the owner says otherwise, and follow it', () => {
  const item = add();
  expect(fields(item)).toMatchObject({ warmth: categories.shirt.warmth, washEvery: 1 });
  item.edit({ category: 'coat' }, today, 2);
  expect(fields(item)).toMatchObject({ warmth: categories.coat.warmth, washEvery: 30 });
  item.edit({ warmth: 2, washEvery: null }, today, 3);
  item.edit({ category: 'hat' }, today, 4);
  expect(fields(item)).toMatchObject({ warmth: 2, washEvery: null });
});

test('a change names what changes, and leaves the rest', () => {
  const item = add({ brand: 'Öst', price: euros, notes: 'mine' });
  item.edit({ notes: null, brand: undefined }, today, 2);
  expect(fields(item)).toMatchObject({ brand: 'Öst', brandKey: 'ost', notes: null, priceAmount: 100 });
  expect(happened(item)).toEqual(['wardrobe.item-added', 'wardrobe.item-changed']);
});

test('what is wished is nowhere: it cannot be moved, washed or retired, but bought', () => {
  const item = add({ ownership: 'wished' });
  expect(() => item.move('lent', null, today)).toThrow(ItemNotOwned);
  expect(() => item.wash(today, today)).toThrow(ItemNotOwned);
  expect(() => item.retire('sold', today, null, today)).toThrow(ItemNotOwned);
  item.edit({ ownership: 'owned' }, today, 2);
  item.move('lent', tomorrow, today);
  expect(fields(item)).toMatchObject({ place: 'lent', dueBack: tomorrow });
});

test('what is gone comes back by restoring alone', () => {
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
  expect(happened(item)).toEqual(['wardrobe.item-added', 'wardrobe.item-retired', 'wardrobe.item-restored']);
});

test('days that have not come are refused, and so is what cannot be', () => {
  const item = add({ price: euros });
  expect(() => add({ boughtOn: tomorrow })).toThrow(DayInFuture);
  expect(() => item.wash(tomorrow, today)).toThrow(DayInFuture);
  expect(() => item.retire('given', tomorrow, null, today)).toThrow(DayInFuture);
  expect(() => item.retire('sold', today, { amount: 1n, currency: 'USD' }, today)).toThrow(ProceedsDiffer);
  expect(() => item.move('lent', yesterday, today)).toThrow(DueBackTooEarly);
  for (const place of ['closet', 'storage', 'lost'] as const)
    expect(() => item.move(place, tomorrow, today)).toThrow(NothingIsDueBack);
});

test('a wash brings back what was in it by then', () => {
  const item = add();
  item.move('laundry', tomorrow, today);
  item.wash(yesterday, today);
  expect(fields(item)).toMatchObject({ place: 'laundry', dueBack: tomorrow });
  item.wash(today, today);
  expect(fields(item)).toMatchObject({ place: 'closet', dueBack: null });
});

import { expect, test } from 'vitest';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { Collection, type CollectionId, holdsOwnOnly } from '../../../src/domain/wardrobe/collection.ts';
import { DayInFuture } from '../../../src/domain/wardrobe/errors.ts';
import type { ItemId } from '../../../src/domain/wardrobe/item.ts';
import type { OccasionId } from '../../../src/domain/wardrobe/occasion.ts';
import {
  Outfit,
  type OutfitChanges,
  type OutfitId,
  type Piece,
} from '../../../src/domain/wardrobe/outfit.ts';
import { bitsOf, seasonsOf } from '../../../src/domain/wardrobe/seasons.ts';
import { Wear, type WearId } from '../../../src/domain/wardrobe/wear.ts';
import type { Day, Season } from '../../../src/domain/wardrobe/words.ts';

const owner = { ownerId: 'o' as UserId, at: 1 };
const piece = (itemId: string): Piece => ({
  ...{ itemId: itemId as ItemId, x: 0.5, y: 0.5, scale: 1, rotation: 0, z: 0 },
});
const fields = (one: object) => ({ ...one }) as Record<string, unknown>;
const happened = (one: object) => takeEvents(one).map(({ name, data }) => [name, data]);
const told: OutfitChanges = {
  ...{ name: 'Monday', tags: ['work'], formality: 3, notes: 'dry', favourite: true },
  visibility: 'public',
};

test('an outfit is what was said of it, and private, plain and for all year else', () => {
  const outfit = Outfit.create({ id: 'f' as OutfitId, ...owner }, { pieces: [piece('a')] });
  expect(fields(outfit)).toMatchObject({
    ...{ name: null, pieces: [piece('a')], tags: [], seasons: 0, formality: null, notes: null },
    ...{ favourite: false, visibility: 'private', parentId: null, parentOwnerId: null, createdAt: 1 },
    editedAt: null,
  });
  expect(happened(outfit)).toEqual([['wardrobe.outfit-created', { outfitId: 'f', ownerId: 'o' }]]);
  const seasons: Season[] = ['autumn', 'winter'];
  const full = Outfit.create({ id: 'g' as OutfitId, ...owner }, { ...told, seasons, pieces: [] });
  expect(fields(full)).toMatchObject({ ...told, seasons: bitsOf(seasons) });
});

test('a change of an outfit names what changes, and leaves the rest', () => {
  const outfit = Outfit.create({ id: 'f' as OutfitId, ...owner }, { ...told, pieces: [piece('a')] });
  takeEvents(outfit);
  outfit.edit({}, 2);
  expect(fields(outfit)).toMatchObject({ ...told, pieces: [piece('a')], editedAt: 2 });
  outfit.edit({ pieces: [piece('b'), piece('c')], tags: ['rain'], name: null, favourite: false }, 3);
  expect(fields(outfit)).toMatchObject({ name: null, favourite: false, formality: 3, editedAt: 3 });
  expect(outfit.found).toEqual({ itemIds: ['b', 'c'], tags: ['rain'] });
  outfit.remove();
  const ids = { outfitId: 'f', ownerId: 'o' };
  expect(happened(outfit)).toEqual([
    ['wardrobe.outfit-changed', ids],
    ['wardrobe.outfit-changed', ids],
    ['wardrobe.outfit-removed', ids],
  ]);
});

test('a clone credits whose it was made from', () => {
  const parent = { id: 'p' as OutfitId, ownerId: 'q' as UserId };
  const outfit = Outfit.clone({ id: 'f' as OutfitId, ...owner }, parent, { ...told, pieces: [piece('a')] });
  expect(fields(outfit)).toMatchObject({ ...told, parentId: 'p', parentOwnerId: 'q' });
  const ids = { outfitId: 'f', ownerId: 'o' };
  expect(happened(outfit)).toEqual([
    ['wardrobe.outfit-created', ids],
    ['wardrobe.outfit-cloned', { ...ids, parentId: 'p', parentOwnerId: 'q' }],
  ]);
});

const [yesterday, today, tomorrow] = ['2026-01-09', '2026-01-10', '2026-01-11'] as [Day, Day, Day];
const items = (...ids: string[]) => ids as ItemId[];
const diary = {
  ...{ part: 'evening', outfitId: 'f' as OutfitId, occasionId: 'e' as OccasionId, weather: { tempC: 8 } },
  ...{ mood: 'fine', note: 'again', photoId: 'x' as Id },
} as const;
const logged = (said: object = {}) =>
  Wear.log({ id: 'w' as WearId, ...owner, today }, { on: today, itemIds: items('a', 'b', 'a'), ...said });

test('a wear counts each item once, on a day that has come', () => {
  const wear = logged();
  expect(wear.counts).toEqual({ on: today, itemIds: ['a', 'b'] });
  expect(fields(wear)).toMatchObject({
    ...{ part: 'whole', outfitId: null, occasionId: null, weather: null, mood: null, note: null },
    ...{ photoId: null, createdAt: 1, editedAt: null },
  });
  expect(happened(wear)).toEqual([['wardrobe.wear-logged', { wearId: 'w', ownerId: 'o', on: today }]]);
  expect(() => logged({ on: tomorrow })).toThrow(DayInFuture);
  expect(fields(logged(diary))).toMatchObject(diary);
});

test('a wear is amended in what is named, and voided', () => {
  const wear = logged(diary);
  takeEvents(wear);
  wear.amend({}, today, 2);
  expect(fields(wear)).toMatchObject({ ...diary, editedAt: 2 });
  expect(() => wear.amend({ on: tomorrow }, today, 3)).toThrow(DayInFuture);
  wear.amend({ on: yesterday, itemIds: items('c', 'c'), note: null, mood: null }, today, 3);
  expect(wear.counts).toEqual({ on: yesterday, itemIds: ['c'] });
  expect(fields(wear)).toMatchObject({ ...diary, note: null, mood: null, editedAt: 3 });
  wear.void();
  expect(happened(wear)).toEqual([
    ['wardrobe.wear-amended', { wearId: 'w', ownerId: 'o', on: today }],
    ['wardrobe.wear-amended', { wearId: 'w', ownerId: 'o', on: yesterday }],
    ['wardrobe.wear-voided', { wearId: 'w', ownerId: 'o', on: yesterday }],
  ]);
});

test('a collection changes in what is named; what is counted and packed holds one’s own alone', () => {
  const about = { title: 'few', notes: 'n', visibility: 'private' } as const;
  const collection = Collection.create({ id: 'c' as CollectionId, kind: 'capsule', ...about, ...owner });
  collection.edit({}, 2);
  expect(fields(collection)).toMatchObject({ ...about, kind: 'capsule', createdAt: 1, editedAt: 2 });
  const other = { title: 'fewer', notes: null, visibility: 'public' } as const;
  collection.edit(other, 3);
  expect(fields(collection)).toMatchObject({ ...other, editedAt: 3 });
  collection.remove();
  const ids = { collectionId: 'c', ownerId: 'o' };
  expect(happened(collection)).toEqual([
    ['wardrobe.collection-created', ids],
    ['wardrobe.collection-changed', ids],
    ['wardrobe.collection-changed', ids],
    ['wardrobe.collection-removed', ids],
  ]);
  const kinds = ['lookbook', 'capsule', 'packing', 'wishlist', 'moodboard'] as const;
  expect(kinds.filter(holdsOwnOnly)).toEqual(['capsule', 'packing']);
});

test('seasons are kept as a set, and none is all year', () => {
  const all: Season[] = ['spring', 'summer', 'autumn', 'winter'];
  expect(all.map((season) => bitsOf([season]))).toEqual([1, 2, 4, 8]);
  expect(bitsOf([])).toBe(0);
  expect(bitsOf(['winter', 'spring', 'winter'])).toBe(9);
  for (let bits = 0; bits < 16; bits++) expect(bitsOf(seasonsOf(bits))).toBe(bits);
});

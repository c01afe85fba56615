import { describe, expect, test } from 'vitest';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import type { Day } from '../../../src/domain/wardrobe/calendar.ts';
import { ItemIsWished } from '../../../src/domain/wardrobe/diary/errors.ts';
import { Wear, type WearDetails, type WearId } from '../../../src/domain/wardrobe/diary/wear.ts';
import { DayInFuture } from '../../../src/domain/wardrobe/errors.ts';
import type { ItemId } from '../../../src/domain/wardrobe/items/item.ts';
import type { OccasionId } from '../../../src/domain/wardrobe/occasions/occasion.ts';
import { PiecesNotYours } from '../../../src/domain/wardrobe/outfits/errors.ts';
import type { OutfitId } from '../../../src/domain/wardrobe/outfits/outfit.ts';
import { eventsOf, fieldsOf, itemIds, owned } from './events.ts';

const [yesterday, today, tomorrow] = ['2026-01-09', '2026-01-10', '2026-01-11'] as [Day, Day, Day];
const draft = { id: 'w' as WearId, ownerId: 'o' as UserId, today, at: 1 };
const details = {
  part: 'evening',
  outfitId: 'f' as OutfitId,
  occasionId: 'e' as OccasionId,
  weather: { tempC: 8 },
  mood: 'fine',
  note: 'again',
  photoId: 'x' as Id,
} as const;
const log = (changes: Partial<WearDetails> = {}) =>
  Wear.log(draft, { on: today, itemIds: itemIds('a', 'b', 'a'), ...changes }, owned('a', 'b'));

describe('A wear', () => {
  test('counts each item once', () => {
    expect(log().counted).toEqual({ on: today, itemIds: ['a', 'b'] });
  });

  test('is for the whole day and without details by default', () => {
    const wear = log();

    expect(fieldsOf(wear)).toMatchObject({
      part: 'whole',
      outfitId: null,
      occasionId: null,
      weather: null,
      mood: null,
      note: null,
      photoId: null,
      createdAt: 1,
      editedAt: null,
    });
    expect(eventsOf(wear)).toEqual([['wardrobe.wear-logged', { wearId: 'w', ownerId: 'o', on: today }]]);
  });

  test('is refused for a day in the future', () => {
    expect(() => log({ on: tomorrow })).toThrow(DayInFuture);
    expect(() => log().amend({ on: tomorrow }, owned(), today, 3)).toThrow(DayInFuture);
  });

  test('accepts items that are gone, but none that is only wished for or someone else’s', () => {
    const items = new Map([
      ['a' as ItemId, 'gone' as const],
      ['b' as ItemId, 'wished' as const],
    ]);
    const logOf = (...ids: string[]) => Wear.log(draft, { on: today, itemIds: itemIds(...ids) }, items);

    expect(logOf('a').counted.itemIds).toEqual(['a']);
    expect(() => logOf('a', 'b')).toThrow(ItemIsWished);
    expect(() => logOf('a', 'z')).toThrow(PiecesNotYours);
    expect(() => log().amend({ itemIds: itemIds('z') }, owned(), today, 2)).toThrow(PiecesNotYours);
  });

  test('keeps the fields that an amendment leaves out', () => {
    const wear = log(details);

    wear.amend({}, owned(), today, 2);

    expect(fieldsOf(wear)).toMatchObject({ ...details, editedAt: 2 });
  });

  test('replaces the fields that an amendment names', () => {
    const wear = log(details);
    const changes = { on: yesterday, itemIds: itemIds('c', 'c'), note: null, mood: null };

    wear.amend(changes, owned('c'), today, 3);

    expect(wear.counted).toEqual({ on: yesterday, itemIds: ['c'] });
    expect(fieldsOf(wear)).toMatchObject({ ...details, note: null, mood: null, editedAt: 3 });
  });

  test('records amendments and voiding with its day', () => {
    const wear = log();
    eventsOf(wear);

    wear.amend({ on: yesterday }, owned(), today, 2);
    wear.void();

    expect(eventsOf(wear)).toEqual([
      ['wardrobe.wear-amended', { wearId: 'w', ownerId: 'o', on: yesterday }],
      ['wardrobe.wear-voided', { wearId: 'w', ownerId: 'o', on: yesterday }],
    ]);
  });
});

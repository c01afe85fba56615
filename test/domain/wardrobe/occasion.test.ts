import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { addDays, type Day, type Part, parts } from '../../../src/domain/wardrobe/calendar.ts';
import { Occasion, type OccasionId } from '../../../src/domain/wardrobe/occasions/occasion.ts';
import type { OutfitId } from '../../../src/domain/wardrobe/outfits/outfit.ts';

const start = '2026-06-01' as Day;
const occasion = (endsOn = '2026-06-03') =>
  Occasion.create(
    { id: 'o' as OccasionId, ownerId: 'u' as UserId, at: 0 },
    { title: 'a wedding', startsOn: start, endsOn: endsOn as Day },
  );
const refused = (work: () => void) => {
  try {
    work();
    return 'nothing';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('An occasion', () => {
  test('lasts from 1 to 60 days', () => {
    expect(refused(() => occasion('2026-05-31'))).toBe('wardrobe.ends-before-start');
    expect(refused(() => occasion('2026-07-30'))).toBe('nothing');
    expect(refused(() => occasion('2026-07-31'))).toBe('wardrobe.occasion-too-long');
  });

  test('changes only the named fields and records each change', () => {
    const told = {
      ...{ title: 'tea', kind: 'party', place: 'home', dressCode: 'smart', notes: 'n' },
      visibility: 'friends',
    } as const;
    const ids = { id: 'o' as OccasionId, ownerId: 'u' as UserId, at: 0 };
    const plain = Occasion.create(ids, { title: 'tea', startsOn: start });
    expect({ ...plain }).toMatchObject({
      ...{ title: 'tea', startsOn: start, endsOn: start, kind: null, place: null, dressCode: null },
      ...{ notes: null, visibility: 'private', createdAt: 0, editedAt: null },
    });
    const full = Occasion.create(ids, { ...told, startsOn: start });
    full.edit({}, 1);
    expect({ ...full }).toMatchObject({ ...told, startsOn: start, endsOn: start, editedAt: 1 });
    const other = {
      ...{ title: 'ball', kind: null, place: null, dressCode: null, notes: null },
      visibility: 'public',
    } as const;
    full.edit(other, 2);
    expect({ ...full }).toMatchObject({ ...other, editedAt: 2 });
    full.planOutfit('a' as OutfitId, {});
    expect(full.unplanOutfit('b' as OutfitId)).toBe(false);
    expect(full.unplanOutfit('a' as OutfitId)).toBe(true);
    expect(full.planned).toEqual([]);
    full.remove();
    expect(full.firstDay).toBe(start);
    const named = { occasionId: 'o', ownerId: 'u' };
    expect(takeEvents(full).map(({ name, data }) => [name, data])).toEqual([
      ['wardrobe.occasion-created', named],
      ['wardrobe.occasion-changed', named],
      ['wardrobe.occasion-changed', named],
      ['wardrobe.outfit-planned', { ...named, outfitId: 'a', day: start, part: 'whole' }],
      ['wardrobe.occasion-changed', named],
      ['wardrobe.occasion-removed', named],
    ]);
  });

  test('moves its plans along and drops those outside its days', () => {
    const one = occasion();
    one.planOutfit('a' as OutfitId, {});
    one.planOutfit('b' as OutfitId, { day: '2026-06-03' as Day });
    one.edit({ startsOn: '2026-07-10' as Day }, 1);
    expect(one.planned.map(({ outfitId, day }) => [outfitId, day])).toEqual([
      ['a', '2026-07-10'],
      ['b', '2026-07-12'],
    ]);
    one.edit({ endsOn: '2026-07-11' as Day }, 2);
    expect(one.planned.map(({ outfitId }) => outfitId)).toEqual(['a']);
  });

  test('refuses plans for other days and more than 100 plans', () => {
    const one = occasion();
    for (const day of ['2026-05-31', '2026-06-04'] as Day[])
      expect(refused(() => one.planOutfit('a' as OutfitId, { day }))).toBe('wardrobe.day-outside-occasion');
    for (let i = 0; i < 100; i++) one.planOutfit(`${i}` as OutfitId, {});
    expect(refused(() => one.planOutfit('more' as OutfitId, {}))).toBe('wardrobe.plan-is-full');
    expect(refused(() => one.planOutfit('7' as OutfitId, { chosen: true }))).toBe('nothing');
  });

  test('always has exactly one chosen outfit for each planned time', () => {
    const deed = fc.record({
      add: fc.boolean(),
      outfitId: fc.constantFrom('a', 'b', 'c', 'd').map((id) => id as OutfitId),
      day: fc.option(
        fc.nat(2).map((n) => addDays(start, n)),
        { nil: undefined },
      ),
      part: fc.option(fc.constantFrom<Part>(...parts), { nil: undefined }),
      chosen: fc.option(fc.boolean(), { nil: undefined }),
    });
    fc.assert(
      fc.property(fc.array(deed, { maxLength: 30 }), (deeds) => {
        const one = occasion();
        for (const { add, outfitId, ...when } of deeds)
          if (add) one.planOutfit(outfitId, when);
          else one.unplanOutfit(outfitId, when);
        const times = new Map<string, number>();
        for (const { day, part, chosen } of one.planned) {
          const time = `${day} ${part}`;
          times.set(time, (times.get(time) ?? 0) + Number(chosen));
        }
        expect([...times.values()].every((chosen) => chosen === 1)).toBe(true);
        const keys = one.planned.map(({ outfitId, day, part }) => `${outfitId} ${day} ${part}`);
        expect(new Set(keys).size).toBe(keys.length);
      }),
    );
  });
});

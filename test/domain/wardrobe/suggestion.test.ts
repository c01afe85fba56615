import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Day } from '../../../src/domain/wardrobe/calendar.ts';
import { type Category, categories, categoryNames } from '../../../src/domain/wardrobe/items/category.ts';
import type { ItemId } from '../../../src/domain/wardrobe/items/item.ts';
import { slotClashes } from '../../../src/domain/wardrobe/outfits/clashes.ts';
import { seasonOf, seasons } from '../../../src/domain/wardrobe/season.ts';
import { missingPieces } from '../../../src/domain/wardrobe/suggestions/blocked.ts';
import type {
  Candidate,
  CategoryStock,
  SuggestionCriteria,
} from '../../../src/domain/wardrobe/suggestions/candidate.ts';
import { comfort, neededClo } from '../../../src/domain/wardrobe/suggestions/comfort.ts';
import { colourHarmony } from '../../../src/domain/wardrobe/suggestions/harmony.ts';
import { suggest } from '../../../src/domain/wardrobe/suggestions/suggest.ts';

const day = (text: string) => text as Day;
const item = (id: string, category: Category, more: Partial<Candidate> = {}): Candidate => ({
  id: id as ItemId,
  name: id,
  category,
  colours: [{ hex: '#111111', name: 'black', share: 1 }],
  formality: null,
  warmth: categories[category].warmth,
  seasons: [],
  waterproof: false,
  lastWorn: null,
  ...more,
});
const wishes: SuggestionCriteria = {
  on: day('2026-03-10'),
  season: 'spring',
  tempC: null,
  rain: false,
  formality: null,
  limit: 5,
};
const basics = [item('shirt', 'shirt'), item('jeans', 'jeans'), item('shoes', 'sneakers')];
const best = (candidates: Candidate[], more: Partial<SuggestionCriteria> = {}, lately: ItemId[][] = []) =>
  suggest(candidates, { ...wishes, ...more }, lately)[0];
const names = (candidates: Candidate[], more: Partial<SuggestionCriteria> = {}) =>
  best(candidates, more)
    ?.pieces.map(({ name }) => name)
    .sort();

const candidate = fc.record({
  id: fc.uuid().map((id) => id as ItemId),
  name: fc.string(),
  category: fc.constantFrom(...categoryNames),
  colours: fc.array(
    fc.record({
      hex: fc.nat(0xffffff).map((n) => `#${n.toString(16).padStart(6, '0')}`),
      name: fc.constant('x'),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
    }),
    { maxLength: 3 },
  ),
  formality: fc.option(fc.nat(5)),
  warmth: fc.double({ min: 0, max: 3, noNaN: true }),
  seasons: fc.uniqueArray(fc.constantFrom(...seasons)),
  waterproof: fc.boolean(),
  lastWorn: fc.option(fc.constantFrom(day('2026-03-09'), day('2025-01-01'))),
});
const wished = fc.record({
  on: fc.constant(wishes.on),
  season: fc.constantFrom(...seasons),
  tempC: fc.option(fc.integer({ min: -30, max: 40 })),
  rain: fc.boolean(),
  formality: fc.option(fc.nat(5).map((n) => ({ from: n, to: n }))),
  limit: fc.integer({ min: 1, max: 20 }),
});
const closet = fc.uniqueArray(candidate, { maxLength: 40, selector: ({ id }) => id });

describe('A suggestion', () => {
  test('uses only candidates, without slot clashes, with body and shoes, within the limit', () => {
    fc.assert(
      fc.property(closet, wished, (candidates, wishes) => {
        const found = suggest(candidates, wishes, []);
        expect(found.length).toBeLessThanOrEqual(wishes.limit);
        for (const { pieces, score } of found) {
          expect(pieces.every(({ id }) => candidates.some((one) => one.id === id))).toBe(true);
          expect(slotClashes(pieces)).toEqual([]);
          const covered = pieces.map(({ category }) => categories[category].slot);
          expect(covered).toContain('feet');
          expect(covered.includes('full') || (covered.includes('top') && covered.includes('bottom'))).toBe(
            true,
          );
          expect(score).toBeGreaterThanOrEqual(0);
          expect(score).toBeLessThanOrEqual(1);
        }
        const keys = found.map(({ pieces }) =>
          pieces
            .map(({ id }) => id)
            .sort()
            .join(),
        );
        expect(new Set(keys).size).toBe(keys.length);
      }),
      { numRuns: 60 },
    );
  });

  test('does not depend on the order of the items', () => {
    fc.assert(
      fc.property(closet, wished, (candidates, wishes) => {
        expect(suggest(candidates.toReversed(), wishes, [])).toEqual(suggest(candidates, wishes, []));
      }),
      { numRuns: 40 },
    );
  });

  test('is possible, or the missing pieces are named', () => {
    fc.assert(
      fc.property(closet, wished, (candidates, wishes) => {
        const stock: CategoryStock[] = categoryNames.map((category) => {
          const clean = candidates.filter((one) => one.category === category).length;
          return { category, owned: clean, inCloset: clean, clean };
        });
        expect(missingPieces(stock).length > 0).toBe(suggest(candidates, wishes, []).length === 0);
      }),
      { numRuns: 60 },
    );
  });

  test('is warmer in colder weather', () => {
    const closet = [...basics, item('sweater', 'sweater'), item('parka', 'parka'), item('shorts', 'shorts')];
    expect(names(closet, { tempC: 0 })).toEqual(['jeans', 'parka', 'shirt', 'shoes', 'sweater']);
    expect(names(closet, { tempC: 26 })).toEqual(['shirt', 'shoes', 'shorts']);
    expect(neededClo(20)).toBeCloseTo(0.6);
    expect(comfort(1, 20)).toBeGreaterThan(comfort(0.2, 20));
  });

  test('keeps the rain off if an item can', () => {
    const closet = [...basics, item('coat', 'jacket'), item('mac', 'jacket', { waterproof: true })];
    expect(names(closet, { tempC: 15, rain: true })).toContain('mac');
    expect(best(basics, { rain: true })?.why).toContain('nothing of it is waterproof');
  });

  test('is as formal as requested', () => {
    const closet = [
      ...basics,
      item('suit', 'suit', { formality: 4 }),
      item('hoodie', 'hoodie', { formality: 0 }),
      item('brogues', 'loafers', { formality: 4 }),
    ];
    expect(names(closet, { formality: { from: 4, to: 5 } })).toEqual(['brogues', 'shirt', 'suit']);
  });

  test('prefers harmonious colours', () => {
    const tinted = (id: string, category: Category, hex: string) =>
      item(id, category, { colours: [{ hex, name: id, share: 1 }] });
    const navy = tinted('navy', 'trousers', '#14213d');
    const blue = tinted('blue', 'shirt', '#2a5db0');
    const green = tinted('lime', 'shirt', '#a8d820');
    const purple = tinted('purple', 'trousers', '#a03dc0');
    expect(colourHarmony([navy, blue])).toBeGreaterThan(colourHarmony([purple, green]));
    expect(names([navy, blue, purple, green, basics[2]!])).toEqual(['blue', 'navy', 'shoes']);
  });

  test('prefers long unworn items and avoids recent outfits', () => {
    const worn = basics.map((one) => ({ ...one, lastWorn: day('2026-03-09') }));
    const old = item('old shirt', 'shirt', { lastWorn: day('2025-09-01') });
    const found = best([...worn, old], {}, [worn.map(({ id }) => id)]);
    expect(found?.pieces).toContain(old);
    expect(found?.why).toContain('old shirt has not been worn for 190 days');
  });

  test('offers different base outfits before variants with another scarf', () => {
    const closet = [...basics, item('dress', 'dress'), item('one', 'scarf'), item('two', 'scarf')];
    const [first, second] = suggest(closet, { ...wishes, tempC: 2 }, []);
    expect([first, second].filter((one) => one?.pieces.some(({ name }) => name === 'dress'))).toHaveLength(1);
  });

  test('names what is missing', () => {
    const stock = (category: Category, owned: number, inCloset = owned, clean = inCloset): CategoryStock => ({
      category,
      owned,
      inCloset,
      clean,
    });
    const dressed = [stock('shirt', 1), stock('jeans', 1)];
    expect(missingPieces([...dressed, stock('sneakers', 2, 1, 0)])).toEqual(['no clean shoes']);
    expect(missingPieces([...dressed, stock('boots', 2, 0)])).toEqual(['no shoes in the closet']);
    expect(missingPieces(dressed)).toEqual(['no shoes']);
    expect(missingPieces([stock('shirt', 1, 1, 0), stock('boots', 1)])).toEqual([
      'no clean shirt or other top',
      'no trousers, skirt or other bottom',
      'no dress or jumpsuit',
    ]);
  });

  test('uses the season of the person’s hemisphere', () => {
    expect(seasonOf(day('2026-01-15'), 'Europe/Berlin')).toBe('winter');
    expect(seasonOf(day('2026-01-15'), 'Australia/Sydney')).toBe('summer');
    expect(seasonOf(day('2026-03-01'), 'UTC')).toBe('spring');
    expect(seasonOf(day('2026-09-01'), 'America/Santiago')).toBe('spring');
    expect(seasonOf(day('2026-12-01'), 'UTC')).toBe('winter');
  });
});

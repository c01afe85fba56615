import { en, Faker } from '@faker-js/faker';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { makeGarment } from '../../../src/cli/seed/wardrobes/garments.ts';
import { keyOf, wordsOf } from '../../../src/domain/kernel/words.ts';
import {
  colourDistance,
  hexOf,
  labOf,
  similarColourDistance,
} from '../../../src/domain/wardrobe/items/colour.ts';
import type { In, Out } from '../../kit/calls.ts';
import { ownOnes } from '../../kit/own.ts';
import { wear } from '../../kit/rows/wears.ts';
import { databases, type Person, startWorld, type World } from '../../kit/world.ts';

type Item = Extract<Out<'wardrobe.list-items'>['items'][number], { own: true }>;
type Asked = In<'wardrobe.list-items'>;
const size = 80;

const filters = fc.record(
  {
    category: fc.oneof(
      fc.constantFrom('coat' as const, 'hat' as const),
      fc
        .constant(['jeans', 'boots', 'scarf', 'dress', 'coat', 'shirt', 'suit', 'bag'] as const)
        .map((all) => [...all]),
    ),
    colour: fc.constantFrom('navy', '#ffffff', 'Grey', 'light blue', '#c81e2c'),
    brand: fc.constantFrom('Harbour', 'ØST', 'nobody'),
    season: fc.constantFrom('winter' as const, 'summer' as const),
    tag: fc.constantFrom('work', 'TRAVEL'),
    ownership: fc.constantFrom('owned' as const, 'wished' as const, 'gone' as const),
    place: fc.constantFrom('closet' as const, 'lent' as const),
    neverWorn: fc.boolean(),
    dirty: fc.boolean(),
    ready: fc.boolean(),
    favourite: fc.boolean(),
    gone: fc.boolean(),
    q: fc.constantFrom('co', 'navy', 'wool c', 'sec', 'øst', 'nothing like it'),
  },
  { requiredKeys: [] },
);
const sorts = [
  'newest',
  'oldest',
  'name',
  'brand',
  'price',
  'wears',
  'lastWorn',
  'costPerWear',
  'rating',
] as const;

/** What a list should hold, said once more without any SQL. */
function matches(item: Item, asked: Asked): boolean {
  const { category, colour, brand, season, tag, ownership, place, neverWorn, q } = asked;
  const { dirty, ready, favourite, gone } = asked;
  const words = wordsOf([item.name, item.label ?? '', item.brand ?? '', ...item.tags].join(' '));
  const near = (hex: string) => colourDistance(labOf(hex), labOf(hexOf(colour!)!)) <= similarColourDistance;
  return (
    (category === undefined || [category].flat().includes(item.category)) &&
    (colour === undefined || item.colours.some(({ hex }) => near(hex))) &&
    (brand === undefined || (item.brand !== null && keyOf(item.brand) === keyOf(brand))) &&
    (season === undefined ||
      item.seasons.length === 0 ||
      [season].flat().some((one) => item.seasons.includes(one))) &&
    (tag === undefined || item.tags.includes(tag.toLowerCase())) &&
    (ownership === undefined || item.ownership === ownership) &&
    (place === undefined || item.place === place) &&
    (neverWorn === undefined || (item.wears === 0) === neverWorn) &&
    (dirty === undefined || item.dirty === dirty) &&
    (ready === undefined || item.ready === ready) &&
    (favourite === undefined || item.favourite === favourite) &&
    (gone === undefined || (item.gone !== null) === gone) &&
    (q === undefined || wordsOf(q).every((asked) => words.some((word) => word.startsWith(asked))))
  );
}

type Keys = readonly (string | number)[];
const last = '\u{10FFFF}';
const keysOf: Record<(typeof sorts)[number], (item: Item) => Keys> = {
  newest: () => [],
  oldest: () => [],
  name: ({ name }) => [keyOf(name)],
  brand: ({ brand }) => [brand === null ? last : keyOf(brand)],
  price: ({ price }) => (price ? [price.currency, -Number(price.amount)] : [last]),
  wears: ({ wears }) => [-wears!],
  lastWorn: ({ lastWorn }) => [-Number(lastWorn?.replaceAll('-', '') ?? 0)],
  costPerWear: ({ cost, wears }) =>
    cost && wears! > 0 ? [cost.currency, Number(cost.amount) / wears!] : [last],
  rating: ({ rating }) => [-(rating ?? 0)],
};
/** The first key of items without a value. */
const lastOf: Partial<Record<(typeof sorts)[number], string | number>> = {
  brand: last,
  price: last,
  lastWorn: 0,
  costPerWear: last,
  rating: 0,
};
const usual: Record<(typeof sorts)[number], 'asc' | 'desc'> = {
  newest: 'desc',
  oldest: 'asc',
  name: 'asc',
  brand: 'asc',
  price: 'desc',
  wears: 'desc',
  lastWorn: 'desc',
  costPerWear: 'asc',
  rating: 'desc',
};
function compare(a: Keys, b: Keys): number {
  for (const [i, one] of a.entries()) if (one !== b[i]) return b[i] === undefined || one < b[i] ? -1 : 1;
  return 0;
}

/** A wardrobe in which every filter finds something. */
async function fill(world: World, ann: Person): Promise<void> {
  const faker = new Faker({ locale: en, seed: 11 });
  const ids: string[] = [];
  for (let i = 0; i < size; i++) {
    const label = i % 9 === 0 ? { label: 'Second skin' } : {};
    const priorWears = i % 3 === 0 ? 0 : i % 7;
    const { id } = await world.call(
      'wardrobe.add-item',
      { ...makeGarment(faker), ...label, priorWears, quantity: 1 + (i % 2), favourite: i % 8 === 0 },
      ann.actor,
    );
    ids.push(id);
  }
  const day = (n: number) => `2024-0${1 + (n % 9)}-1${n % 10}`;
  const diary = ids.flatMap((_, i) =>
    i % 2 ? [{ on: day(i), itemIds: [ids[i]!, ids[(i * 7) % size]!] }] : [],
  );
  await wear(
    world,
    ann.id,
    diary.map(({ on, itemIds }) => ({ on, itemIds: [...new Set(itemIds)] })),
  );
  const whole = ownOnes((await world.call('wardrobe.list-items', { limit: 100 }, ann.actor)).items);
  const owned = whole.filter(({ ownership }) => ownership === 'owned').map(({ id }) => id);
  await world.call('wardrobe.move-items', { itemIds: owned.slice(0, 20), place: 'lent' }, ann.actor);
  for (const itemId of owned.slice(30, 40))
    await world.call('wardrobe.retire-item', { itemId, why: 'given' }, ann.actor);
}

/** All pages of a list. */
async function walk({ call }: World, { actor }: Person, asked: In<'wardrobe.list-items'>): Promise<string[]> {
  const walked: string[] = [];
  let cursor: string | null = null;
  do {
    const page: Out<'wardrobe.list-items'> = await call(
      'wardrobe.list-items',
      { ...asked, ...(cursor !== null && { cursor }) },
      actor,
    );
    walked.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  } while (cursor !== null);
  return walked;
}

describe.each(databases)('the list of a wardrobe on %s', (kind) => {
  test('matches every filter in the order of every sort, page by page', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    await fill(world, ann);
    const all = ownOnes((await world.call('wardrobe.list-items', { limit: 100 }, ann.actor)).items);
    expect(all).toHaveLength(size);

    await fc.assert(
      fc.asyncProperty(
        filters,
        fc.constantFrom(...sorts),
        fc.constantFrom(undefined, 'asc' as const, 'desc' as const),
        fc.integer({ min: 1, max: 30 }),
        async (asked, sort, order, limit) => {
          const keys = keysOf[sort];
          const lacks = (item: Item) => keys(item)[0] === lastOf[sort];
          const matching = all
            .filter((item) => matches(item, asked))
            .sort((a, b) => compare(keys(a), keys(b)) || (a.id < b.id ? -1 : 1));
          const byTime = sort === 'newest' || sort === 'oldest';
          const reversed = byTime
            ? (order ?? usual[sort]) === 'desc'
            : order !== undefined && order !== usual[sort];
          const expected = reversed
            ? [matching.filter((item) => !lacks(item)), matching.filter(lacks)].flatMap((some) =>
                some.toReversed(),
              )
            : matching;
          const walked = await walk(world, ann, { ...asked, sort, ...(order && { order }), limit });
          expect(walked).toEqual(expected.map(({ id }) => id));
        },
      ),
      {
        numRuns: 150,
        examples: sorts.flatMap((sort) =>
          (['asc', 'desc'] as const).map((order): [object, typeof sort, typeof order, number] => [
            {},
            sort,
            order,
            7,
          ]),
        ),
      },
    );
  }, 60_000);
});

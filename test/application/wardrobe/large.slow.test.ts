import { en, Faker } from '@faker-js/faker';
import { describe, expect, test } from 'vitest';
import { itemSorts } from '../../../src/application/wardrobe/items/ports.ts';
import { makeGarment } from '../../../src/cli/seed/wardrobes/garments.ts';
import type { In } from '../../kit/calls.ts';
import { sentByIndexes } from '../../kit/indexed.ts';
import { analyze, planOf } from '../../kit/plans.ts';
import { roundTrips, withoutSubscribers } from '../../kit/round-trips.ts';
import { wear } from '../../kit/rows/wears.ts';
import { databases, startWorld } from '../../kit/world.ts';

const size = 10_000;
const wears = 20_000;
const tables = [
  'items',
  'item_colours',
  'item_tags',
  'item_terms',
  'wears',
  'wear_items',
  'washes',
  'wardrobe_groups',
  'outfits',
];
const more = [
  'outfit_pieces',
  'collections',
  'collection_entries',
  'accounts',
  'reactions',
  'follows',
  'friends',
];

/** Ann's wardrobe, and a smaller one of bob. */
async function startWithItems(kind: (typeof databases)[number]) {
  const world = await startWorld(kind, {}, { newDatabase: true });
  const [ann, bob] = [await world.person('ann'), await world.person('bob')];
  const faker = new Faker({ locale: en, seed: 3 });
  const ids: string[] = [];
  for (let i = 0; i < size; i += 500) {
    const items = Array.from({ length: 500 }, (_, n) => ({ ...makeGarment(faker), importKey: `${i + n}` }));
    for (const owner of i < 2000 ? [ann, bob] : [ann]) {
      const { rows, created } = await world.call('wardrobe.import-items', { items }, owner.actor);
      expect(created).toBe(500);
      if (owner === ann) ids.push(...rows.map(({ itemId }) => itemId!));
    }
  }
  const day = (i: number) => new Date(Date.UTC(2020, 0, 1 + (i % 2000))).toISOString().slice(0, 10);
  await wear(
    world,
    ann.id,
    Array.from({ length: wears }, (_, i) => ({
      on: day(i),
      itemIds: [0, 1, 2].map((n) => ids[(i * 3 + n * 977) % size]!),
    })),
  );
  const owned = await world.call('wardrobe.list-items', { ownership: 'owned', limit: 100 }, ann.actor);
  await world.call('wardrobe.wash-items', { itemIds: owned.items.map(({ id }) => id) }, ann.actor);
  let collectionId = '';
  for (let n = 0; n < 12; n++) {
    const about = { kind: 'capsule', title: 'few' } as const;
    collectionId = (await world.call('wardrobe.create-collection', about, ann.actor)).id;
    for (const refId of ids.slice(n * 20, n * 20 + 20))
      await world.call('wardrobe.put-collection-entry', { collectionId, refId }, ann.actor);
  }
  await world.settled();
  await analyze(kind, world, [...tables, ...more, 'tallies', 'tally_changes', 'blocks']);
  await withoutSubscribers(world);
  return { world, call: world.call, ann, bob, ids, collectionId };
}
type Started = Awaited<ReturnType<typeof startWithItems>>;
type Work = Record<string, () => Promise<unknown>>;

const asked: Record<string, In<'wardrobe.list-items'>> = {
  category: { category: 'coat' },
  categories: { category: ['coat', 'hat', 'jeans'] },
  colour: { colour: 'navy' },
  brand: { brand: 'Harbour' },
  season: { season: 'winter' },
  tag: { tag: 'work' },
  ownership: { ownership: 'wished' },
  place: { place: 'closet' },
  'never worn': { neverWorn: true },
  dirty: { dirty: true },
  ready: { ready: true },
  favourite: { favourite: true },
  gone: { gone: true },
  words: { q: 'navy wool c' },
  everything: {
    category: 'coat',
    colour: 'navy',
    season: 'winter',
    tag: 'work',
    q: 'coat',
    neverWorn: false,
  },
};
for (const sort of itemSorts) {
  asked[`by ${sort}`] = { sort };
  for (const order of ['asc', 'desc'] as const) asked[`by ${sort} ${order}`] = { sort, order };
}

const privateFilters = ['ownership', 'place', 'neverWorn', 'dirty', 'ready', 'favourite'];

/** Each list from its start, further on, and as bob sees it, where he may ask. */
async function listsOf({ call, ann, bob, collectionId }: Started): Promise<Work> {
  const work: Work = {};
  for (const [name, input] of Object.entries(asked)) {
    work[name] = () => call('wardrobe.list-items', input, ann.actor);
    const { nextCursor } = await call('wardrobe.list-items', { ...input, limit: 1 }, ann.actor);
    if (nextCursor)
      work[`${name}, on`] = () => call('wardrobe.list-items', { ...input, cursor: nextCursor }, ann.actor);
    if (privateFilters.some((key) => key in input)) continue;
    const sort = input.sort ?? 'newest';
    if (!['newest', 'oldest', 'name', 'brand'].includes(sort)) continue;
    work[`${name}, of ann by bob`] = () =>
      call('wardrobe.list-items', { ...input, userId: ann.id }, bob.actor);
  }
  work['of an outfit'] = () => call('wardrobe.list-items', { outfitId: collectionId }, ann.actor);

  return work;
}

/** The other reads, with their numbers of statements. */
const readsOf = ({
  call,
  ann,
  bob,
  ids,
  collectionId,
}: Started): [string, number, () => Promise<unknown>][] => [
  ['an item', 2, () => call('wardrobe.get-item', { itemId: ids[7]! }, ann.actor)],
  ['collections', 1, () => call('wardrobe.list-collections', {}, ann.actor)],
  ['a collection', 1, () => call('wardrobe.get-collection', { collectionId }, ann.actor)],
  ['statistics', 2, () => call('wardrobe.get-stats', {}, ann.actor)],
  ['statistics of less', 2, () => call('wardrobe.get-stats', {}, bob.actor)],
];

/** The index of each sort. */
const sortIndexes = {
  name: 'items_by_name',
  brand: 'items_by_brand_order',
  price: 'items_by_price',
  rating: 'items_by_rating',
  wears: 'items_by_wears',
  lastWorn: 'items_by_last_worn',
  costPerWear: 'items_by_cost_per_wear',
} as const;

/** The numbers of ranges of a first page and a later one, against the usual order. */
const reversedRanges = {
  'name desc': [1, 2],
  'brand desc': [2, 3],
  'price asc': [2, 4],
  'rating asc': [2, 3],
  'wears asc': [1, 2],
  'lastWorn asc': [2, 3],
  'costPerWear desc': [2, 4],
} as const;

describe.each(databases)('a wardrobe of 10,000 items and 20,000 wears on %s', (kind) => {
  test('answers every list, filter and statistic in few indexed statements', async () => {
    const listening = roundTrips(kind);
    const started = await startWithItems(kind);
    const { world, call, ann } = started;
    const lists = await listsOf(started);
    const watch = { kind, world, listening, tables: [...tables, ...more] };
    // A search looks up its words first.
    const statementsOf = (name: string) => (/^(words|everything)/.test(name) ? 2 : 1);
    const all = [
      ...Object.entries(lists).map(([name, run]) => [name, statementsOf(name), run] as const),
      ...readsOf(started),
    ];
    for (const [name, statements, run] of all) {
      const reads = (await sentByIndexes(watch, name, run)).filter(({ text }) =>
        /^\s*(select|with)/i.test(text),
      );
      expect({ name, statements: reads.length }).toEqual({ name, statements });
    }

    const planOfList = async (work: () => Promise<unknown>) =>
      planOf(kind, world, (await listening.sentBy(work))[0]!);
    // Backwards or forwards through the owner's rows: nothing is sorted, and the limit ends the work.
    for (const sort of ['newest', 'oldest'] as const)
      expect(await planOfList(() => call('wardrobe.list-items', { sort }, ann.actor))).not.toMatch(
        /sort|hash|temp/i,
      );
    // A page by what is stored is one range of that sort's index, and three at most further on.
    for (const [sort, index] of Object.entries(sortIndexes))
      for (const name of [`by ${sort}`, `by ${sort}, on`]) {
        const plan = await planOfList(lists[name]!);
        const twoKeys = sort === 'price' || sort === 'costPerWear';
        const ranges = name.endsWith('on') ? (twoKeys ? 3 : 2) : 1;
        expect(plan.split(new RegExp(`${index}\\b`)).length - 1, name).toBe(ranges);
        expect(plan).not.toMatch(/items_by_(owner|fit)\b/);
      }
    // Backwards, those without a value are one range more; once they are reached, the only one.
    for (const [sort, ranges] of Object.entries(reversedRanges))
      for (const [name, count] of [
        [`by ${sort}`, ranges[0]],
        [`by ${sort}, on`, ranges[1]],
      ] as const) {
        const plan = await planOfList(lists[name]!);
        const index = sortIndexes[sort.split(' ')[0] as keyof typeof sortIndexes];
        expect(plan.split(new RegExp(`${index}\\b`)).length - 1, name).toBe(count);
        expect(plan).not.toMatch(/items_by_(owner|fit)\b/);
      }
    // Few items have the tag, are gone, are favourites or were never worn: only those are read, in the order of their ids.
    for (const input of [
      { tag: 'rain' },
      { ownership: 'gone' },
      { gone: true },
      { favourite: true },
      { neverWorn: true },
    ] as const)
      expect(await planOfList(() => call('wardrobe.list-items', input, ann.actor))).not.toMatch(
        /sort|hash|temp|items_by_owner\b/i,
      );
  }, 180_000);
});

import { en, Faker } from '@faker-js/faker';
import { describe, expect, test } from 'vitest';
import { itemSorts } from '../../../src/application/wardrobe/items/ports.ts';
import { makeGarment } from '../../../src/cli/seed/garments.ts';
import type { In } from '../../kit/calls.ts';
import { analyze, fullScans, planOf } from '../../kit/plans.ts';
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

describe.each(databases)('a wardrobe of 10,000 items and 20,000 wears on %s', (kind) => {
  test('answers every list, filter and statistic in few indexed statements', async () => {
    const listening = roundTrips(kind);
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

    const { call } = world;
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
    for (const sort of itemSorts) asked[`by ${sort}`] = { sort };
    const work: Record<string, () => Promise<unknown>> = {};
    for (const [name, input] of Object.entries(asked)) {
      work[name] = () => call('wardrobe.list-items', input, ann.actor);
      const { nextCursor } = await call('wardrobe.list-items', { ...input, limit: 1 }, ann.actor);
      if (nextCursor)
        work[`${name}, on`] = () => call('wardrobe.list-items', { ...input, cursor: nextCursor }, ann.actor);
      if (['ownership', 'place', 'neverWorn'].some((key) => key in input)) continue;
      const sort = input.sort ?? 'newest';
      if (!['newest', 'oldest', 'name', 'brand'].includes(sort)) continue;
      work[`${name}, of ann by bob`] = () =>
        call('wardrobe.list-items', { ...input, userId: ann.id }, bob.actor);
    }
    work['of an outfit'] = () => call('wardrobe.list-items', { outfitId: collectionId }, ann.actor);
    const lists = Object.keys(work);
    work['an item'] = () => call('wardrobe.get-item', { itemId: ids[7]! }, ann.actor);
    work.collections = () => call('wardrobe.list-collections', {}, ann.actor);
    work['a collection'] = () => call('wardrobe.get-collection', { collectionId }, ann.actor);
    work.statistics = () => call('wardrobe.get-stats', {}, ann.actor);
    work['statistics of less'] = () => call('wardrobe.get-stats', {}, bob.actor);

    const statements: Record<string, number> = {};
    const scans: Record<string, string[]> = {};
    for (const [name, run] of Object.entries(work)) {
      const sent = (await listening.sentBy(run)).filter(({ text }) => /^\s*(select|with)/i.test(text));
      statements[name] = sent.length;
      for (const one of sent) {
        const found = await fullScans(kind, world, one, [...tables, ...more]);
        if (found.length > 0) scans[name] = found;
      }
    }
    expect(scans).toEqual({});
    // Backwards or forwards through the owner's rows: nothing is sorted, and the limit ends the work.
    for (const sort of ['newest', 'oldest'] as const) {
      const [list] = await listening.sentBy(() => call('wardrobe.list-items', { sort }, ann.actor));
      expect(await planOf(kind, world, list!)).not.toMatch(/sort|hash|temp/i);
    }
    // A page by what is stored is one range of that sort's index, and three at most further on.
    const indexes = {
      name: 'items_by_name',
      brand: 'items_by_brand_order',
      price: 'items_by_price',
      rating: 'items_by_rating',
    } as const;
    for (const [sort, index] of Object.entries(indexes) as [keyof typeof indexes, string][])
      for (const name of [`by ${sort}`, `by ${sort}, on`]) {
        const [list] = await listening.sentBy(work[name]!);
        const plan = await planOf(kind, world, list!);
        const ranges = name.endsWith('on') ? (sort === 'price' ? 3 : 2) : 1;
        expect(plan.split(new RegExp(`${index}\\b`)).length - 1, name).toBe(ranges);
        expect(plan).not.toMatch(/items_by_(owner|fit)\b/);
      }
    // Few have a tag, or are gone: those alone are looked at, in the order of their ids.
    for (const input of [{ tag: 'rain' }, { ownership: 'gone' }] as const) {
      const [list] = await listening.sentBy(() => call('wardrobe.list-items', input, ann.actor));
      expect(await planOf(kind, world, list!)).not.toMatch(/sort|hash|temp|items_by_owner\b/i);
    }
    expect(statements).toEqual({
      ...Object.fromEntries(lists.map((name) => [name, 1])),
      'an item': 2,
      collections: 1,
      'a collection': 2,
      statistics: 2,
      'statistics of less': 2,
    });
  }, 180_000);
});

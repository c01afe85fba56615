import { en, Faker } from '@faker-js/faker';
import { describe, expect, test } from 'vitest';
import { makeGarment } from '../../../src/cli/seed/wardrobes/garments.ts';
import type { Out } from '../../kit/calls.ts';
import { ownOnes } from '../../kit/own.ts';
import { type Worn, wear } from '../../kit/rows/wears.ts';
import { databases, startWorld } from '../../kit/world.ts';

type Item = Extract<Out<'wardrobe.list-items'>['items'][number], { own: true }>;
type Stats = Out<'wardrobe.get-stats'>;

const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);

/** The statistics, counted once more from the items and the diary. */
function recounted(items: readonly Item[], diary: readonly Worn[]): Stats {
  const owned = items.filter(({ ownership }) => ownership === 'owned');
  const had = items.filter(({ ownership }) => ownership !== 'wished');
  const grouped = (namesOf: (item: Item) => readonly string[]) => {
    const names = [...new Set(owned.flatMap(namesOf))];
    return names.map((name) => {
      const of = owned.filter((item) => namesOf(item).includes(name));
      return { name, items: of.length, wears: sum(of.map(({ wears }) => wears!)) };
    });
  };
  const shown = ({ id, name, wears }: Item) => ({ itemId: id, name, wears: wears! });
  const byId = owned.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  const worn = byId.filter(({ wears }) => wears! > 0);
  const unworn = byId.filter(({ wears }) => wears === 0);
  const months = [...new Set(diary.map(({ on }) => on.slice(0, 7)))].sort();
  return {
    items: {
      owned: owned.length,
      wished: items.length - had.length,
      gone: had.length - owned.length,
    },
    wears: sum(items.map(({ wears }) => wears!)),
    money: [...new Set(had.flatMap(({ price }) => price?.currency ?? []))].sort().map((currency) => {
      const of = had.filter(({ price }) => price?.currency === currency);
      const money = (amount: number) => ({ amount: String(amount), currency });
      const priceOf = ({ price }: Item) => Number(price!.amount);
      const proceeds = sum(of.map(({ gone }) => Number(gone?.proceeds?.amount ?? 0)));
      const spent = sum(of.map(priceOf));
      const wears = sum(of.map(({ wears }) => wears!));
      return {
        currency,
        value: money(sum(of.filter(({ ownership }) => ownership === 'owned').map(priceOf))),
        spent: money(spent),
        proceeds: money(proceeds),
        costPerWear: wears === 0 ? null : money(Math.floor((spent - proceeds) / wears + 0.5)),
      };
    }),
    mostWorn: worn
      .toSorted((a, b) => b.wears! - a.wears!)
      .slice(0, 10)
      .map(shown),
    leastWorn: worn
      .toSorted((a, b) => a.wears! - b.wears!)
      .slice(0, 10)
      .map(shown),
    neverWorn: { count: unworn.length, items: unworn.slice(0, 10).map(shown) },
    byCategory: grouped(({ category }) => [category]),
    byColour: grouped(({ colours }) => colours.map(({ name }) => name)),
    byBrand: grouped(({ brand }) => (brand === null ? [] : [brand])),
    bySeason: grouped(({ seasons }) => (seasons.length === 0 ? ['all-year'] : seasons)),
    byMonth: months.map((month) => {
      const of = diary.filter(({ on }) => on.startsWith(month));
      return { month, wears: of.length, items: sum(of.map(({ itemIds }) => itemIds.length)) };
    }),
  };
}

const sorted = ({ byCategory, byColour, byBrand, bySeason, ...rest }: Stats) => {
  const byName = (groups: Stats['byCategory']) => groups.toSorted((a, b) => (a.name < b.name ? -1 : 1));
  return {
    ...rest,
    byCategory: byName(byCategory),
    byColour: byName(byColour),
    byBrand: byName(byBrand),
    bySeason: byName(bySeason),
  };
};

describe.each(databases)('the statistics of a wardrobe on %s', (kind) => {
  test('equal a recount of items and diary', async () => {
    const world = await startWorld(kind);
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const empty = await world.call('wardrobe.get-stats', {}, ann.actor);
    expect(empty).toEqual(recounted([], []));
    const faker = new Faker({ locale: en, seed: 23 });
    const ids: string[] = [];
    for (let i = 0; i < 90; i++) {
      const priorWears = i % 4 === 0 ? 0 : i % 11;
      const about = {
        ...makeGarment(faker),
        priorWears,
        ...(i === 5 && { colours: [{ hex: 'navy' }, { hex: '#141f38' }] }),
      };
      ids.push((await world.call('wardrobe.add-item', about, ann.actor)).id);
      if (i < 20) await world.call('wardrobe.add-item', about, bob.actor);
    }
    const diary = Array.from({ length: 70 }, (_, i) => ({
      on: `20${20 + (i % 3)}-0${1 + (i % 9)}-1${i % 10}`,
      itemIds: [ids[i]!, ids[(i + 13) % 90]!].slice(0, 1 + (i % 2)),
    }));
    await wear(world, ann.id, diary);
    const list = async () =>
      ownOnes((await world.call('wardrobe.list-items', { limit: 100 }, ann.actor)).items);
    const sold = (await list()).filter(({ ownership, price }) => ownership === 'owned' && price).slice(0, 8);
    for (const [i, { id: itemId, price }] of sold.entries()) {
      const proceeds = i % 2 ? { proceeds: { amount: `${i * 777}`, currency: price!.currency } } : {};
      await world.call('wardrobe.retire-item', { itemId, why: 'sold', ...proceeds }, ann.actor);
    }
    const stats = await world.call('wardrobe.get-stats', {}, ann.actor);
    expect(sorted(stats)).toEqual(sorted(recounted(await list(), diary)));
    for (const groups of [stats.byCategory, stats.byColour, stats.byBrand, stats.bySeason])
      expect(groups.map(({ items }) => items)).toEqual(
        groups.map(({ items }) => items).toSorted((a, b) => b - a),
      );
  });
});

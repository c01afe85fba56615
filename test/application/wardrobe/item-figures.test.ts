import { readFile } from 'node:fs/promises';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { SqlUnitOfWork } from '../../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import {
  correctGroups,
  correctWorn,
  findGroupDrift,
  findWornDrift,
} from '../../../src/infrastructure/wardrobe/reconciliation.ts';
import type { In } from '../../kit/calls.ts';
import { ownOnes } from '../../kit/own.ts';
import { countOutcomes, startRace } from '../../kit/races.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';
import { statsOracle } from './stats-oracle.ts';

const n = fc.nat(40);
const change = fc.record({
  kind: fc.constantFrom(
    ...([
      'wear',
      'wear',
      'amend',
      'void',
      'import',
      'price',
      'prior',
      'sell',
      'restore',
      'delete',
      'edit',
      'edit',
    ] as const),
  ),
  which: n,
  with: n,
  amount: n,
});
type Change = typeof change extends fc.Arbitrary<infer C> ? C : never;

const dayOf = (n: number) => `2024-0${1 + (n % 9)}-1${n % 10}`;

/** Makes random changes of their items and wears. */
class Owner {
  readonly #world: World;
  readonly person: Person;
  readonly #items: string[] = [];
  readonly #wears: string[] = [];

  constructor(world: World, person: Person) {
    this.#world = world;
    this.person = person;
  }

  /** Resolves to the code of a refusal, and where it points, or to `nothing`. */
  async make({ kind, which, with: other, amount }: Change): Promise<string> {
    const { call } = this.#world;
    const { actor } = this.person;
    const [itemId, another] = [
      this.#items[which % this.#items.length],
      this.#items[other % this.#items.length],
    ];
    const itemIds = [...new Set([itemId!, another!])];
    const wearId = this.#wears[which % this.#wears.length];
    if (kind === 'import' || itemId === undefined) {
      const priced = amount % 3 > 0 && {
        price: { amount: `${amount * 100}`, currency: ['EUR', 'USD'][other % 2]! },
      };
      const row = {
        name: `hat ${which}`,
        category: 'hat',
        importKey: `${which} ${other}`,
        priorWears: other % 3,
        ...priced,
      };
      const { rows } = await call('wardrobe.import-items', { items: [row] }, actor);
      this.#items.push(rows[0]!.itemId!);
      return 'nothing';
    }
    const run = async (): Promise<unknown> => {
      if (kind === 'wear') {
        const { id } = await call('wardrobe.log-wear', { on: dayOf(amount), itemIds }, actor);
        return this.#wears.push(id);
      }
      if (kind === 'price') {
        const price = amount === 0 ? null : { amount: `${amount * 77}`, currency: 'EUR' };
        return call('wardrobe.update-item', { itemId, price, quantity: 1 + (other % 3) }, actor);
      }
      if (kind === 'edit') {
        const brand = [null, 'Øst', 'ØST', 'Harbour'][amount % 4]!;
        const hexes = ['navy', '#141f38', 'red', '#c81e2c'].slice(amount % 4, (amount % 4) + (other % 3));
        const details = {
          category: (['hat', 'coat'] as const)[which % 2]!,
          brand,
          colours: hexes.map((hex) => ({ hex })),
          seasons: (['winter', 'summer'] as const).slice(0, other % 3),
        };
        return call('wardrobe.update-item', { itemId, ...details }, actor);
      }
      if (kind === 'prior') return call('wardrobe.update-item', { itemId, priorWears: amount % 4 }, actor);
      if (kind === 'sell') {
        const proceeds = amount % 2 ? { amount: `${amount}`, currency: 'EUR' } : undefined;
        return call('wardrobe.retire-item', { itemId, why: 'sold', proceeds }, actor);
      }
      if (kind === 'restore') return call('wardrobe.restore-item', { itemId }, actor);
      if (kind === 'delete') return call('wardrobe.remove-item', { itemId }, actor);
      if (wearId === undefined) return undefined;
      if (kind === 'void') return call('wardrobe.void-wear', { wearId }, actor);
      const worn = { ...(amount % 2 && { on: dayOf(amount) }), ...(amount % 3 && { itemIds }) };
      return call('wardrobe.amend-wear', { wearId, ...worn }, actor);
    };
    return refusalOf(run());
  }
}

const expected = [
  'nothing',
  'wardrobe.item-not-found',
  'wardrobe.wear-not-found',
  'wardrobe.item-in-use',
  'wardrobe.item-not-owned',
  'wardrobe.item-not-gone',
  'wardrobe.proceeds-in-another-currency',
  'wardrobe.pieces-not-yours',
];

/** Compares the lists by figures with an order made from the figures that the items show. */
async function expectOrders(world: World, { actor }: Person): Promise<void> {
  const list = async (asked: In<'wardrobe.list-items'>) =>
    ownOnes((await world.call('wardrobe.list-items', { ...asked, limit: 100 }, actor)).items);
  type Item = Awaited<ReturnType<typeof list>>[number];
  const all = await list({ sort: 'oldest' });
  const costs = ({ cost, wears }: Item) => (cost && wears > 0 ? Number(cost.amount) / wears : null);
  const keys: Record<'wears' | 'lastWorn' | 'costPerWear', (item: Item) => readonly (string | number)[]> = {
    wears: ({ wears }) => [-wears],
    lastWorn: ({ lastWorn }) => [lastWorn === null ? 0 : -Date.parse(lastWorn)],
    costPerWear: (item) => (costs(item) === null ? ['~'] : [item.cost!.currency, costs(item)!]),
  };
  const differ = (a: readonly (string | number)[], b: typeof a) => {
    const at = a.findIndex((key, i) => key !== b[i]);
    return at < 0 ? 0 : a[at]! < b[at]! ? -1 : 1;
  };
  for (const [sort, keysOf] of Object.entries(keys) as [keyof typeof keys, (typeof keys)['wears']][]) {
    const sorted = all.toSorted((a, b) => differ(keysOf(a), keysOf(b)));
    expect((await list({ sort })).map(({ id }) => id)).toEqual(sorted.map(({ id }) => id));
  }
  for (const neverWorn of [true, false]) {
    const found = await list({ neverWorn, sort: 'oldest' });
    expect(found.map(({ id }) => id)).toEqual(
      all.filter(({ wears }) => (wears === 0) === neverWorn).map(({ id }) => id),
    );
  }
}

const plant = sql<{ itemId: string }>(
  "update items set logged_wears = logged_wears + 3, last_worn_on = '2030-01-01' where id = :itemId",
);

const unfilled = sql<{ itemId: string }>(
  'update items set logged_wears = 0, last_worn_on = null where id = :itemId',
);

describe.each(databases)('the stored figures of items on %s', (kind) => {
  test('equal a recount, and order the lists, after any sequence of changes', async () => {
    const world = await startWorld(kind);
    let people = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(change, { minLength: 8, maxLength: 30 }), async (changes) => {
        const owner = new Owner(world, await world.person(`owner${++people}`));
        for (const one of changes) expect(expected).toContain((await owner.make(one)).split(' ')[0]);
        expect(await findWornDrift(world.database)).toEqual([]);
        expect(await findGroupDrift(world.database)).toEqual([]);
        await expectOrders(world, owner.person);
        const { id, actor } = owner.person;
        expect(await world.call('wardrobe.get-stats', {}, actor)).toEqual(
          await statsOracle(world.database, id),
        );
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  test('lose none of 20 changes of its wears at the same time', async () => {
    const { world, run } = await startRace(kind);
    const { call } = world;
    const { actor } = await world.person('ann');
    const { id: itemId } = await call('wardrobe.add-item', { name: 'hat', category: 'hat' }, actor);
    const { id: other } = await call('wardrobe.add-item', { name: 'coat', category: 'coat' }, actor);
    const log = (on: string) => call('wardrobe.log-wear', { on, itemIds: [itemId] }, actor);
    const earlier: string[] = [];
    for (let i = 0; i < 20; i++) earlier.push((await log(`2024-02-${10 + i}`)).id);
    const outcomes = await run((racing, i) => {
      if (i % 4 === 0) return racing.call('wardrobe.void-wear', { wearId: earlier[i]! }, actor);
      if (i % 4 === 1)
        return racing.call('wardrobe.amend-wear', { wearId: earlier[i]!, on: `2024-01-${10 + i}` }, actor);
      const itemIds = i % 4 === 2 ? [itemId, other] : [other, itemId];
      return racing.call('wardrobe.log-wear', { on: `2024-01-${10 + i}`, itemIds }, actor);
    });
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    expect(await findWornDrift(world.database)).toEqual([]);
    expect(await findGroupDrift(world.database)).toEqual([]);
    expect(await call('wardrobe.get-item', { itemId }, actor)).toMatchObject({
      wears: 25,
      lastWorn: '2024-02-29',
    });
  });

  test('are filled by the migration from an older version', async () => {
    const world = await startWorld(kind);
    const { actor } = await world.person('ann');
    const { id: itemId } = await world.call('wardrobe.add-item', { name: 'hat', category: 'hat' }, actor);
    for (const on of ['2024-03-01', '2024-02-01'])
      await world.call('wardrobe.log-wear', { on, itemIds: [itemId] }, actor);
    await world.unitOfWork.run(async () => world.database.enqueue(unfilled, { itemId }));
    expect(await findWornDrift(world.database)).toHaveLength(1);
    const migration = new URL(`../../../migrations/${kind}/0040_item_figures.sql`, import.meta.url);
    const [fill] = /^update items[^;]*/m.exec(await readFile(migration, 'utf8'))!;
    await world.unitOfWork.run(async () => world.database.enqueue(sql(fill), {}));
    expect(await findWornDrift(world.database)).toEqual([]);
  });

  test('that went wrong are found and mended', async () => {
    const world = await startWorld(kind);
    const { actor } = await world.person('ann');
    const { id: itemId } = await world.call('wardrobe.add-item', { name: 'hat', category: 'hat' }, actor);
    await world.call('wardrobe.log-wear', { on: '2024-03-01', itemIds: [itemId] }, actor);
    await world.unitOfWork.run(async () => world.database.enqueue(plant, { itemId }));
    const drifts = await findWornDrift(world.database);
    expect(drifts).toEqual([{ itemId, wears: -3, lastWorn: '2024-03-01', storedLastWorn: '2030-01-01' }]);
    await correctWorn(world.core.get(SqlUnitOfWork), world.database, drifts);
    expect(await findWornDrift(world.database)).toEqual([]);
    expect(await world.call('wardrobe.get-item', { itemId }, actor)).toMatchObject({
      wears: 1,
      lastWorn: '2024-03-01',
    });
  });

  test('of its statistics are filled by the migration, and mended when they went wrong', async () => {
    const world = await startWorld(kind);
    const owner = new Owner(world, await world.person('ann'));
    for (let n = 0; n < 60; n++) {
      const [which, other, amount] = [n * 7, n * 3, n * 11];
      const kind = (['import', 'wear', 'edit', 'price', 'sell'] as const)[n % 5]!;
      await owner.make({ kind, which, with: other, amount });
    }
    const stats = () => world.call('wardrobe.get-stats', {}, owner.person.actor);
    const before = await stats();
    await world.unitOfWork.run(async () => world.database.enqueue(sql('delete from wardrobe_groups'), {}));
    expect(await stats()).not.toEqual(before);
    const migration = new URL(`../../../migrations/${kind}/0041_wardrobe_groups.sql`, import.meta.url);
    const fills = (await readFile(migration, 'utf8')).match(/^insert into wardrobe_groups[^;]*/gm)!;
    await world.unitOfWork.run(async () => {
      for (const fill of fills) world.database.enqueue(sql(fill), {});
    });
    expect(await findGroupDrift(world.database)).toEqual([]);
    expect(await stats()).toEqual(before);
    await world.unitOfWork.run(async () =>
      world.database.enqueue(sql('update wardrobe_groups set items = items + 2, wears = wears - 1'), {}),
    );
    const drifts = await findGroupDrift(world.database);
    expect(drifts.every(({ items, wears }) => Number(items) === -2 && Number(wears) === 1)).toBe(true);
    await correctGroups(world.core.get(SqlUnitOfWork), world.database, drifts);
    expect(await stats()).toEqual(before);
  });
});

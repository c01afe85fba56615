import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import type { In } from '../../kit/calls.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';

const dayMs = 86_400_000;
const items = 4;
const which = fc.uniqueArray(fc.nat(items - 1), { minLength: 1, maxLength: items });
const ago = fc.nat(20);
const deed = fc.oneof(
  fc.record({ kind: fc.constant('log' as const), which, ago }),
  fc.record({ kind: fc.constant('wear-outfit' as const), ago }),
  fc.record({
    kind: fc.constant('amend' as const),
    wear: fc.nat(20),
    which: fc.option(which, { nil: undefined }),
    ago: fc.option(ago, { nil: undefined }),
    outfit: fc.boolean(),
  }),
  fc.record({ kind: fc.constant('void' as const), wear: fc.nat(20) }),
  fc.record({ kind: fc.constant('edit-outfit' as const), which }),
  fc.record({ kind: fc.constant('wash' as const), which, ago }),
  fc.record({ kind: fc.constant('retire' as const), item: fc.nat(items - 1) }),
  fc.record({ kind: fc.constant('restore' as const), item: fc.nat(items - 1) }),
  fc.record({ kind: fc.constant('import' as const), priorWears: fc.nat(9) }),
  fc.record({ kind: fc.constant('sleep' as const) }),
);

interface Line {
  readonly id: string;
  readonly on: string;
  readonly itemIds: readonly string[];
}

const perDay = sql<{ ownerId: string }, { itemId: string; onDay: string; n: number }>(`
  select item_id as itemId, on_day as onDay, count(*) as n from wear_items where owner_id = :ownerId
  group by item_id, on_day order by on_day, item_id`);
let people = 0;

type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;

/** The diary of someone new, beside what it should hold. */
class Diary {
  readonly #world: World;
  readonly #owner: Person;
  readonly #ids: readonly string[];
  readonly #outfitId: string;
  #lines: Line[] = [];
  /** The pieces of the outfit. */
  #pieces: readonly string[];
  readonly #gone = new Set<string>();
  readonly #washes: { on: string; itemId: string }[] = [];

  private constructor(world: World, owner: Person, ids: readonly string[], outfitId: string) {
    this.#world = world;
    this.#owner = owner;
    this.#ids = ids;
    this.#outfitId = outfitId;
    this.#pieces = ids.slice(0, 2);
  }

  static async open(world: World): Promise<Diary> {
    const owner = await world.person(`ann${++people}`);
    const shirt = { category: 'shirt', washEvery: 3 } as const;
    const ids: string[] = [];
    for (let i = 0; i < items; i++)
      ids.push((await world.call('wardrobe.add-item', { ...shirt, name: `${i}` }, owner.actor)).id);
    const pieces = ids.slice(0, 2).map((itemId) => ({ itemId }));
    const { id } = await world.call('wardrobe.create-outfit', { pieces }, owner.actor);
    return new Diary(world, owner, ids, id);
  }

  async act(one: Deed): Promise<void> {
    if (one.kind === 'sleep') this.#world.clock.at += dayMs;
    else if (one.kind === 'log') await this.#log(this.#pick(one.which), this.#dayOf(one.ago));
    else if (one.kind === 'wear-outfit') await this.#wearOutfit(this.#dayOf(one.ago));
    else if (one.kind === 'edit-outfit') await this.#editOutfit(this.#pick(one.which));
    else if (one.kind === 'retire') await this.#retire(this.#ids[one.item]!);
    else if (one.kind === 'restore') await this.#restore(this.#ids[one.item]!);
    else if (one.kind === 'import') await this.#import(one.priorWears);
    else if (one.kind === 'wash') await this.#wash(this.#pick(one.which), this.#dayOf(one.ago));
    else if (this.#lines.length > 0) {
      const line = this.#lines[one.wear % this.#lines.length]!;
      await (one.kind === 'void' ? this.#void(line) : this.#amend(line, one));
    }
  }

  async expectFigures(): Promise<void> {
    for (const itemId of this.#ids) {
      const mine = this.#linesWith(itemId).map(({ on }) => on);
      const washed = this.#washes.filter((wash) => wash.itemId === itemId).map(({ on }) => on);
      const since = washed.sort().at(-1) ?? '';
      const wearsSinceWash = mine.filter((on) => on > since).length;
      expect(await this.#call('wardrobe.get-item', { itemId }, this.#owner.actor)).toMatchObject({
        wears: mine.length,
        lastWorn: mine.sort().at(-1) ?? null,
        wearsSinceWash,
        dirty: wearsSinceWash >= 3,
      });
    }
    const counted = new Map<string, number>();
    for (const { on, itemIds } of this.#lines)
      for (const id of itemIds) counted.set(`${on} ${id}`, (counted.get(`${on} ${id}`) ?? 0) + 1);
    const rows = await this.#world.database.rows(perDay, { ownerId: this.#owner.id });
    expect(new Map(rows.map(({ onDay, itemId, n }) => [`${onDay} ${itemId}`, n]))).toEqual(counted);
  }

  async expectLists(): Promise<void> {
    const list = async (filter: In<'wardrobe.list-wears'>) =>
      (await this.#call('wardrobe.list-wears', { ...filter, limit: 100 }, this.#owner.actor)).items;
    const idsOf = (lines: readonly { readonly id: string }[]) => lines.map(({ id }) => id).sort();
    for (const { id: wearId, on } of this.#lines)
      expect(await this.#call('wardrobe.get-wear', { wearId }, this.#owner.actor)).toMatchObject({ on });
    for (const itemId of this.#ids)
      expect(idsOf(await list({ itemId }))).toEqual(idsOf(this.#linesWith(itemId)));
    const ordered = this.#lines.map(({ on, id }) => `${on} ${id}`).sort();
    expect((await list({})).map(({ on, id }) => `${on} ${id}`)).toEqual(ordered.reverse());
    const [from, to] = [this.#dayOf(9), this.#dayOf(4)];
    const within = this.#lines.filter(({ on }) => on >= from && on <= to);
    expect(idsOf(await list({ from, to }))).toEqual(idsOf(within));
  }

  get #call(): World['call'] {
    return this.#world.call;
  }

  #dayOf(ago: number): string {
    return new Date(this.#world.clock.now() - ago * dayMs).toISOString().slice(0, 10);
  }

  #pick(chosen: readonly number[]): string[] {
    return chosen.map((i) => this.#ids[i]!);
  }

  #linesWith(itemId: string): Line[] {
    return this.#lines.filter((line) => line.itemIds.includes(itemId));
  }

  async #log(itemIds: readonly string[], on: string): Promise<void> {
    // Named twice, an item counts once.
    const twice = { on, itemIds: [...itemIds, itemIds[0]!] };
    const { id } = await this.#call('wardrobe.log-wear', twice, this.#owner.actor);
    this.#lines.push({ id, on, itemIds });
  }

  async #wearOutfit(on: string): Promise<void> {
    const worn = { on, outfitId: this.#outfitId };
    const { id } = await this.#call('wardrobe.log-wear', worn, this.#owner.actor);
    this.#lines.push({ id, on, itemIds: this.#pieces });
  }

  async #editOutfit(itemIds: readonly string[]): Promise<void> {
    this.#pieces = itemIds;
    const edit = { outfitId: this.#outfitId, pieces: itemIds.map((itemId) => ({ itemId })) };
    await this.#call('wardrobe.update-outfit', edit, this.#owner.actor);
  }

  async #retire(itemId: string): Promise<void> {
    const retired = this.#call('wardrobe.retire-item', { itemId, why: 'sold' }, this.#owner.actor);
    expect(await refusalOf(retired)).toBe(this.#gone.has(itemId) ? 'wardrobe.item-not-owned' : 'nothing');
    this.#gone.add(itemId);
  }

  async #restore(itemId: string): Promise<void> {
    const restored = this.#call('wardrobe.restore-item', { itemId }, this.#owner.actor);
    expect(await refusalOf(restored)).toBe(this.#gone.has(itemId) ? 'nothing' : 'wardrobe.item-not-gone');
    this.#gone.delete(itemId);
  }

  /** The same row again imports nothing twice. */
  async #import(priorWears: number): Promise<void> {
    const row = { name: 'more', category: 'shirt', importKey: 'more', priorWears };
    await this.#call('wardrobe.import-items', { items: [row] }, this.#owner.actor);
  }

  async #wash(itemIds: string[], on: string): Promise<void> {
    if (itemIds.some((itemId) => this.#gone.has(itemId))) return;
    await this.#call('wardrobe.wash-items', { itemIds, on }, this.#owner.actor);
    this.#washes.push(...itemIds.map((itemId) => ({ itemId, on })));
  }

  async #void(line: Line): Promise<void> {
    await this.#call('wardrobe.void-wear', { wearId: line.id }, this.#owner.actor);
    this.#lines = this.#lines.filter((other) => other !== line);
  }

  async #amend(line: Line, { ago, which, outfit }: Extract<Deed, { kind: 'amend' }>): Promise<void> {
    const on = ago === undefined ? undefined : this.#dayOf(ago);
    const itemIds = which && this.#pick(which);
    const change = { on, itemIds, ...(outfit && { outfitId: this.#outfitId }), mood: 'fine' };
    await this.#call('wardrobe.amend-wear', { wearId: line.id, ...change }, this.#owner.actor);
    const changed = {
      id: line.id,
      on: on ?? line.on,
      itemIds: itemIds ?? (outfit ? this.#pieces : line.itemIds),
    };
    this.#lines = this.#lines.map((other) => (other === line ? changed : other));
  }
}

describe.each(databases)('the diary on %s', (kind) => {
  test('keeps all figures and lists equal to a recount after any sequence of changes', async () => {
    const world = await startWorld(kind);
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 18 }), async (deeds) => {
        const diary = await Diary.open(world);
        for (const one of deeds) await diary.act(one);
        await diary.expectFigures();
        await diary.expectLists();
      }),
      { numRuns: 20 },
    );
  }, 120_000);

  test('stores all details of a day and clears fields set to null', async () => {
    const world = await startWorld(kind);
    const { call } = world;
    const { actor } = await world.person('ann');
    const { id: itemId } = await call('wardrobe.add-item', { name: 'coat', category: 'coat' }, actor);
    const wear = await call(
      'wardrobe.log-wear',
      {
        on: '2025-02-03',
        part: 'evening',
        itemIds: [itemId],
        weather: { tempC: -2.5, rain: false, sky: 'clear' },
        mood: 'proud',
        note: 'to the theatre',
      },
      actor,
    );
    expect(wear).toMatchObject({
      on: '2025-02-03',
      part: 'evening',
      items: [{ id: itemId, name: 'coat' }],
      weather: { tempC: -2.5, rain: false, sky: 'clear' },
      mood: 'proud',
      note: 'to the theatre',
      photo: null,
      version: 1,
    });
    const changes = { wearId: wear.id, version: 1, weather: null, mood: null };
    const amended = await call('wardrobe.amend-wear', changes, actor);
    expect(amended).toMatchObject({ weather: null, mood: null, note: 'to the theatre', version: 2 });
    expect(await refusalOf(call('wardrobe.amend-wear', changes, actor))).toBe('wardrobe.stale-version');
  });

  test('uses the owner’s time zone and refuses future days', async () => {
    const world = await startWorld(kind);
    const { call, clock } = world;
    const { actor } = await world.person('ann');
    const { id } = await call('wardrobe.add-item', { name: 'hat', category: 'hat' }, actor);
    clock.at = Math.max(clock.at, Date.UTC(2030, 0, 1, 12));
    const log = (on: string) => refusalOf(call('wardrobe.log-wear', { on, itemIds: [id] }, actor));
    expect([await log('2030-01-01'), await log('2030-01-02')]).toEqual(['nothing', 'wardrobe.day-in-future']);
    await call('identity.update-me', { settings: { timeZone: 'Pacific/Kiritimati' } }, actor);
    expect([await log('2030-01-02'), await log('2030-01-03')]).toEqual(['nothing', 'wardrobe.day-in-future']);
    await call('identity.update-me', { settings: { timeZone: 'Pacific/Pago_Pago' } }, actor);
    clock.at = Date.UTC(2030, 0, 3, 5);
    expect([await log('2030-01-02'), await log('2030-01-03')]).toEqual(['nothing', 'wardrobe.day-in-future']);
  });

  test('accepts only your own items, and none that you only wish for', async () => {
    const world = await startWorld(kind);
    const { call } = world;
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const add = async (who: typeof ann, more: object = {}) =>
      (
        await call(
          'wardrobe.add-item',
          { name: 'x', category: 'hat', visibility: 'public', ...more },
          who.actor,
        )
      ).id;
    const [mine, theirs, wished] = [await add(ann), await add(bob), await add(ann, { ownership: 'wished' })];
    const outfit = await call(
      'wardrobe.create-outfit',
      { pieces: [{ itemId: theirs }], visibility: 'public' },
      bob.actor,
    );
    const on = '2025-01-01';
    const log = (input: object) => refusalOf(call('wardrobe.log-wear', { on, ...input } as never, ann.actor));
    expect(await log({})).toBe('request.invalid-fields /itemIds');
    expect(await log({ itemIds: [mine, theirs] })).toBe('wardrobe.pieces-not-yours /itemIds/1');
    expect(await log({ itemIds: [mine, wished] })).toBe('wardrobe.item-is-wished /itemIds/1');
    expect(await log({ outfitId: outfit.id })).toBe('wardrobe.outfit-not-found');
    expect(await log({ itemIds: [mine], photoId: mine })).toBe('media.file-not-found');
    const { id: wearId } = await call('wardrobe.log-wear', { on, itemIds: [mine] }, ann.actor);
    expect(await refusalOf(call('wardrobe.amend-wear', { wearId, note: 'x' }, bob.actor))).toBe(
      'wardrobe.wear-not-found',
    );
    expect(await refusalOf(call('wardrobe.void-wear', { wearId }, bob.actor))).toBe(
      'wardrobe.wear-not-found',
    );
    expect((await call('wardrobe.list-wears', { itemId: mine }, bob.actor)).items).toEqual([]);
    await call('wardrobe.retire-item', { itemId: mine, why: 'sold' }, ann.actor);
    expect(await log({ itemIds: [mine] })).toBe('nothing');
  });
});

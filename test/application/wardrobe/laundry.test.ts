import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type GoneReason,
  goneReasons,
  type Place,
  places,
} from '../../../src/domain/wardrobe/items/item-state.ts';
import { ownOne } from '../../kit/own.ts';
import { wear } from '../../kit/rows/wears.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';

const day = fc.integer({ min: -20, max: 2 });
const which = fc.uniqueArray(fc.nat(2), { minLength: 1, maxLength: 3 });
const deed = fc.oneof(
  fc.record({
    kind: fc.constant('move' as const),
    which,
    place: fc.constantFrom(...places),
    due: fc.option(day),
  }),
  fc.record({ kind: fc.constant('wash' as const), which, on: fc.option(day) }),
  fc.record({ kind: fc.constant('void' as const), nth: fc.nat(3) }),
  fc.record({ kind: fc.constant('wear' as const), which, on: fc.integer({ min: -20, max: 0 }) }),
  fc.record({
    kind: fc.constant('retire' as const),
    which: fc.nat(2),
    why: fc.constantFrom(...goneReasons),
    on: fc.option(day),
    proceeds: fc.option(fc.integer({ min: 0, max: 9000 })),
  }),
  fc.record({ kind: fc.constant('restore' as const), which: fc.nat(2) }),
  fc.record({ kind: fc.constant('sleep' as const) }),
);

interface Model {
  gone: { why: GoneReason; on: string; proceeds: number | null } | null;
  place: Place;
  since: string;
  dueBack: string | null;
  washes: { id: string; on: string }[];
  wears: string[];
}
const away = ['laundry', 'cleaner', 'repair', 'trip', 'lent'];
const washEvery = 2;
const price = 5000;
let people = 0;

type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never;
type Of<K extends Deed['kind']> = Extract<Deed, { kind: K }>;

function figuresOf({ gone, place, since, dueBack, washes, wears }: Model) {
  const lastWash =
    washes
      .map(({ on }) => on)
      .toSorted()
      .at(-1) ?? '';
  const wearsSinceWash = wears.filter((on) => on > lastWash).length;
  const dirty = wearsSinceWash >= washEvery;
  const cost = price - (gone?.proceeds ?? 0);
  const money = (amount: number) => ({ amount: String(amount), currency: 'EUR' });
  return {
    ownership: gone ? 'gone' : 'owned',
    gone: gone && { ...gone, proceeds: gone.proceeds === null ? null : money(gone.proceeds) },
    place,
    since,
    dueBack,
    wears: wears.length,
    lastWorn: wears.toSorted().at(-1) ?? null,
    wearsSinceWash,
    dirty,
    ready: !gone && place === 'closet' && !dirty,
    cost: money(cost),
    costPerWear: wears.length === 0 ? null : money(Math.floor(cost / wears.length + 0.5)),
  };
}

interface Washed {
  readonly id: string;
  readonly models: readonly Model[];
  /** What it returned to the closet, as it was before. */
  readonly returned: readonly { model: Model; before: Partial<Model>; since: string }[];
}

/** Three shirts of someone new, beside what should be known of them. */
class Shirts {
  readonly #world: World;
  readonly #owner: Person;
  readonly #ids: readonly string[];
  readonly #models: readonly Model[];
  #washes: Washed[] = [];

  private constructor(world: World, owner: Person, ids: readonly string[]) {
    this.#world = world;
    this.#owner = owner;
    this.#ids = ids;
    this.#models = ids.map(() => ({
      gone: null,
      place: 'closet',
      since: this.#day(0),
      dueBack: null,
      washes: [],
      wears: [],
    }));
  }

  static async buy(world: World): Promise<Shirts> {
    const owner = await world.person(`ann${++people}`);
    const about = { category: 'shirt' as const, washEvery, boughtOn: '2020-01-01' };
    const paid = { price: { amount: `${price}`, currency: 'EUR' } };
    const ids: string[] = [];
    for (const name of ['one', 'two', 'three'])
      ids.push((await world.call('wardrobe.add-item', { name, ...about, ...paid }, owner.actor)).id);
    return new Shirts(world, owner, ids);
  }

  async act(one: Deed): Promise<void> {
    if (one.kind === 'sleep') this.#world.clock.at += 86_400_000;
    else if (one.kind === 'wear') await this.#wear(one);
    else if (one.kind === 'move') await this.#move(one);
    else if (one.kind === 'wash') await this.#wash(one);
    else if (one.kind === 'void') await this.#void(one);
    else if (one.kind === 'retire') await this.#retire(one);
    else await this.#restore(one);
  }

  async expectFigures(): Promise<void> {
    for (const [i, model] of this.#models.entries()) {
      const item = await this.#world.call('wardrobe.get-item', { itemId: this.#ids[i]! }, this.#owner.actor);
      expect(item).toMatchObject(figuresOf(model));
    }
  }

  /** `n` days from today. */
  #day(n: number): string {
    return new Date(this.#world.clock.now() + n * 86_400_000).toISOString().slice(0, 10);
  }

  #chosen(which: readonly number[]) {
    return { itemIds: which.map((i) => this.#ids[i]!), models: which.map((i) => this.#models[i]!) };
  }

  async #wear(one: Of<'wear'>): Promise<void> {
    const { itemIds, models } = this.#chosen(one.which);
    await wear(this.#world, this.#owner.id, [{ on: this.#day(one.on), itemIds }]);
    for (const { wears } of models) wears.push(this.#day(one.on));
  }

  async #move({ which, place, due }: Of<'move'>): Promise<void> {
    const { itemIds, models } = this.#chosen(which);
    const dueBack = due === null ? undefined : this.#day(due);
    const input = { itemIds, place, ...(dueBack && { dueBack }) };
    const seen = await refusalOf(this.#world.call('wardrobe.move-items', input, this.#owner.actor));
    const reasons = [
      ...(models.some(({ gone }) => gone) ? ['wardrobe.item-not-owned'] : []),
      ...(dueBack && !away.includes(place) ? ['wardrobe.nothing-due-back'] : []),
      ...(dueBack && dueBack < this.#day(0) ? ['wardrobe.due-back-too-early'] : []),
    ];
    if (reasons.length > 0) return void expect(reasons).toContain(seen);
    expect(seen).toBe('nothing');
    for (const model of models) {
      if (model.place !== place) model.since = this.#day(0);
      Object.assign(model, { place, dueBack: dueBack ?? null });
    }
  }

  async #wash(one: Of<'wash'>): Promise<void> {
    const { itemIds, models } = this.#chosen(one.which);
    const on = this.#day(one.on ?? 0);
    const seen = await refusalOf(this.#world.call('wardrobe.wash-items', { itemIds, on }, this.#owner.actor));
    const reasons = [
      ...(models.some(({ gone }) => gone) ? ['wardrobe.item-not-owned'] : []),
      ...(on > this.#day(0) ? ['wardrobe.day-in-future'] : []),
    ];
    if (reasons.length > 0) return void expect(reasons).toContain(seen);
    expect(seen).toBe('nothing');
    const known = new Set(this.#washes.map(({ id }) => id));
    const { id } = (await this.#listed()).find((wash) => !known.has(wash.id))!;
    const returned: Washed['returned'][number][] = [];
    for (const model of models) {
      model.washes.push({ id, on });
      if (!['laundry', 'cleaner'].includes(model.place) || model.since > on) continue;
      const { place, since, dueBack } = model;
      returned.push({ model, before: { place, since, dueBack }, since: this.#day(0) });
      Object.assign(model, { place: 'closet', since: this.#day(0), dueBack: null });
    }
    this.#washes.push({ id, models, returned });
  }

  async #listed() {
    return (await this.#world.call('wardrobe.list-washes', { limit: 100 }, this.#owner.actor)).items;
  }

  async #void({ nth }: Of<'void'>): Promise<void> {
    const wash = this.#washes[nth];
    if (!wash) return;
    await this.#world.call('wardrobe.void-wash', { washId: wash.id }, this.#owner.actor);
    this.#washes = this.#washes.filter((one) => one !== wash);
    for (const model of wash.models) model.washes = model.washes.filter(({ id }) => id !== wash.id);
    for (const { model, before, since } of wash.returned)
      if (!model.gone && model.place === 'closet' && model.since === since) Object.assign(model, before);
  }

  /** The list holds each wash that was not undone, with its items. */
  async expectWashes(): Promise<void> {
    const listed = (await this.#listed()).map(({ id, items }) => [id, items.map((item) => item.id).sort()]);
    const known = this.#washes.map(({ id, models }) => [
      id,
      models.map((model) => this.#ids[this.#models.indexOf(model)]!).sort(),
    ]);
    expect(Object.fromEntries(listed)).toEqual(Object.fromEntries(known));
  }

  async #retire({ which, why, on: after, proceeds }: Of<'retire'>): Promise<void> {
    const [itemId, model] = [this.#ids[which]!, this.#models[which]!];
    const on = this.#day(after ?? 0);
    const earned = proceeds === null ? {} : { proceeds: { amount: `${proceeds}`, currency: 'EUR' } };
    const retired = this.#world.call(
      'wardrobe.retire-item',
      { itemId, why, on, ...earned },
      this.#owner.actor,
    );
    const seen = await refusalOf(retired);
    if (model.gone) return void expect(seen).toBe('wardrobe.item-not-owned');
    if (on > this.#day(0)) return void expect(seen).toBe('wardrobe.day-in-future');
    expect(seen).toBe('nothing');
    Object.assign(model, { gone: { why, on, proceeds }, dueBack: null });
  }

  async #restore({ which }: Of<'restore'>): Promise<void> {
    const [itemId, model] = [this.#ids[which]!, this.#models[which]!];
    const seen = await refusalOf(this.#world.call('wardrobe.restore-item', { itemId }, this.#owner.actor));
    expect(seen).toBe(model.gone ? 'nothing' : 'wardrobe.item-not-gone');
    if (model.gone) Object.assign(model, { gone: null, place: 'closet', since: this.#day(0), dueBack: null });
  }
}

describe.each(databases)('washing, moving and retiring on %s', (kind) => {
  test('keep all figures equal to a recount in any order', async () => {
    const world = await startWorld(kind);
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 14 }), async (deeds) => {
        const shirts = await Shirts.buy(world);
        for (const one of deeds) await shirts.act(one);
        await shirts.expectFigures();
        await shirts.expectWashes();
      }),
      { numRuns: 40 },
    );
  }, 60_000);

  test('a wash is undone once, however many ask at the same time', async () => {
    const world = await startWorld(kind);
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const about = { name: 'shirt', category: 'shirt' } as const;
    const { id: itemId } = await world.call('wardrobe.add-item', about, ann.actor);
    const moved = { itemIds: [itemId], place: 'laundry' as const, dueBack: '2199-01-01' };
    expect((await world.call('wardrobe.move-items', moved, ann.actor)).items).toMatchObject([
      { id: itemId, own: true, place: 'laundry' },
    ]);
    const washed = await world.call('wardrobe.wash-items', { itemIds: [itemId] }, ann.actor);
    expect(washed.items).toMatchObject([{ id: itemId, place: 'closet' }]);
    const [wash] = (await world.call('wardrobe.list-washes', {}, ann.actor)).items;
    expect((await world.call('wardrobe.export', {}, ann.actor)).parts!.washes).toMatchObject([
      { id: wash!.id, itemId, returned: { place: 'laundry', dueBack: '2199-01-01' } },
    ]);
    const undo = (one: Person) =>
      refusalOf(world.call('wardrobe.void-wash', { washId: wash!.id }, one.actor));
    expect(await undo(bob)).toBe('wardrobe.wash-not-found');
    const outcomes = await Promise.all(Array.from({ length: 20 }, () => undo(ann)));
    expect(outcomes.filter((outcome) => outcome === 'nothing')).toHaveLength(1);
    expect(new Set(outcomes)).toEqual(new Set(['nothing', 'wardrobe.wash-not-found']));
    expect(await world.call('wardrobe.get-item', { itemId }, ann.actor)).toMatchObject({
      place: 'laundry',
      dueBack: '2199-01-01',
    });
    expect((await world.call('wardrobe.list-washes', {}, ann.actor)).items).toEqual([]);
  });

  test('days are counted in the owner’s time zone', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    world.clock.at = Date.parse('2026-03-01T11:30:00Z');
    const { id: itemId } = await world.call('wardrobe.add-item', { name: 'hat', category: 'hat' }, ann.actor);
    const wash = (on: string) =>
      refusalOf(world.call('wardrobe.wash-items', { itemIds: [itemId], on }, ann.actor));
    expect(await wash('2026-03-02')).toBe('wardrobe.day-in-future');
    await world.call('identity.update-me', { settings: { timeZone: 'Pacific/Auckland' } }, ann.actor);
    expect(await wash('2026-03-02')).toBe('nothing');
    await world.call('identity.update-me', { settings: { timeZone: 'Pacific/Pago_Pago' } }, ann.actor);
    expect(await wash('2026-03-01')).toBe('nothing');
    expect(await wash('2026-03-02')).toBe('wardrobe.day-in-future');
  });

  test('items are moved all together or not at all', async () => {
    const world = await startWorld(kind);
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const add = (one: typeof ann) =>
      world.call('wardrobe.add-item', { name: 'hat', category: 'hat' }, one.actor);
    const [mine, more, theirs] = [await add(ann), await add(ann), await add(bob)];
    const move = (itemIds: string[]) =>
      refusalOf(
        world.call('wardrobe.move-items', { itemIds, place: 'trip', dueBack: '2199-01-01' }, ann.actor),
      );
    expect(await move([mine.id, theirs.id])).toBe('wardrobe.item-not-found');
    expect(await move([mine.id, mine.id])).toBe('request.invalid-fields /itemIds');
    const at = async (itemId: string) =>
      ownOne(await world.call('wardrobe.get-item', { itemId }, ann.actor)).place;
    expect(await at(mine.id)).toBe('closet');
    const calls = Array.from({ length: 20 }, (_, i) => move(i % 2 ? [mine.id, more.id] : [more.id, mine.id]));
    expect(await Promise.all(calls)).toEqual(calls.map(() => 'nothing'));
    expect([await at(mine.id), await at(more.id)]).toEqual(['trip', 'trip']);
  });
});

import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type GoneReason,
  goneReasons,
  type Place,
  places,
} from '../../../src/domain/wardrobe/items/item-state.ts';
import { wear } from '../../kit/rows/wears.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

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
  washes: string[];
  wears: string[];
}
const away = ['laundry', 'cleaner', 'repair', 'trip', 'lent'];
const washEvery = 2;
const price = 5000;
let people = 0;

describe.each(databases)('washing, moving and retiring on %s', (kind) => {
  test('keep all figures equal to a recount in any order', async () => {
    const world = await startWorld(kind);
    const { call } = world;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 3, maxLength: 14 }), async (deeds) => {
        const ann = await world.person(`ann${++people}`);
        const today = () => new Date(world.clock.now()).toISOString().slice(0, 10);
        const dayOf = (n: number) => new Date(world.clock.now() + n * 86_400_000).toISOString().slice(0, 10);
        const ids: string[] = [];
        const models: Model[] = [];
        for (const name of ['one', 'two', 'three']) {
          const about = {
            name,
            category: 'shirt' as const,
            washEvery,
            price: { amount: `${price}`, currency: 'EUR' },
          };
          ids.push((await call('wardrobe.add-item', { ...about, boughtOn: '2020-01-01' }, ann.actor)).id);
          models.push({ gone: null, place: 'closet', since: today(), dueBack: null, washes: [], wears: [] });
        }
        for (const one of deeds) await act(one);
        for (const [i, model] of models.entries()) {
          const item = await call('wardrobe.get-item', { itemId: ids[i]! }, ann.actor);
          expect(item).toMatchObject(figuresOf(model));
        }

        async function act(one: (typeof deeds)[number]): Promise<void> {
          if (one.kind === 'sleep') {
            world.clock.at += 86_400_000;
            return;
          }
          const chosen = [one.which].flat();
          const [itemIds, mine] = [chosen.map((i) => ids[i]!), chosen.map((i) => models[i]!)];
          const [itemId, model] = [itemIds[0]!, mine[0]!];
          const anyGone = mine.some(({ gone }) => gone);
          if (one.kind === 'wear') {
            await wear(world, ann.id, [{ on: dayOf(one.on), itemIds }]);
            for (const { wears } of mine) wears.push(dayOf(one.on));
          } else if (one.kind === 'move') {
            const due = one.due === null ? undefined : dayOf(one.due);
            const seen = await refusalOf(
              call(
                'wardrobe.move-items',
                { itemIds, place: one.place, ...(due && { dueBack: due }) },
                ann.actor,
              ),
            );
            const reasons = [
              ...(anyGone ? ['wardrobe.item-not-owned'] : []),
              ...(due && !away.includes(one.place) ? ['wardrobe.nothing-due-back'] : []),
              ...(due && due < today() ? ['wardrobe.due-back-too-early'] : []),
            ];
            if (reasons.length > 0) return void expect(reasons).toContain(seen);
            expect(seen).toBe('nothing');
            for (const each of mine) {
              if (each.place !== one.place) each.since = today();
              Object.assign(each, { place: one.place, dueBack: due ?? null });
            }
          } else if (one.kind === 'wash') {
            const on = one.on === null ? today() : dayOf(one.on);
            const seen = await refusalOf(call('wardrobe.wash-items', { itemIds, on }, ann.actor));
            const reasons = [
              ...(anyGone ? ['wardrobe.item-not-owned'] : []),
              ...(on > today() ? ['wardrobe.day-in-future'] : []),
            ];
            if (reasons.length > 0) return void expect(reasons).toContain(seen);
            expect(seen).toBe('nothing');
            for (const each of mine) {
              each.washes.push(on);
              if (['laundry', 'cleaner'].includes(each.place) && each.since <= on)
                Object.assign(each, { place: 'closet', since: today(), dueBack: null });
            }
          } else if (one.kind === 'retire') {
            const on = one.on === null ? today() : dayOf(one.on);
            const proceeds =
              one.proceeds === null ? {} : { proceeds: { amount: `${one.proceeds}`, currency: 'EUR' } };
            const seen = await refusalOf(
              call('wardrobe.retire-item', { itemId, why: one.why, on, ...proceeds }, ann.actor),
            );
            if (model.gone) return void expect(seen).toBe('wardrobe.item-not-owned');
            if (on > today()) return void expect(seen).toBe('wardrobe.day-in-future');
            expect(seen).toBe('nothing');
            Object.assign(model, { gone: { why: one.why, on, proceeds: one.proceeds }, dueBack: null });
          } else {
            const seen = await refusalOf(call('wardrobe.restore-item', { itemId }, ann.actor));
            expect(seen).toBe(model.gone ? 'nothing' : 'wardrobe.item-not-gone');
            if (model.gone)
              Object.assign(model, { gone: null, place: 'closet', since: today(), dueBack: null });
          }
        }

        function figuresOf({ gone, place, since, dueBack, washes, wears }: Model) {
          const lastWash = washes.toSorted().at(-1) ?? '';
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
      }),
      { numRuns: 40 },
    );
  }, 60_000);

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
    const at = async (itemId: string) => (await world.call('wardrobe.get-item', { itemId }, ann.actor)).place;
    expect(await at(mine.id)).toBe('closet');
    const calls = Array.from({ length: 20 }, (_, i) => move(i % 2 ? [mine.id, more.id] : [more.id, mine.id]));
    expect(await Promise.all(calls)).toEqual(calls.map(() => 'nothing'));
    expect([await at(mine.id), await at(more.id)]).toEqual(['trip', 'trip']);
  });
});

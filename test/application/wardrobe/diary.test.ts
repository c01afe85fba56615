import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

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

describe.each(databases)('the diary on %s', (kind) => {
  test('keeps all figures equal to a recount after any sequence of changes', async () => {
    const world = await startWorld(kind);
    const { call } = world;
    await fc.assert(
      fc.asyncProperty(fc.array(deed, { minLength: 4, maxLength: 18 }), async (deeds) => {
        const { actor, id: ownerId } = await world.person(`ann${++people}`);
        const dayOf = (n: number) => new Date(world.clock.now() - n * dayMs).toISOString().slice(0, 10);
        const ids: string[] = [];
        for (let i = 0; i < items; i++)
          ids.push(
            (await call('wardrobe.add-item', { name: `${i}`, category: 'shirt', washEvery: 3 }, actor)).id,
          );
        const pick = (chosen: readonly number[]) => chosen.map((i) => ids[i]!);
        let worn = pick([0, 1]);
        const asPieces = (itemIds: readonly string[]) => itemIds.map((itemId) => ({ itemId }));
        const { id: outfitId } = await call('wardrobe.create-outfit', { pieces: asPieces(worn) }, actor);
        let lines: Line[] = [];
        const gone = new Set<string>();
        const washes: { on: string; itemId: string }[] = [];
        for (const one of deeds) await act(one);

        for (const itemId of ids) {
          const mine = lines.filter((line) => line.itemIds.includes(itemId)).map(({ on }) => on);
          const washed = washes.filter((wash) => wash.itemId === itemId).map(({ on }) => on);
          const since = washed.sort().at(-1) ?? '';
          const item = await call('wardrobe.get-item', { itemId }, actor);
          expect(item).toMatchObject({
            wears: mine.length,
            lastWorn: mine.sort().at(-1) ?? null,
            wearsSinceWash: mine.filter((on) => on > since).length,
            dirty: mine.filter((on) => on > since).length >= 3,
          });
          const listed = (await call('wardrobe.list-wears', { itemId, limit: 100 }, actor)).items;
          expect(listed.map(({ id }) => id).sort()).toEqual(
            lines
              .filter((line) => line.itemIds.includes(itemId))
              .map(({ id }) => id)
              .sort(),
          );
        }
        const counted = new Map<string, number>();
        for (const { on, itemIds } of lines)
          for (const id of itemIds) counted.set(`${on} ${id}`, (counted.get(`${on} ${id}`) ?? 0) + 1);
        const rows = await world.database.rows(perDay, { ownerId });
        expect(new Map(rows.map(({ onDay, itemId, n }) => [`${onDay} ${itemId}`, n]))).toEqual(counted);
        const all = (await call('wardrobe.list-wears', { limit: 100 }, actor)).items;
        expect(all.map(({ on, id }) => `${on} ${id}`)).toEqual(
          lines
            .map(({ on, id }) => `${on} ${id}`)
            .sort()
            .reverse(),
        );
        const days = (await call('wardrobe.list-wears', { from: dayOf(9), to: dayOf(4), limit: 100 }, actor))
          .items;
        expect(days.map(({ id }) => id).sort()).toEqual(
          lines
            .filter(({ on }) => on >= dayOf(9) && on <= dayOf(4))
            .map(({ id }) => id)
            .sort(),
        );

        async function act(one: (typeof deeds)[number]): Promise<void> {
          if (one.kind === 'sleep') {
            world.clock.at += dayMs;
          } else if (one.kind === 'log') {
            const [on, itemIds] = [dayOf(one.ago), pick(one.which)];
            // Named twice, an item counts once.
            const { id } = await call('wardrobe.log-wear', { on, itemIds: [...itemIds, itemIds[0]!] }, actor);
            lines.push({ id, on, itemIds });
          } else if (one.kind === 'wear-outfit') {
            const on = dayOf(one.ago);
            const { id } = await call('wardrobe.log-wear', { on, outfitId }, actor);
            lines.push({ id, on, itemIds: worn });
          } else if (one.kind === 'edit-outfit') {
            worn = pick(one.which);
            await call('wardrobe.update-outfit', { outfitId, pieces: asPieces(worn) }, actor);
          } else if (one.kind === 'retire') {
            const itemId = ids[one.item]!;
            const retired = call('wardrobe.retire-item', { itemId, why: 'sold' }, actor);
            expect(await refusalOf(retired)).toBe(gone.has(itemId) ? 'wardrobe.item-not-owned' : 'nothing');
            gone.add(itemId);
          } else if (one.kind === 'restore') {
            const itemId = ids[one.item]!;
            const restored = call('wardrobe.restore-item', { itemId }, actor);
            expect(await refusalOf(restored)).toBe(gone.has(itemId) ? 'nothing' : 'wardrobe.item-not-gone');
            gone.delete(itemId);
          } else if (one.kind === 'import') {
            // The same row again imports nothing twice.
            const row = { name: 'more', category: 'shirt', importKey: 'more', priorWears: one.priorWears };
            await call('wardrobe.import-items', { items: [row] }, actor);
          } else if (one.kind === 'wash') {
            if (pick(one.which).some((itemId) => gone.has(itemId))) return;
            const on = dayOf(one.ago);
            await call('wardrobe.wash-items', { itemIds: pick(one.which), on }, actor);
            washes.push(...pick(one.which).map((itemId) => ({ itemId, on })));
          } else if (lines.length > 0) {
            const line = lines[one.wear % lines.length]!;
            const wearId = line.id;
            if (one.kind === 'void') {
              await call('wardrobe.void-wear', { wearId }, actor);
              lines = lines.filter((other) => other !== line);
              return;
            }
            const on = one.ago === undefined ? undefined : dayOf(one.ago);
            const itemIds = one.which && pick(one.which);
            await call(
              'wardrobe.amend-wear',
              { wearId, on, itemIds, ...(one.outfit && { outfitId }), mood: 'fine' },
              actor,
            );
            const changed = {
              id: wearId,
              on: on ?? line.on,
              itemIds: itemIds ?? (one.outfit ? worn : line.itemIds),
            };
            lines = lines.map((other) => (other === line ? changed : other));
          }
        }
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

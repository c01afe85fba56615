import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { befriend } from '../../kit/friends.ts';
import { ownOne } from '../../kit/own.ts';
import { countOutcomes, startRace } from '../../kit/races.ts';
import { databases } from '../../kit/world.ts';

const referred = sql<{ ownerId: string }, { n: number }>(`
  select (select count(*) from wear_items w where w.owner_id = :ownerId and not exists
      (select 1 from items i where i.id = w.item_id))
    + (select count(*) from outfits o join outfit_pieces p on p.outfit_id = o.id where o.owner_id = :ownerId and not exists
      (select 1 from items i where i.id = p.item_id)) as n`);

describe.each(databases)('20 concurrent requests, on %s', (kind) => {
  async function start() {
    const race = await startRace(kind);
    const ann = await race.world.person('ann');
    const { call } = race.world;
    const add = async (name = 'hat') =>
      (await call('wardrobe.add-item', { name, category: 'hat' }, ann.actor)).id;
    const outfit = async () =>
      (await call('wardrobe.create-outfit', { pieces: [{ itemId: await add() }] }, ann.actor)).id;
    return { ...race, ann, call, add, outfit };
  }

  test('one edit of a version succeeds; edits without a version all do', async () => {
    const { run, ann, call, outfit } = await start();
    const outfitId = await outfit();
    const edit = (version?: number) =>
      run((world, i) =>
        world.call(
          'wardrobe.update-outfit',
          { outfitId, version, ...(i % 2 ? { name: `${version} ${i}` } : { tags: [`${version} ${i}`] }) },
          ann.actor,
        ),
      );
    expect(countOutcomes(await edit(1))).toEqual({ done: 1, 'wardrobe.stale-version': 19 });
    expect(countOutcomes(await edit())).toEqual({ done: 20 });
    const { version, tags } = ownOne(await call('wardrobe.get-outfit', { outfitId }, ann.actor));
    expect(version).toBe(22);
    const found = await call('wardrobe.list-outfits', { tag: tags[0]! }, ann.actor);
    expect(found.items).toHaveLength(1);
  });

  test('an outfit is removed and counted once', async () => {
    const { run, ann, call, outfit } = await start();
    const outfitId = await outfit();
    const outcomes = await run((world) => world.call('wardrobe.remove-outfit', { outfitId }, ann.actor));
    expect(countOutcomes(outcomes)).toEqual({ done: 1, 'wardrobe.outfit-not-found': 19 });
    expect((await call('identity.get-user', { userId: ann.id }, ann.actor)).counts.outfits).toBe(0);
  });

  test('plans for one evening are all kept, with one chosen', async () => {
    const { run, ann, call, outfit } = await start();
    const outfits = await Promise.all(Array.from({ length: 20 }, outfit));
    const { id: occasionId } = await call(
      'wardrobe.create-occasion',
      { title: 'tea', startsOn: '2030-01-01' },
      ann.actor,
    );
    const outcomes = await run((world, i) =>
      world.call(
        'wardrobe.plan-outfit',
        { occasionId, outfitId: outfits[i]!, part: 'evening', ...(i % 3 === 0 && { chosen: true }) },
        ann.actor,
      ),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    const { planned } = await call('wardrobe.get-occasion', { occasionId }, ann.actor);
    expect(planned.map(({ outfitId }) => outfitId).sort()).toEqual(outfits.sort());
    expect(planned.filter(({ chosen }) => chosen)).toHaveLength(1);
    const listed = await call('wardrobe.list-outfits', { occasionId, limit: 100 }, ann.actor);
    expect(listed.items).toHaveLength(20);
  });

  test('answers of guests are kept while the owner edits', async () => {
    const { run, world, ann, call } = await start();
    const guests = await Promise.all(Array.from({ length: 19 }, (_, i) => world.person(`guest${i}`)));
    for (const guest of guests) await befriend(world, ann, guest);
    const { id: occasionId } = await call(
      'wardrobe.create-occasion',
      { title: 'tea', startsOn: '2030-01-01', guestIds: guests.map(({ id }) => id) },
      ann.actor,
    );
    const outcomes = await run((world, i) =>
      i === 19
        ? world.call('wardrobe.update-occasion', { occasionId, startsOn: '2030-02-02' }, ann.actor)
        : world.call('wardrobe.answer-occasion', { occasionId, status: 'going' }, guests[i]!.actor),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    const { guests: seen, startsOn } = await call('wardrobe.get-occasion', { occasionId }, ann.actor);
    expect([startsOn, seen?.filter(({ status }) => status === 'going').length]).toEqual(['2030-02-02', 19]);
    for (const { actor } of guests.slice(0, 3))
      expect((await call('wardrobe.list-occasions', { from: '2030-02-01' }, actor)).items).toHaveLength(1);
  });

  test('a wear amended and voided at once counts as the diary shows', async () => {
    const { run, ann, call, add } = await start();
    for (let round = 0; round < 3; round++) {
      const [one, two] = [await add(), await add()];
      const { id: wearId } = await call('wardrobe.log-wear', { on: '2025-01-01', itemIds: [one] }, ann.actor);
      const outcomes = await run((world, i) =>
        i === 11
          ? world.call('wardrobe.void-wear', { wearId }, ann.actor)
          : world.call(
              'wardrobe.amend-wear',
              { wearId, on: `2025-01-${10 + i}`, itemIds: i % 2 ? [one] : [one, two] },
              ann.actor,
            ),
      );
      expect(outcomes.filter((one) => !['done', 'wardrobe.wear-not-found'].includes(one))).toEqual([]);
      expect(outcomes[11]).toBe('done');
      for (const itemId of [one, two]) {
        expect(await call('wardrobe.get-item', { itemId }, ann.actor)).toMatchObject({
          wears: 0,
          lastWorn: null,
        });
      }
    }
  });

  test('an item removed while it is worn or put into outfits is either gone or in use', async () => {
    const { run, world, ann, call, add } = await start();
    for (let round = 0; round < 4; round++) {
      const itemId = await add();
      const outcomes = await run((world, i) => {
        if (i === round * 3) return world.call('wardrobe.remove-item', { itemId }, ann.actor);
        if (i % 2) return world.call('wardrobe.log-wear', { on: '2025-01-01', itemIds: [itemId] }, ann.actor);
        return world.call('wardrobe.create-outfit', { pieces: [{ itemId }] }, ann.actor);
      });
      const allowed = ['done', 'wardrobe.item-in-use', 'wardrobe.pieces-not-yours'];
      expect(outcomes.filter((one) => !allowed.includes(one))).toEqual([]);
      expect(await world.database.row(referred, { ownerId: ann.id })).toEqual({ n: 0 });
      const outfits = await call('wardrobe.list-outfits', { limit: 100 }, ann.actor);
      const { counts } = await call('identity.get-user', { userId: ann.id }, ann.actor);
      expect(counts.outfits).toBe(outfits.items.length);
    }
  });
});

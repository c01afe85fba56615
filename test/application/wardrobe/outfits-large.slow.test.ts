import { en, Faker } from '@faker-js/faker';
import { describe, expect, test } from 'vitest';
import { makeGarment } from '../../../src/cli/seed/wardrobes/garments.ts';
import type { In } from '../../kit/calls.ts';
import { befriend } from '../../kit/friends.ts';
import { sentByIndexes } from '../../kit/indexed.ts';
import { analyze } from '../../kit/plans.ts';
import { roundTrips, withoutSubscribers } from '../../kit/round-trips.ts';
import { insertOtherUsers } from '../../kit/rows/other-users.ts';
import { outfits } from '../../kit/rows/outfits.ts';
import { wear } from '../../kit/rows/wears.ts';
import { databases, startWorld } from '../../kit/world.ts';

const size = 10_000;
const tables = [
  'items',
  'outfits',
  'outfit_pieces',
  'outfit_tags',
  'occasions',
  'occasion_guests',
  'occasion_outfits',
  'wears',
  'wear_items',
  'washes',
];
const more = ['accounts', 'reactions', 'follows', 'friends'];

const day = (i: number) => new Date(Date.UTC(2020, 0, 1 + (i % 2000))).toISOString().slice(0, 10);

/** Ann's wardrobe; bob, her friend, has 500 outfits of the same items and is asked to every other occasion. */
async function startWithOutfits(kind: (typeof databases)[number]) {
  const world = await startWorld(kind, {}, { newDatabase: true });
  const [ann, bob] = [await world.person('ann'), await world.person('bob')];
  await befriend(world, ann, bob);
  const { call } = world;
  const faker = new Faker({ locale: en, seed: 3 });
  const ids: string[] = [];
  for (let i = 0; i < size; i += 500) {
    const items = Array.from({ length: 500 }, (_, n) => ({ ...makeGarment(faker), importKey: `${i + n}` }));
    const { rows } = await call('wardrobe.import-items', { items }, ann.actor);
    ids.push(...rows.map(({ itemId }) => itemId!));
  }
  const some = (i: number) => [0, 1, 2].map((n) => ids[(i * 3 + n * 977) % size]!);
  const outfitIds = await outfits(
    world,
    ann.id,
    Array.from({ length: 3000 }, (_, i) => some(i)),
  );
  await outfits(
    world,
    bob.id,
    Array.from({ length: 500 }, (_, i) => some(i)),
  );
  await wear(
    world,
    ann.id,
    Array.from({ length: 20_000 }, (_, i) => ({ on: day(i), itemIds: some(i) })),
  );
  for (let cursor: string | null = null, page = 0; page < 40; page++) {
    const input: In<'wardrobe.list-items'> = { ownership: 'owned', limit: 100, ...(cursor && { cursor }) };
    const found = await call('wardrobe.list-items', input, ann.actor);
    await call('wardrobe.wash-items', { itemIds: found.items.map(({ id }) => id) }, ann.actor);
    cursor = found.nextCursor;
  }
  const occasionIds: string[] = [];
  for (let i = 0; i < 40; i++) {
    const about = { title: 'tea', startsOn: day(i), guestIds: i % 2 ? [bob.id] : [], dressCode: 'casual' };
    const { id: occasionId } = await call('wardrobe.create-occasion', about, ann.actor);
    occasionIds.push(occasionId);
    for (const n of [0, 1, 2])
      await call('wardrobe.plan-outfit', { occasionId, outfitId: outfitIds[(i * 7 + n) % 3000]! }, ann.actor);
  }
  await insertOtherUsers(world);
  await world.settled();
  await analyze(kind, world, [...tables, ...more, 'tallies', 'tally_changes', 'blocks']);
  await withoutSubscribers(world);
  return {
    world,
    call,
    ann,
    bob,
    itemId: ids[977]!,
    outfitId: outfitIds[1500]!,
    occasionId: occasionIds[7]!,
  };
}
type Started = Awaited<ReturnType<typeof startWithOutfits>>;

/** The work, and how many statements it takes. */
async function workOn({ call, ann, bob, itemId, outfitId, occasionId }: Started) {
  const cursorOf = async (work: Promise<{ nextCursor: string | null }>) => (await work).nextCursor!;
  const [{ actor }, userId] = [ann, ann.id];
  const outfitCursor = await cursorOf(call('wardrobe.list-outfits', {}, actor));
  const wearCursor = await cursorOf(call('wardrobe.list-wears', {}, actor));
  const occasionCursor = await cursorOf(call('wardrobe.list-occasions', {}, actor));
  const washCursor = await cursorOf(call('wardrobe.list-washes', {}, actor));
  const unworn = { sort: 'lastWorn', order: 'asc' } as const;
  const unwornCursor = await cursorOf(call('wardrobe.list-outfits', unworn, actor));
  const { id: wearId } = await call('wardrobe.log-wear', { on: '2026-01-01', outfitId }, actor);
  const table: [string, number, () => Promise<unknown>][] = [
    ['outfits', 2, () => call('wardrobe.list-outfits', { limit: 100 }, actor)],
    ['outfits, on', 2, () => call('wardrobe.list-outfits', { cursor: outfitCursor }, actor)],
    ['outfits by tag', 2, () => call('wardrobe.list-outfits', { tag: 'rain' }, actor)],
    ['outfits by season', 2, () => call('wardrobe.list-outfits', { season: 'winter' }, actor)],
    ['outfits with an item', 2, () => call('wardrobe.list-outfits', { itemId }, actor)],
    ['outfits with an item, by tag', 2, () => call('wardrobe.list-outfits', { itemId, tag: 'work' }, actor)],
    ['outfits for an occasion', 2, () => call('wardrobe.list-outfits', { occasionId }, actor)],
    ['outfits of someone', 2, () => call('wardrobe.list-outfits', { userId, tag: 'rain' }, bob.actor)],
    ['outfits for an occasion of someone', 2, () => call('wardrobe.list-outfits', { occasionId }, bob.actor)],
    ['outfits by wears', 2, () => call('wardrobe.list-outfits', { sort: 'wears' }, actor)],
    ['outfits longest unworn', 2, () => call('wardrobe.list-outfits', unworn, actor)],
    [
      'outfits longest unworn, on',
      2,
      () => call('wardrobe.list-outfits', { ...unworn, cursor: unwornCursor }, actor),
    ],
    ['oldest outfits', 2, () => call('wardrobe.list-outfits', { sort: 'oldest' }, actor)],
    ['an outfit', 2, () => call('wardrobe.get-outfit', { outfitId }, actor)],
    ['occasions', 3, () => call('wardrobe.list-occasions', {}, actor)],
    ['occasions, on', 3, () => call('wardrobe.list-occasions', { cursor: occasionCursor }, actor)],
    [
      'occasions in a month',
      3,
      () => call('wardrobe.list-occasions', { from: day(9), to: day(39) }, bob.actor),
    ],
    ['occasions of someone', 3, () => call('wardrobe.list-occasions', { userId }, bob.actor)],
    ['an occasion', 6, () => call('wardrobe.get-occasion', { occasionId }, actor)],
    ['the diary', 2, () => call('wardrobe.list-wears', { limit: 100 }, actor)],
    ['the diary, on', 2, () => call('wardrobe.list-wears', { cursor: wearCursor }, actor)],
    ['a month of the diary', 2, () => call('wardrobe.list-wears', { from: day(60), to: day(90) }, actor)],
    ['the wears of an item', 2, () => call('wardrobe.list-wears', { itemId }, actor)],
    ['the wears of an outfit', 2, () => call('wardrobe.list-wears', { outfitId }, actor)],
    [
      'the wears of an item in another outfit',
      1,
      () => call('wardrobe.list-wears', { outfitId, itemId }, actor),
    ],
    ['a wear', 2, () => call('wardrobe.get-wear', { wearId }, actor)],
    ['washes', 3, () => call('wardrobe.list-washes', {}, actor)],
    ['washes, on', 3, () => call('wardrobe.list-washes', { cursor: washCursor }, actor)],
    // Much is dirty here, so some categories are looked through a second time, further down.
    ['a suggestion', 6, () => call('wardrobe.suggest-outfits', { tempC: 8, rain: true }, actor)],
    ['a suggestion for an occasion', 7, () => call('wardrobe.suggest-outfits', { occasionId }, actor)],
    ['what is missing', 5, () => call('wardrobe.suggest-outfits', {}, bob.actor)],
  ];
  return table;
}

describe.each(databases)('3,000 outfits and 20,000 wears of 10,000 items on %s', (kind) => {
  test('are listed, read and used for suggestions in few indexed statements', async () => {
    const listening = roundTrips(kind);
    const started = await startWithOutfits(kind);
    const { world, call, ann } = started;
    for (const [name, statements, work] of await workOn(started)) {
      const sent = await sentByIndexes({ kind, world, listening, tables: [...tables, ...more] }, name, work);
      expect({ name, statements: sent.length }).toEqual({ name, statements });
    }
    const ready = { tempC: 8, rain: true };
    const { items } = await call('wardrobe.suggest-outfits', ready, ann.actor);
    expect(items).toHaveLength(5);
    const pieces = items.flatMap((one) => one.pieces.map((piece) => piece.itemId));
    for (const id of new Set(pieces))
      expect(await call('wardrobe.get-item', { itemId: id }, ann.actor)).toMatchObject({ ready: true });
  }, 240_000);
});

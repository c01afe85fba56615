import { expect, test } from 'vitest';
import type { In } from '../../kit/calls.ts';
import { befriend } from '../../kit/friends.ts';
import { roundTrips } from '../../kit/round-trips.ts';
import { databases, startWorld } from '../../kit/world.ts';

test.each(databases)('a change on %s reaches its owner alone, once for each thing', async (kind) => {
  const world = await startWorld(kind);
  const { call, pushed } = world;
  const [ann, bob] = [await world.person('ann'), await world.person('bob')];
  await befriend(world, ann, bob);
  const as = { actor: ann.actor };
  /** The frames that the work pushes, such as `item.changed 2`. */
  const framesOf = async (work: () => Promise<unknown>) => {
    await world.settled();
    pushed.length = 0;
    await work();
    await world.settled();
    const frames = pushed.filter(({ frame }) => frame.name.endsWith('.changed'));
    expect(frames.every(({ to }) => to.length === 1 && to[0] === ann.id)).toBe(true);
    expect(new Set(frames.map(({ id }) => id)).size).toBe(frames.length);
    return frames
      .map(({ frame, data }) => {
        const { id, version } = data as { id: string; version: number | null };
        return [frame.name, id, version];
      })
      .sort();
  };
  let [hat, coat, outfit, occasion, wear] = ['', '', '', '', ''];
  const add = async (name: string) =>
    (await call('wardrobe.add-item', { name, category: 'hat', visibility: 'public' }, as.actor)).id;
  expect(await framesOf(async () => (hat = await add('hat')))).toEqual([['item.changed', hat, 1]]);
  coat = await add('coat');
  const both = [hat, coat];
  expect(await framesOf(() => call('wardrobe.update-item', { itemId: hat, name: 'cap' }, as.actor))).toEqual([
    ['item.changed', hat, 2],
  ]);
  const move = () => call('wardrobe.move-items', { itemIds: both, place: 'laundry' }, as.actor);
  expect(await framesOf(move)).toEqual(
    [
      ['item.changed', hat, 3],
      ['item.changed', coat, 2],
    ].sort(),
  );
  const wash = () => call('wardrobe.wash-items', { itemIds: both }, as.actor);
  expect(await framesOf(wash)).toHaveLength(2);
  const [{ id: washId } = { id: '' }] = (await call('wardrobe.list-washes', {}, as.actor)).items;
  expect(await framesOf(() => call('wardrobe.void-wash', { washId }, as.actor))).toHaveLength(2);

  const pieces = both.map((itemId) => ({ itemId }));
  const arrange = async () => (outfit = (await call('wardrobe.create-outfit', { pieces }, as.actor)).id);
  expect(await framesOf(arrange)).toEqual([['outfit.changed', outfit, 1]]);
  const clone = () => call('wardrobe.clone-outfit', { outfitId: outfit }, as.actor);
  expect(await framesOf(clone)).toMatchObject([['outfit.changed', expect.any(String), 1]]);
  const invite: In<'wardrobe.create-occasion'> = { title: 'tea', startsOn: '2030-01-01', guestIds: [bob.id] };
  const host = async () => (occasion = (await call('wardrobe.create-occasion', invite, as.actor)).id);
  expect(await framesOf(host)).toEqual([['occasion.changed', occasion, 1]]);
  const about = { occasionId: occasion };
  expect(
    await framesOf(() => call('wardrobe.plan-outfit', { ...about, outfitId: outfit }, as.actor)),
  ).toEqual([['occasion.changed', occasion, 2]]);
  const answer = () => call('wardrobe.answer-occasion', { ...about, status: 'going' }, bob.actor);
  expect(await framesOf(answer)).toEqual([['occasion.changed', occasion, 2]]);
  const log = async () =>
    (wear = (await call('wardrobe.log-wear', { on: '2025-01-01', outfitId: outfit }, as.actor)).id);
  expect(await framesOf(log)).toEqual([['wear.changed', wear, 1]]);
  expect(await framesOf(() => call('wardrobe.void-wear', { wearId: wear }, as.actor))).toEqual([
    ['wear.changed', wear, null],
  ]);
  expect(await framesOf(() => call('wardrobe.remove-occasion', about, as.actor))).toEqual([
    ['occasion.changed', occasion, null],
  ]);
  expect(await framesOf(() => call('wardrobe.remove-outfit', { outfitId: outfit }, as.actor))).toEqual([
    ['outfit.changed', outfit, null],
  ]);
  const loose = await add('loose');
  expect(await framesOf(() => call('wardrobe.remove-item', { itemId: loose }, as.actor))).toEqual([
    ['item.changed', loose, null],
  ]);
});

test.each(databases)('a change of 100 items on %s costs the frames one statement', async (kind) => {
  const listening = roundTrips(kind);
  const world = await startWorld(kind);
  const { call, pushed } = world;
  const ann = await world.person('ann');
  const items = Array.from({ length: 100 }, (_, i) => ({
    name: `item ${i}`,
    category: 'shirt',
    ...(i % 2 && { ownership: 'gone', gone: { why: 'sold', on: '2025-01-01' } }),
  }));
  const versionReads = async (work: () => Promise<unknown>) => {
    await world.settled();
    pushed.length = 0;
    const sent = await listening.sentBy(async () => {
      await work();
      await world.core.afterCommit.settled();
    });
    return sent.filter(({ text }) => /select id, version from items/.test(text)).length;
  };
  let itemIds: string[] = [];
  const importAll = async () => {
    const { rows } = await call('wardrobe.import-items', { items }, ann.actor);
    itemIds = rows.map(({ itemId }) => itemId!);
  };
  expect(await versionReads(importAll)).toBe(1);
  const changed = () => pushed.filter(({ frame }) => frame.name === 'item.changed');
  expect(changed().map(({ data }) => (data as { id: string }).id)).toEqual(itemIds);
  itemIds = itemIds.filter((_, i) => i % 2 === 0);
  expect(await versionReads(() => call('wardrobe.wash-items', { itemIds }, ann.actor))).toBe(1);
  expect(changed()).toHaveLength(50);
});

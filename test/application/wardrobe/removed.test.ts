import { describe, expect, test } from 'vitest';
import { findDrift } from '../../../src/infrastructure/kernel/counters/reconciliation.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { wardrobeReconciliation } from '../../../src/infrastructure/wardrobe/reconciliation.ts';
import { befriend } from '../../kit/friends.ts';
import { moderation } from '../../kit/moderation.ts';
import { insertImages } from '../../kit/rows/images.ts';
import { databases, type Person, refusalOf, startWorld } from '../../kit/world.ts';

const kept = sql<{ ownerId: string }, { n: number }>(`
  select (select count(*) from items where owner_id = :ownerId)
    + (select count(*) from outfits where owner_id = :ownerId) as n`);
const removed = { reason: 'nudity', decisionId: expect.any(String), at: expect.any(String) };

/** Ann's public coat and outfit wherever others meet them. Bob is her friend, cleo a stranger. */
async function setScene(kind: (typeof databases)[number]) {
  const world = await startWorld(kind);
  const { call } = world;
  const [ann, bob, cleo] = [await world.person('ann'), await world.person('bob'), await world.person('cleo')];
  await befriend(world, ann, bob);
  const imageIds = await insertImages(world, ann.id, 1);
  const shown = { visibility: 'public' as const, tags: ['blue'] };
  const coat = { ...shown, name: 'Parka', category: 'coat' as const, brand: 'Kessel', imageIds };
  const { id: itemId } = await call('wardrobe.add-item', coat, ann.actor);
  const hat = await call('wardrobe.add-item', { ...shown, name: 'Hat', category: 'hat' }, ann.actor);
  const pieces = [{ itemId }, { itemId: hat.id }];
  const { id: outfitId } = await call(
    'wardrobe.create-outfit',
    { ...shown, name: 'Look', pieces },
    ann.actor,
  );
  const day = { title: 'Tea', startsOn: '2030-01-01', visibility: 'public' } as const;
  const { id: occasionId } = await call('wardrobe.create-occasion', day, ann.actor);
  await call('wardrobe.plan-outfit', { occasionId, outfitId }, ann.actor);
  const { id: wearId } = await call('wardrobe.log-wear', { on: '2020-03-03', outfitId }, ann.actor);
  const refs = [
    { kind: 'item', id: itemId },
    { kind: 'outfit', id: outfitId },
    { kind: 'wear', id: wearId },
  ] as const;
  const post = await call('posts.create-post', { text: 'Mine', refs: [...refs] }, ann.actor);
  const entries = [{ refId: itemId }, { refId: outfitId, kind: 'outfit' as const }];
  const board = { kind: 'moodboard', title: 'Ideas', visibility: 'public', entries } as const;
  const { id: collectionId } = await call(
    'wardrobe.create-collection',
    { ...board, entries: [...entries] },
    bob.actor,
  );
  await call('posts.react-to-item', { itemId, kind: 'love' }, bob.actor);
  await call('posts.react-to-outfit', { outfitId, kind: 'wow' }, bob.actor);
  await world.settled();
  const userId = ann.id;

  /** Everything of the wardrobe that a person reads. */
  async function seenBy({ actor }: Person) {
    const sorts = ['newest', 'oldest', 'name', 'brand'] as const;
    const filters = [{ q: 'parka' }, { tag: 'blue' }, { category: 'coat' as const }, { brand: 'Kessel' }];
    return {
      item: await call('wardrobe.get-item', { itemId }, actor).catch(({ code }) => code),
      outfit: await call('wardrobe.get-outfit', { outfitId }, actor).catch(({ code }) => code),
      items: await Promise.all([
        ...sorts.map((sort) => call('wardrobe.list-items', { userId, sort }, actor)),
        ...filters.map((one) => call('wardrobe.list-items', { userId, ...one }, actor)),
        call('wardrobe.list-items', { outfitId }, actor),
      ]),
      outfits: await Promise.all([
        call('wardrobe.list-outfits', { userId }, actor),
        call('wardrobe.list-outfits', { userId, tag: 'blue' }, actor),
        call('wardrobe.list-outfits', { itemId }, actor),
        call('wardrobe.list-outfits', { occasionId }, actor),
      ]),
      collection: await call('wardrobe.get-collection', { collectionId }, actor),
      collections: await call('wardrobe.list-collections', { userId: bob.id }, actor),
      occasion: await call('wardrobe.get-occasion', { occasionId }, actor),
      refs: (await call('posts.get-post', { postId: post.id }, actor)).refs,
      file: await call('media.get-file', { fileId: imageIds[0]! }, actor).catch(({ code }) => code),
      counts: (await call('identity.get-user', { userId }, actor)).counts,
      reactions: [
        await call('posts.list-item-reactions', { itemId }, actor).catch(({ code }) => code),
        await call('posts.list-outfit-reactions', { outfitId }, actor).catch(({ code }) => code),
      ],
    };
  }
  const drift = () => findDrift(world.database, wardrobeReconciliation);
  const things = {
    itemId,
    outfitId,
    hatId: hat.id,
    imageId: imageIds[0]!,
    occasionId,
    collectionId,
    postId: post.id,
  };
  return { world, call, ...moderation(world), ann, bob, cleo, ...things, seenBy, drift };
}
/** Links to files are signed anew each time. */
const withoutLinks = (seen: unknown): string => JSON.stringify(seen).replaceAll(/"https?:[^"]*"/g, '""');

describe.each(databases)('what a moderator removed from a wardrobe on %s', (kind) => {
  test('a removed item is gone for others wherever they met it, and is back with its counts', async () => {
    const { world, call, remove, restore, ann, bob, cleo, itemId, imageId, seenBy, drift } =
      await setScene(kind);
    const about = { kind: 'item', id: itemId };
    const before = [withoutLinks(await seenBy(bob)), withoutLinks(await seenBy(cleo))];
    for (const one of before) expect(one).toContain('Parka');
    await remove(about, 'nudity');
    await remove(about, 'spam');

    for (const viewer of [bob, cleo]) {
      const seen = await seenBy(viewer);
      expect(withoutLinks(seen)).not.toMatch(/Parka|Kessel/);
      expect(withoutLinks(seen)).not.toContain(itemId);
      expect(JSON.stringify(seen)).not.toContain(imageId);
      expect(seen).toMatchObject({ item: 'wardrobe.item-not-found', file: 'media.file-not-found' });
      expect(seen.outfit.pieces.map((piece: { itemId: unknown }) => piece.itemId)).toContain(null);
      expect(seen.counts.items).toBe(1);
      const react = call('posts.react-to-item', { itemId, kind: 'like' }, viewer.actor);
      expect(await refusalOf(react)).toBe('posts.item-not-found');
    }
    const list = { kind: 'lookbook', title: 'New', entries: [{ refId: itemId }] } as const;
    const collect = call('wardrobe.create-collection', { ...list, entries: [...list.entries] }, cleo.actor);
    expect(await refusalOf(collect)).toMatch(/not-found/);
    const own = await call('wardrobe.get-item', { itemId }, ann.actor);
    expect(own).toMatchObject({
      removed,
      visibility: 'public',
      reactions: { love: 1 },
      images: [{ id: imageId }],
    });
    expect(await drift()).toEqual([]);

    await restore(about);
    await restore(about);
    expect([withoutLinks(await seenBy(bob)), withoutLinks(await seenBy(cleo))]).toEqual(before);
    expect(await call('wardrobe.get-item', { itemId }, ann.actor)).not.toHaveProperty('removed');
    expect(await drift()).toEqual([]);
    await world.settled();
  });

  test('a removed outfit is as gone for others as a deleted one, and is back with its counts', async () => {
    const { world, call, remove, restore, ann, bob, cleo, outfitId, seenBy, drift } = await setScene(kind);
    const about = { kind: 'outfit', id: outfitId };
    const seen = async () => [withoutLinks(await seenBy(bob)), withoutLinks(await seenBy(cleo))];
    const before = await seen();
    await remove(about, 'nudity');
    const whileRemoved = await seen();
    for (const one of whileRemoved) {
      expect(one).not.toMatch(/Look/);
      expect(one).not.toContain(outfitId);
    }
    expect(await call('wardrobe.get-outfit', { outfitId }, ann.actor)).toMatchObject({
      removed,
      visibility: 'public',
      reactions: { wow: 1 },
      wears: 1,
    });
    expect(await drift()).toEqual([]);
    for (const viewer of [bob, cleo]) {
      const react = call('posts.react-to-outfit', { outfitId, kind: 'like' }, viewer.actor);
      expect(await refusalOf(react)).toBe('posts.outfit-not-found');
      const clone = call('wardrobe.clone-outfit', { outfitId }, viewer.actor);
      expect(await refusalOf(clone)).toBe('wardrobe.outfit-not-found');
    }
    await restore(about);
    expect(await seen()).toEqual(before);
    expect(await drift()).toEqual([]);
    await remove(about, 'nudity');
    await call('wardrobe.remove-outfit', { outfitId }, ann.actor);
    await world.settled();
    expect(await seen()).toEqual(whileRemoved);
    expect(await drift()).toEqual([]);
  });

  test('their owner still wears, washes, moves and plans them, but does not edit or clone them', async () => {
    const { call, remove, restore, ann, itemId, hatId, outfitId } = await setScene(kind);
    await remove({ kind: 'item', id: itemId });
    await remove({ kind: 'outfit', id: outfitId });
    const { actor } = ann;
    const isRemoved = 'moderation.is-removed';
    expect(await refusalOf(call('wardrobe.update-item', { itemId, notes: 'mine' }, actor))).toBe(isRemoved);
    const show = { outfitId, visibility: 'friends' } as const;
    expect(await refusalOf(call('wardrobe.update-outfit', show, actor))).toBe(isRemoved);
    const clone = call('wardrobe.clone-outfit', { outfitId, visibility: 'public' }, actor);
    expect(await refusalOf(clone)).toBe(isRemoved);
    await call('wardrobe.log-wear', { on: '2021-03-03', outfitId }, actor);
    await call('wardrobe.move-items', { itemIds: [itemId], place: 'laundry' }, actor);
    await call('wardrobe.wash-items', { itemIds: [itemId, hatId] }, actor);
    await call('wardrobe.retire-item', { itemId, why: 'sold' }, actor);
    await call('wardrobe.restore-item', { itemId }, actor);
    await restore({ kind: 'item', id: itemId });
    expect(await call('wardrobe.get-item', { itemId }, actor)).toMatchObject({
      visibility: 'public',
      wears: 2,
    });
  });

  test('reaches the owner’s other devices, and nobody else', async () => {
    const { world, remove, restore, finish, ann, itemId, outfitId } = await setScene(kind);
    const told = async (subject: { id: string }, work: () => Promise<unknown>) => {
      await world.settled();
      world.pushed.length = 0;
      await work();
      await world.settled();
      const ours = world.pushed.filter(({ data }) => (data as { id?: string }).id === subject.id);
      return ours.map(({ frame, data, to }) => [frame.name, (data as { id: string }).id, to]);
    };
    for (const [kind, id] of [['item', itemId] as const, ['outfit', outfitId] as const])
      for (const change of [remove, restore, remove, finish])
        expect(await told({ id }, () => change({ kind, id }))).toEqual([[`${kind}.changed`, id, [ann.id]]]);
  });

  test('is deleted when its time is over; an item in use stays in the diary, private and blank', async () => {
    const { world, call, remove, finish, ann, bob, itemId, hatId, outfitId, seenBy, drift } =
      await setScene(kind);
    const loose = { name: 'Scarf', category: 'scarf', visibility: 'public' } as const;
    const { id: scarfId } = await call('wardrobe.add-item', loose, ann.actor);
    for (const id of [itemId, scarfId]) await remove({ kind: 'item', id });
    for (const id of [itemId, scarfId, hatId]) await finish({ kind: 'item', id });
    await finish({ kind: 'outfit', id: outfitId });
    await world.settled();
    const find = (id: string) => call('wardrobe.get-item', { itemId: id }, ann.actor);
    expect(await refusalOf(find(scarfId))).toBe('wardrobe.item-not-found');
    expect(await find(hatId)).toMatchObject({ name: 'Hat' });
    const blank = { name: 'coat', brand: null, tags: [], images: [], visibility: 'private', wears: 1 };
    expect(await find(itemId)).toMatchObject(blank);
    expect(await find(itemId)).not.toHaveProperty('removed');
    const search = await call('wardrobe.list-items', { q: 'parka' }, ann.actor);
    expect(search.items).toEqual([]);
    expect(withoutLinks(await seenBy(bob))).not.toMatch(/Parka|Kessel/);
    expect(await seenBy(bob)).toMatchObject({ outfit: { name: 'Look' } });
    expect(await drift()).toEqual([]);

    await remove({ kind: 'outfit', id: outfitId });
    await finish({ kind: 'outfit', id: outfitId });
    await world.settled();
    expect(await seenBy(ann)).toMatchObject({ outfit: 'wardrobe.outfit-not-found' });
    expect(await drift()).toEqual([]);
  });

  test('stays removed when its owner edits or deletes it at the same time', async () => {
    const { call, remove, restore, ann, cleo, itemId, hatId, outfitId, drift } = await setScene(kind);
    const edit = (n: number) =>
      call('wardrobe.update-item', { itemId, visibility: n % 2 ? 'friends' : 'public' }, ann.actor);
    const race = [0, 1, 2, 3].map(edit);
    const outcomes = await Promise.allSettled([
      ...race,
      remove({ kind: 'item', id: itemId }),
      ...[4, 5].map(edit),
    ]);
    expect(outcomes[4]!.status).toBe('fulfilled');
    const seen = call('wardrobe.get-item', { itemId }, cleo.actor);
    expect(await refusalOf(seen)).toBe('wardrobe.item-not-found');
    expect(await call('wardrobe.get-item', { itemId }, ann.actor)).toHaveProperty('removed');
    await Promise.allSettled([
      remove({ kind: 'outfit', id: outfitId }),
      call('wardrobe.remove-outfit', { outfitId }, ann.actor),
    ]);
    for (const id of [outfitId, hatId]) await restore({ kind: 'outfit', id });
    expect(await refusalOf(call('wardrobe.get-outfit', { outfitId }, ann.actor))).toMatch(/not-found/);
    expect(await drift()).toEqual([]);
  });

  test('is in its owner’s export, with the visibility that they chose, and goes with the account', async () => {
    const { world, call, remove, ann, itemId, outfitId } = await setScene(kind);
    await remove({ kind: 'item', id: itemId }, 'nudity');
    await remove({ kind: 'outfit', id: outfitId }, 'nudity');
    const { parts } = await call('wardrobe.export', { format: 'json' }, ann.actor);
    const chosen = { removed, visibility: 'public' };
    expect(parts!.items).toContainEqual(expect.objectContaining({ id: itemId, ...chosen }));
    expect(parts!.items).toContainEqual(expect.objectContaining({ name: 'Hat', removed: null }));
    expect(parts!.outfits).toContainEqual(expect.objectContaining({ id: outfitId, ...chosen }));
    await call('identity.delete-me', { password: ann.password }, ann.actor);
    await world.settled();
    expect(await world.database.row(kept, { ownerId: ann.id })).toEqual({ n: 0 });
  });
});

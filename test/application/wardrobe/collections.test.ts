import { describe, expect, test } from 'vitest';
import type { In } from '../../kit/calls.ts';
import { insertImages } from '../../kit/rows/images.ts';
import { databases, type Person, refusalOf, startWorld, type World } from '../../kit/world.ts';

async function outfit(
  world: World,
  owner: Person,
  visibility: 'public' | 'private',
  itemIds: readonly string[],
): Promise<string> {
  const pieces = itemIds.map((itemId) => ({ itemId }));
  const input = { name: 'Sunday', visibility, pieces };
  return (await world.call('wardrobe.create-outfit', input, owner.actor)).id;
}

async function found(kind: (typeof databases)[number]) {
  const world = await startWorld(kind);
  const [ann, bob] = [await world.person('ann'), await world.person('bob')];
  const add = (one: typeof ann, visibility: 'public' | 'private' = 'public', name = 'hat') =>
    world.call('wardrobe.add-item', { name, category: 'hat', visibility }, one.actor).then(({ id }) => id);
  const create = (collectionKind: 'packing' | 'wishlist' | 'moodboard', one = ann) =>
    world
      .call(
        'wardrobe.create-collection',
        { kind: collectionKind, title: 'things', visibility: 'public' },
        one.actor,
      )
      .then(({ id }) => id);
  const put = (collectionId: string, refId: string, rest: object = {}) =>
    world.call('wardrobe.put-collection-entry', { collectionId, refId, ...rest }, ann.actor);
  return { world, ann, bob, add, create, put };
}

describe.each(databases)('a collection on %s', (kind) => {
  test('counts packed entries, in the owner’s order', async () => {
    const { world, ann, bob, add, create, put } = await found(kind);
    const [hat, coat, sock] = [
      await add(ann),
      await add(ann, 'private', 'coat'),
      await add(ann, 'public', 'sock'),
    ];
    const collectionId = await create('packing');
    await put(collectionId, hat);
    await put(collectionId, coat, { note: 'the warm one' });
    await put(collectionId, sock, { quantity: 5 });
    await put(collectionId, sock, { packed: true, position: 0 });
    const packed = await put(collectionId, hat, { position: 7, packed: true });
    expect(packed).toMatchObject({
      kind: 'packing',
      entryCount: 3,
      packedCount: 2,
      entries: [
        { title: 'sock', quantity: 5, packed: true, note: null },
        { title: 'coat', quantity: 1, packed: false, note: 'the warm one', category: 'hat' },
        { title: 'hat', packed: true, position: 7 },
      ],
    });
    const seen = await world.call('wardrobe.get-collection', { collectionId }, bob.actor);
    expect(seen.entries.map(({ title }) => title)).toEqual(['sock', 'hat']);
    expect(JSON.stringify(seen)).not.toMatch(/note|version/);
    await world.call('wardrobe.remove-collection-entry', { collectionId, refId: sock }, ann.actor);
    const again = world.call('wardrobe.remove-collection-entry', { collectionId, refId: sock }, ann.actor);
    expect(await refusalOf(again)).toBe('wardrobe.entry-not-found');
  });

  test('is created with entries, in their order, or not at all', async () => {
    const { world, ann, bob, add } = await found(kind);
    const imageIds = await insertImages(world, ann.id, 1);
    const about = { name: 'coat', category: 'coat', visibility: 'public', imageIds } as const;
    const { id: coat } = await world.call('wardrobe.add-item', about, ann.actor);
    const [sock, secret, theirs] = [
      await add(ann, 'public', 'sock'),
      await add(bob, 'private'),
      await add(bob),
    ];
    const worn = await outfit(world, ann, 'public', [sock, coat]);
    const make = (
      collectionKind: 'packing' | 'moodboard',
      entries: In<'wardrobe.create-collection'>['entries'],
    ) =>
      world.call(
        'wardrobe.create-collection',
        { kind: collectionKind, title: 'trip', visibility: 'public', entries },
        ann.actor,
      );
    const trip = await make('packing', [
      { refId: sock, quantity: 5, packed: true, note: 'wool', position: 3 },
      { refId: worn, kind: 'outfit' },
      { refId: coat, position: 0 },
    ]);
    const imageUrl = expect.stringContaining('http');
    const shown = [
      { refId: coat, kind: 'item', title: 'coat', category: 'coat', position: 0, quantity: 1, imageUrl },
      { refId: sock, title: 'sock', position: 3, quantity: 5, packed: true, imageUrl: null },
      { refId: worn, kind: 'outfit', title: 'Sunday', category: null, position: 4, imageUrl },
    ];
    expect(trip).toMatchObject({ own: true, entryCount: 3, packedCount: 1, entries: shown });
    const seen = await world.call('wardrobe.get-collection', { collectionId: trip.id }, bob.actor);
    expect(seen).toMatchObject({ own: false, entryCount: 3, packedCount: 1, entries: shown });
    for (const entry of seen.entries) expect(entry).not.toHaveProperty('note');
    await world.call('wardrobe.update-item', { itemId: coat, visibility: 'private' }, ann.actor);
    const less = await world.call('wardrobe.get-collection', { collectionId: trip.id }, bob.actor);
    expect(less.entries).toMatchObject([{ title: 'sock' }, { title: 'Sunday', imageUrl: null }]);

    expect(await refusalOf(make('packing', [{ refId: sock }, { refId: theirs }]))).toBe(
      'wardrobe.entry-not-found /entries/1/refId',
    );
    expect(await refusalOf(make('moodboard', [{ refId: theirs }, { refId: secret }]))).toBe(
      'wardrobe.entry-not-found /entries/1/refId',
    );
    expect(await refusalOf(make('packing', [{ refId: sock }, { refId: sock }]))).toBe(
      'request.invalid-fields /entries',
    );
    expect((await make('moodboard', [{ refId: theirs }])).entryCount).toBe(1);
    const { items } = await world.call('wardrobe.list-collections', {}, ann.actor);
    expect(items.map((one) => one.kind).sort()).toEqual(['moodboard', 'packing']);
  });

  test('holds visible things of others, unless it is a capsule or a packing list', async () => {
    const { world, ann, bob, add, create, put } = await found(kind);
    const [shown, hidden] = [await add(bob), await add(bob, 'private')];
    const [packing, wishes] = [await create('packing'), await create('wishlist')];
    const worn = await outfit(world, bob, 'public', [shown, hidden]);
    expect(await refusalOf(put(packing, shown))).toBe('wardrobe.entry-not-found');
    expect(await refusalOf(put(wishes, hidden))).toBe('wardrobe.entry-not-found');
    expect(await refusalOf(put(wishes, worn))).toBe('wardrobe.entry-not-found');
    await put(wishes, shown);
    const { entries } = await put(wishes, worn, { kind: 'outfit' });
    expect(entries).toMatchObject([
      { kind: 'item', title: 'hat' },
      { kind: 'outfit', title: 'Sunday', category: null },
    ]);
    // Bob can delete what someone else collected.
    await world.call('wardrobe.update-item', { itemId: shown, visibility: 'private' }, bob.actor);
    const { entryCount } = await world.call('wardrobe.get-collection', { collectionId: wishes }, ann.actor);
    expect(entryCount).toBe(1);
  });

  test('refuses stale versions and changes by others', async () => {
    const { world, ann, bob, create } = await found(kind);
    const collectionId = await create('moodboard');
    const update = (one: typeof ann, rest: object) =>
      world.call('wardrobe.update-collection', { collectionId, ...rest }, one.actor);
    expect(await update(ann, { version: 1, title: 'blue' })).toMatchObject({
      title: 'blue',
      version: 2,
      notes: null,
    });
    expect(await refusalOf(update(ann, { version: 1, title: 'red' }))).toBe('wardrobe.stale-version');
    expect(await refusalOf(update(bob, { title: 'red' }))).toBe('wardrobe.collection-not-found');
    const list = async (filter: object) =>
      (await world.call('wardrobe.list-collections', { userId: ann.id, ...filter }, bob.actor)).items;
    expect(await list({ kind: 'moodboard' })).toMatchObject([{ title: 'blue' }]);
    expect(await list({ kind: 'capsule' })).toEqual([]);
  });

  test('never exceeds 200 entries under concurrent puts', async () => {
    const { world, ann, create, put } = await found(kind);
    const collectionId = await create('packing');
    const items = Array.from({ length: 210 }, (_, i) => ({ name: `sock ${i}`, category: 'socks' }));
    const { rows } = await world.call('wardrobe.import-items', { items }, ann.actor);
    const ids = rows.map(({ itemId }) => itemId!);
    for (const id of ids.slice(0, 190)) await put(collectionId, id);
    const seen = await Promise.all(ids.slice(190).map((id) => refusalOf(put(collectionId, id))));
    expect(seen.filter((one) => one === 'nothing')).toHaveLength(10);
    expect(seen.filter((one) => one === 'wardrobe.collection-is-full')).toHaveLength(10);
    const { entries } = await put(collectionId, ids[0]!, { packed: true });
    expect(entries).toHaveLength(200);
    expect(new Set(entries.map(({ position }) => position)).size).toBe(200);
  });
});

describe.each(databases)('an item collected and deleted at once, on %s', (kind) => {
  test('is either collected or deleted, and deleted once', async () => {
    const { world, ann, add, create, put } = await found(kind);
    for (let round = 0; round < 10; round++) {
      const itemId = await add(ann);
      const collectionId = await create('moodboard');
      const calls = [
        ...Array.from({ length: 3 }, () => world.call('wardrobe.remove-item', { itemId }, ann.actor)),
        ...Array.from({ length: 3 }, () => put(collectionId, itemId)),
      ];
      const seen = await Promise.all(calls.map(refusalOf));
      const [removed, collected] = [seen.slice(0, 3), seen.slice(3)];
      const { entryCount } = await world.call('wardrobe.get-collection', { collectionId }, ann.actor);
      if (removed.includes('nothing')) {
        expect(removed.filter((one) => one === 'nothing')).toHaveLength(1);
        expect(new Set(collected)).toEqual(new Set(['wardrobe.entry-not-found']));
        expect(entryCount).toBe(0);
      } else {
        expect(new Set(removed)).toEqual(new Set(['wardrobe.item-in-use']));
        expect(entryCount).toBe(1);
      }
    }
    const profile = await world.call('identity.get-user', { userId: ann.id }, ann.actor);
    const { items } = await world.call('wardrobe.list-items', { limit: 100 }, ann.actor);
    expect(profile.counts.items).toBe(items.length);
  });

  test('items of an outfit are listed if visible', async () => {
    const { world, ann, bob, add } = await found(kind);
    const [shown, hidden] = [await add(ann), await add(ann, 'private')];
    await add(ann);
    const [worn, secret] = [
      await outfit(world, ann, 'public', [shown, hidden]),
      await outfit(world, ann, 'private', [shown]),
    ];
    const list = async (one: typeof ann, filter: object) =>
      (await world.call('wardrobe.list-items', filter, one.actor)).items.map(({ id }) => id);
    expect(await list(ann, { outfitId: worn })).toEqual([hidden, shown]);
    expect(await list(ann, { outfitId: worn, sort: 'wears' })).toEqual([shown, hidden]);
    expect(await list(bob, { outfitId: worn })).toEqual([shown]);
    expect(await list(bob, { outfitId: worn, userId: ann.id, sort: 'name' })).toEqual([shown]);
    expect(await list(bob, { outfitId: secret })).toEqual([]);
    expect(await list(bob, { outfitId: worn, place: 'closet' })).toEqual([]);
    const removal = world.call('wardrobe.remove-item', { itemId: shown }, ann.actor);
    expect(await refusalOf(removal)).toBe('wardrobe.item-in-use');
  });
});

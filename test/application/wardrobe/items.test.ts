import { describe, expect, test } from 'vitest';
import { ownFields } from '../../../src/application/wardrobe/items/views.ts';
import type { In } from '../../kit/calls.ts';
import { ownOne } from '../../kit/own.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

const coat: In<'wardrobe.add-item'> = {
  name: 'The blue coat',
  category: 'coat',
  label: 'Sunday best',
  colours: [{ hex: '#14213d' }, { hex: 'cream', share: 0.2 }],
  pattern: 'herringbone',
  materials: ['wool'],
  brand: 'Öster & Söner',
  size: 'M',
  seasons: ['winter', 'autumn'],
  formality: 3,
  tags: ['Warm', 'city'],
  rating: 5,
  notes: 'from aunt Ida',
  price: { amount: '12050', currency: 'EUR' },
  boughtOn: '2023-01-10',
  store: 'the market',
  priorWears: 4,
  visibility: 'public',
};

describe.each(databases)('an item on %s', (kind) => {
  test('is returned as stored, with category defaults and figures', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const added = await world.call('wardrobe.add-item', coat, ann.actor);
    expect(added).toMatchObject({
      ...coat,
      owner: { id: ann.id, username: 'ann' },
      colours: [
        { hex: '#14213d', name: 'navy', share: 1 },
        { hex: '#f5ecd7', name: 'cream', share: 0.2 },
      ],
      seasons: ['autumn', 'winter'],
      tags: ['warm', 'city'],
      images: [],
      reactions: { like: 0 },
      myReaction: null,
      warmth: 0.7,
      washEvery: 30,
      slot: 'top',
      layer: 3,
      ownership: 'owned',
      place: 'closet',
      gone: null,
      wears: 4,
      lastWorn: null,
      dirty: false,
      ready: true,
      cost: { amount: '12050', currency: 'EUR' },
      costPerWear: { amount: '3013', currency: 'EUR' },
      partners: [],
      version: 1,
    });
    expect(await world.call('wardrobe.get-item', { itemId: added.id }, ann.actor)).toEqual(added);
    const { items } = await world.call('wardrobe.list-items', {}, ann.actor);
    const { partners: _, ...listed } = added;
    expect(items).toEqual([listed]);
    const profile = await world.call('identity.get-user', { userId: ann.id }, ann.actor);
    expect(profile.counts.items).toBe(1);
  });

  test('an edit changes only the named fields, and a stale version is refused', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const { id: itemId } = await world.call('wardrobe.add-item', coat, ann.actor);
    const edit = (changes: object) => world.call('wardrobe.update-item', { itemId, ...changes }, ann.actor);
    const edited = await edit({
      version: 1,
      category: 'parka',
      brand: null,
      price: null,
      warmth: 0.8,
      seasons: [],
    });
    expect(edited).toMatchObject({
      category: 'parka',
      brand: null,
      price: null,
      cost: null,
      warmth: 0.8,
      seasons: [],
      name: coat.name,
      version: 2,
    });
    expect(await refusalOf(edit({ version: 1, name: 'lost' }))).toBe('wardrobe.stale-version');
    expect(await world.call('wardrobe.get-item', { itemId }, ann.actor)).toEqual(edited);
  });

  test('of 20 edits at once one wins if they name the version, and all apply if they do not', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const { id: itemId } = await world.call('wardrobe.add-item', coat, ann.actor);
    const edit = (changes: object) => world.call('wardrobe.update-item', { itemId, ...changes }, ann.actor);
    const outcomes = await Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => edit({ version: 1, name: `name ${i}` })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    const tags = await Promise.allSettled(Array.from({ length: 20 }, (_, i) => edit({ tags: [`tag${i}`] })));
    expect(tags.every(({ status }) => status === 'fulfilled')).toBe(true);
    const {
      version,
      tags: [tag = ''],
    } = ownOne(await world.call('wardrobe.get-item', { itemId }, ann.actor));
    expect(version).toBe(22);
    for (let i = 0; i < 20; i++) {
      const { items } = await world.call('wardrobe.list-items', { tag: `tag${i}` }, ann.actor);
      expect(items).toHaveLength(tag === `tag${i}` ? 1 : 0);
    }
  });

  test('shows others only its public part, and only its owner can change it', async () => {
    const world = await startWorld(kind);
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const { id: itemId } = await world.call('wardrobe.add-item', coat, ann.actor);
    const seen = await world.call('wardrobe.get-item', { itemId }, bob.actor);
    expect(Object.keys(seen).filter((key) => (ownFields as string[]).includes(key))).toEqual([]);
    expect(seen).toMatchObject({ name: coat.name, brand: coat.brand, tags: ['warm', 'city'] });
    for (const attempt of [
      () => world.call('wardrobe.update-item', { itemId, name: 'mine' }, bob.actor),
      () => world.call('wardrobe.remove-item', { itemId }, bob.actor),
      () => world.call('wardrobe.move-items', { itemIds: [itemId], place: 'lost' }, bob.actor),
      () => world.call('wardrobe.wash-items', { itemIds: [itemId] }, bob.actor),
      () => world.call('wardrobe.retire-item', { itemId, why: 'sold' }, bob.actor),
      () => world.call('wardrobe.restore-item', { itemId }, bob.actor),
    ])
      expect(await refusalOf(attempt())).toBe('wardrobe.item-not-found');
    const ask = (filter: object) =>
      world.call('wardrobe.list-items', { userId: ann.id, ...filter }, bob.actor);
    for (const [name, value] of Object.entries({
      place: 'closet',
      ownership: 'owned',
      neverWorn: true,
      dirty: true,
      ready: true,
      favourite: true,
      sort: 'price',
    }))
      expect(await refusalOf(ask({ [name]: value }))).toBe(`request.invalid-fields /${name}`);
    expect((await ask({ q: 'blue' })).items).toHaveLength(1);
    // The label is the owner's own word.
    expect((await ask({ q: 'sunday' })).items).toHaveLength(0);
    expect((await world.call('wardrobe.list-items', { q: 'sunday' }, ann.actor)).items).toHaveLength(1);
    const { reactions } = await world.call('posts.react-to-item', { itemId, kind: 'love' }, bob.actor);
    expect(reactions.love).toBe(1);
    expect(await world.call('wardrobe.get-item', { itemId }, bob.actor)).toMatchObject({
      reactions: { love: 1 },
      myReaction: 'love',
    });
  });

  test('is deleted with its index rows unless something refers to it', async () => {
    const world = await startWorld(kind);
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const { id: itemId } = await world.call('wardrobe.add-item', coat, ann.actor);
    await world.call('posts.react-to-item', { itemId, kind: 'love' }, bob.actor);
    const board = await world.call(
      'wardrobe.create-collection',
      { kind: 'moodboard', title: 'blue' },
      bob.actor,
    );
    const capsule = await world.call(
      'wardrobe.create-collection',
      { kind: 'capsule', title: 'few' },
      ann.actor,
    );
    const put = (one: typeof ann, collectionId: string) =>
      world.call('wardrobe.put-collection-entry', { collectionId, refId: itemId }, one.actor);
    expect((await put(bob, board.id)).entries).toHaveLength(1);
    expect((await put(ann, capsule.id)).entries).toMatchObject([
      { title: coat.name, quantity: 1, packed: false },
    ]);
    const remove = () => world.call('wardrobe.remove-item', { itemId }, ann.actor);
    expect(await refusalOf(remove())).toBe('wardrobe.item-in-use');
    await world.call('wardrobe.remove-collection', { collectionId: capsule.id }, ann.actor);
    await remove();
    await world.settled();
    expect(await refusalOf(world.call('wardrobe.get-item', { itemId }, ann.actor))).toBe(
      'wardrobe.item-not-found',
    );
    const { entries, entryCount } = await world.call(
      'wardrobe.get-collection',
      { collectionId: board.id },
      bob.actor,
    );
    expect([entries, entryCount]).toEqual([[], 0]);
    const profile = await world.call('identity.get-user', { userId: ann.id }, ann.actor);
    expect(profile.counts.items).toBe(0);
  });
});

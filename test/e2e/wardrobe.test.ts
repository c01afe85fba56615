import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { png } from '../kit/files/images.ts';
import { everywhere, type Person, startTestService, type TestService } from '../kit/service.ts';

describe.each(everywhere)('a wardrobe over $wire on $kind', ({ kind, wire }) => {
  let service: TestService;
  let ann: Person;
  let fan: Person;
  beforeAll(async () => {
    service = await startTestService(kind);
    ann = await service.person('ann', wire);
    fan = await service.person('fan', wire);
    await fan.does('social.follow-user', { userId: ann.id });
  });
  afterAll(() => service.stop());

  /** A new user with two items, and a follower who may see one of them. */
  const closet = async () => {
    const [owner, follower] = [await service.person('owner', wire), await service.person('follower', wire)];
    await follower.does('social.follow-user', { userId: owner.id });
    const coat = await owner.does('wardrobe.add-item', {
      name: 'Winter coat',
      category: 'coat',
      colours: [{ hex: 'navy' }],
      price: { amount: '20000', currency: 'EUR' },
      priorWears: 10,
      visibility: 'followers',
    });
    const scarf = await owner.does('wardrobe.add-item', {
      name: 'Red scarf',
      category: 'scarf',
      colours: [{ hex: '#c02030' }],
    });
    const list = async (one: Person, filter: object) =>
      (await one.does('wardrobe.list-items', filter)).items.map(({ id }) => id);
    return { owner, follower, coat, scarf, list };
  };

  test('lists its items by colour, category, season and use', async () => {
    const { owner, coat, scarf, list } = await closet();
    expect(coat).toMatchObject({ costPerWear: { amount: '2000', currency: 'EUR' }, ready: true });
    expect(await list(owner, {})).toEqual([scarf.id, coat.id]);
    expect(await list(owner, { colour: '#1b2a4a' })).toEqual([coat.id]);
    expect(
      await list(owner, { category: ['coat', 'scarf'], season: ['winter', 'summer'], sort: 'name' }),
    ).toEqual([scarf.id, coat.id]);
    expect(await list(owner, { neverWorn: true })).toEqual([scarf.id]);
  });

  test('shows followers only the items they may see, without private fields and filters', async () => {
    const { owner, follower, coat, list } = await closet();
    expect(await list(follower, { userId: owner.id, q: 'wint' })).toEqual([coat.id]);
    expect(
      await follower.refused('wardrobe.list-items', { userId: owner.id, place: 'lent', sort: 'wears' }),
    ).toBe('422 request.invalid-fields /place /sort');
    expect(await follower.does('wardrobe.get-item', { itemId: coat.id })).not.toHaveProperty('price');
  });

  test('a washed item is no longer in the laundry', async () => {
    const { owner, coat, scarf, list } = await closet();
    await owner.does('wardrobe.move-items', { itemIds: [coat.id, scarf.id], place: 'laundry' });
    await owner.does('wardrobe.wash-items', { itemIds: [coat.id] });
    expect(await list(owner, { place: 'laundry' })).toEqual([scarf.id]);
  });

  test('a sold item cannot be changed, and the statistics count its proceeds', async () => {
    const { owner, coat } = await closet();
    await owner.does('wardrobe.wash-items', { itemIds: [coat.id] });
    const proceeds = { amount: '5000', currency: 'EUR' };
    const sold = await owner.does('wardrobe.retire-item', { itemId: coat.id, why: 'sold', proceeds });
    expect(sold).toMatchObject({
      ownership: 'gone',
      cost: { amount: '15000' },
      costPerWear: { amount: '1500' },
    });
    expect(await owner.refused('wardrobe.wash-items', { itemIds: [coat.id] })).toBe(
      '409 wardrobe.item-not-owned',
    );
    expect(await owner.refused('wardrobe.update-item', { itemId: coat.id, version: 1, name: 'x' })).toBe(
      '409 wardrobe.stale-version',
    );
    expect(await owner.does('wardrobe.get-stats', {})).toMatchObject({
      items: { owned: 1, wished: 0, gone: 1 },
      money: [{ currency: 'EUR', value: { amount: '0' }, spent: { amount: '20000' }, proceeds }],
      neverWorn: { count: 1 },
    });
  });

  test('can be exported and imported', async () => {
    const csv = 'name,category,colours\nBlue hat,hat,blue\nGreen hat,hat,green\nBad hat,hut,';
    const first = await fan.does('wardrobe.import-items', { csv });
    expect(first).toMatchObject({ created: 2, invalid: 1 });
    expect(await fan.does('wardrobe.import-items', { csv })).toMatchObject({ created: 0, existing: 2 });
    const { files } = await fan.does('wardrobe.export', { format: 'csv' });
    expect(await ann.does('wardrobe.import-items', { csv: files!['items.csv']! })).toMatchObject({
      created: 2,
    });
  });

  test('shows the images of items to everyone who may see the items', async () => {
    const [picture, photo] = [await ann.upload(await png(30, 40)), await ann.upload(await png())];
    const { id: itemId, colours } = await ann.does('wardrobe.add-item', {
      name: 'Red hat',
      category: 'hat',
      imageIds: [picture.id],
      visibility: 'followers',
    });
    expect(colours).toMatchObject([{ name: 'red' }]);
    await ann.does('wardrobe.log-wear', { on: '2025-01-01', itemIds: [itemId], photoId: photo.id });
    const { images } = await fan.does('wardrobe.get-item', { itemId });
    expect(images).toMatchObject([{ id: picture.id, width: 30, height: 40 }]);
    for (const url of [images[0]!.url, images[0]!.thumbnailUrl!])
      expect((await service.follow(url)).status).toBe(200);
    expect(await fan.does('media.get-file', { fileId: picture.id })).toMatchObject({ ownerId: ann.id });
    expect(await fan.refused('media.get-file', { fileId: photo.id })).toBe('404 media.file-not-found');
    for (const { id: fileId } of [picture, photo])
      expect(await ann.refused('media.delete-file', { fileId })).toBe('409 media.file-in-use');
    await ann.does('wardrobe.update-item', { itemId, visibility: 'friends' });
    expect(await fan.refused('media.get-file', { fileId: picture.id })).toBe('404 media.file-not-found');
  });

  test('accepts reactions from everyone who may see the item', async () => {
    const { id: itemId } = await ann.does('wardrobe.add-item', {
      name: 'hat',
      category: 'hat',
      visibility: 'public',
    });
    const hidden = await ann.does('wardrobe.add-item', { name: 'hat', category: 'hat' });
    expect(await fan.does('posts.react-to-item', { itemId, kind: 'love' })).toMatchObject({
      reactions: { love: 1 },
      myReaction: 'love',
    });
    const { items } = await ann.does('posts.list-item-reactions', { itemId });
    expect(items).toMatchObject([{ user: { id: fan.id }, kind: 'love' }]);
    expect((await ann.does('wardrobe.get-item', { itemId })).reactions.love).toBe(1);
    await fan.does('posts.unreact-to-item', { itemId });
    expect((await ann.does('wardrobe.get-item', { itemId })).reactions.love).toBe(0);
    expect(await fan.refused('posts.react-to-item', { itemId: hidden.id, kind: 'love' })).toBe(
      '404 posts.item-not-found',
    );
  });
});

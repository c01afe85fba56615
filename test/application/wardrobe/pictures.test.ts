import { describe, expect, test } from 'vitest';
import type { In } from '../../kit/calls.ts';
import { png } from '../../kit/files/images.ts';
import { pdf } from '../../kit/files/videos.ts';
import { databases, refusalOf, startWorld } from '../../kit/world.ts';

async function start(kind: (typeof databases)[number]) {
  const world = await startWorld(kind);
  const { call } = world;
  const [ann, bob] = [await world.person('ann'), await world.person('bob')];
  const picture = async (colour = '#14213d') => (await world.upload(ann, await png(8, 8, colour))).id;
  const add = (said: Partial<In<'wardrobe.add-item'>> = {}) =>
    call('wardrobe.add-item', { name: 'hat', category: 'hat', ...said }, ann.actor);
  const edit = (itemId: string, said: Partial<In<'wardrobe.update-item'>>) =>
    call('wardrobe.update-item', { itemId, ...said }, ann.actor);
  const discard = (fileId: string) => refusalOf(call('media.delete-file', { fileId }, ann.actor));
  const reads = (one: typeof ann, fileId: string) => refusalOf(call('media.get-file', { fileId }, one.actor));
  return { world, call, ann, bob, picture, add, edit, discard, reads };
}
const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id);

describe.each(databases)('images of a wardrobe on %s', (kind) => {
  test('an item shows its images in order, with URLs, in every view', async () => {
    const { call, ann, bob, picture, add, edit } = await start(kind);
    const [one, two] = [await picture(), await picture()];
    const item = await add({ imageIds: [two, one], visibility: 'public' });
    expect(ids(item.images)).toEqual([two, one]);
    expect(item.images[0]).toMatchObject({ ownerId: ann.id, kind: 'image', width: 8 });
    expect(item.images[0]!.thumbnailUrl).toMatch(/^https:\/\/layers\.example\.com\//);
    const listed = await call('wardrobe.list-items', { userId: ann.id }, bob.actor);
    expect(listed.items.map(({ images }) => ids(images))).toEqual([[two, one]]);
    const outfit = { pieces: [{ itemId: item.id }], visibility: 'public' as const };
    const { id: outfitId } = await call('wardrobe.create-outfit', outfit, ann.actor);
    const seen = async () =>
      (await call('wardrobe.get-outfit', { outfitId }, bob.actor)).pieces[0]?.item?.image;
    expect(await seen()).toMatchObject({ id: two });
    expect(ids((await edit(item.id, { imageIds: [one] })).images)).toEqual([one]);
    expect(await seen()).toMatchObject({ id: one });
    expect(ids((await edit(item.id, { name: 'cap' })).images)).toEqual([one]);
    expect((await edit(item.id, { imageIds: [] })).images).toEqual([]);
    expect(await seen()).toBeNull();
  });

  test('a list answers the same links for a while, and none that is older than half its life', async () => {
    const { world, call, ann, picture, add } = await start(kind);
    await add({ imageIds: [await picture(), await picture()] });
    const links = async () => {
      const { items } = await call('wardrobe.list-items', {}, ann.actor);
      return items[0]!.images.map(({ url }) => url);
    };
    const first = await links();
    world.clock.at += 149_000;
    expect(await links()).toEqual(first);
    const seen = await links();
    world.clock.at += 152_000;
    const later = await links();
    for (const link of [...first, ...seen]) expect(later).not.toContain(link);
  });

  test('items and wears accept only your own images, items at most ten', async () => {
    const { world, call, ann, bob, picture, add, edit } = await start(kind);
    const mine = await picture();
    const { id: theirs } = await world.upload(bob, await png(8, 8));
    const { id: document } = await world.upload(ann, pdf(), 'receipt.pdf');
    const { id: itemId } = await add();
    const wear = { on: '2025-01-01', itemIds: [itemId] };
    const { id: wearId } = await call('wardrobe.log-wear', wear, ann.actor);
    for (const [fileId, refusal] of [
      [theirs, 'media.file-not-found'],
      [itemId, 'media.file-not-found'],
      [document, 'media.wrong-kind'],
    ] as const) {
      expect(await refusalOf(add({ imageIds: [mine, fileId] }))).toBe(refusal);
      expect(await refusalOf(edit(itemId, { imageIds: [mine, fileId] }))).toBe(refusal);
      const photo = { photoId: fileId };
      expect(await refusalOf(call('wardrobe.log-wear', { ...wear, ...photo }, ann.actor))).toBe(refusal);
      expect(await refusalOf(call('wardrobe.amend-wear', { wearId, ...photo }, ann.actor))).toBe(refusal);
    }
    const imageIds = Array.from({ length: 11 }, () => wearId);
    expect(await refusalOf(add({ imageIds }))).toBe('request.invalid-fields /imageIds');
    // What was refused attached nothing.
    await call('media.delete-file', { fileId: mine }, ann.actor);
  });

  test('an image cannot be deleted while an item uses it', async () => {
    const { call, ann, picture, add, edit, discard } = await start(kind);
    const [one, two] = [await picture(), await picture()];
    const { id: itemId } = await add({ imageIds: [one, two] });
    const { id: other } = await add({ imageIds: [two] });
    expect([await discard(one), await discard(two)]).toEqual(['media.file-in-use', 'media.file-in-use']);
    await edit(itemId, { imageIds: [two] });
    expect(await discard(one)).toBe('nothing');
    await call('wardrobe.remove-item', { itemId }, ann.actor);
    expect(await discard(two)).toBe('media.file-in-use');
    await call('wardrobe.remove-item', { itemId: other }, ann.actor);
    expect(await discard(two)).toBe('nothing');
  });

  test('the photo of a wear is private, and released when replaced or voided', async () => {
    const { call, ann, bob, picture, add, discard, reads } = await start(kind);
    const [one, two] = [await picture(), await picture()];
    const { id: itemId } = await add({ visibility: 'public' });
    const wear = { on: '2025-01-01', itemIds: [itemId], photoId: one };
    const { id: wearId, photo } = await call('wardrobe.log-wear', wear, ann.actor);
    expect(photo).toMatchObject({ id: one, kind: 'image' });
    expect([await reads(ann, one), await reads(bob, one)]).toEqual(['nothing', 'media.file-not-found']);
    expect(await discard(one)).toBe('media.file-in-use');
    const amend = (said: object) => call('wardrobe.amend-wear', { wearId, ...said }, ann.actor);
    expect((await amend({ mood: 'fine' })).photo).toMatchObject({ id: one });
    expect((await amend({ photoId: two })).photo).toMatchObject({ id: two });
    expect([await discard(one), await discard(two)]).toEqual(['nothing', 'media.file-in-use']);
    expect((await amend({ photoId: null })).photo).toBeNull();
    expect(await discard(two)).toBe('nothing');
    const three = await picture();
    await amend({ photoId: three });
    const { items } = await call('wardrobe.list-wears', {}, ann.actor);
    expect(items).toMatchObject([{ photo: { id: three } }]);
    await call('wardrobe.void-wear', { wearId }, ann.actor);
    expect(await discard(three)).toBe('nothing');
  });

  test('an item takes the colours of its first image unless colours are given', async () => {
    const { picture, add, edit } = await start(kind);
    const [navy, red] = [await picture('#14213d'), await picture('#c81e2c')];
    const named = ({ colours }: Awaited<ReturnType<typeof add>>) => colours.map(({ name }) => name);
    const proposed = await add({ imageIds: [navy, red] });
    expect(proposed.colours).toEqual([
      { hex: expect.stringMatching(/^#1[45]213d$/), name: 'navy', share: 1 },
    ]);
    expect(named(await edit(proposed.id, { imageIds: [red] }))).toEqual(['navy']);
    expect(named(await edit(proposed.id, { imageIds: [red], colours: [] }))).toEqual([]);
    expect(named(await add({ imageIds: [navy], colours: [{ hex: 'mint' }] }))).toEqual(['mint']);
    expect(named(await add({ imageIds: [navy], colours: [] }))).toEqual([]);
    const later = await add();
    expect(named(later)).toEqual([]);
    expect(named(await edit(later.id, { imageIds: [red, navy] }))).toEqual(['red']);
  });

  test('an image deleted while it is attached is either gone or attached', async () => {
    const { call, ann, picture, add, edit, discard } = await start(kind);
    const { id: itemId } = await add();
    const wear = { on: '2025-01-01', itemIds: [itemId] };
    for (let round = 0; round < 6; round++) {
      const fileId = await picture();
      const attach = [
        () => add({ imageIds: [fileId] }),
        () => edit(itemId, { imageIds: [fileId] }),
        () => call('wardrobe.log-wear', { ...wear, photoId: fileId }, ann.actor),
      ][round % 3]!;
      const [shown, deleted] = await Promise.all([refusalOf(attach()), discard(fileId)]);
      expect([
        ['nothing', 'media.file-in-use'],
        ['media.file-not-found', 'nothing'],
      ]).toContainEqual([shown, deleted]);
    }
  });

  test('of twenty concurrent image changes one wins, and the other images stay free', async () => {
    const { picture, add, edit, discard } = await start(kind);
    const { id: itemId } = await add();
    const pictures = await Promise.all(Array.from({ length: 20 }, () => picture()));
    const outcomes = await Promise.all(pictures.map((id) => refusalOf(edit(itemId, { imageIds: [id] }))));
    expect(outcomes.filter((one) => one !== 'nothing' && one !== 'request.conflict')).toEqual([]);
    const [shown] = ids((await edit(itemId, {})).images);
    const kept = [];
    for (const id of pictures) if ((await discard(id)) === 'media.file-in-use') kept.push(id);
    expect(kept).toEqual([shown]);
  });

  test('image ids are exported, and imported by their owner alone', async () => {
    const { call, ann, bob, picture, add } = await start(kind);
    const [one, two, photoId] = [await picture(), await picture(), await picture()];
    const { id } = await add({ imageIds: [one, two] });
    await call('wardrobe.log-wear', { on: '2025-01-01', itemIds: [id], photoId }, ann.actor);
    const { parts } = await call('wardrobe.export', {}, ann.actor);
    expect(parts).toMatchObject({ items: [{ id, imageIds: [one, two] }], wears: [{ photoId }] });
    const { files } = await call('wardrobe.export', { format: 'csv' }, ann.actor);
    expect(files!['items.csv']).toContain(`${one}|${two}`);
    for (const asked of [{ items: parts!.items! }, { csv: files!['items.csv']! }]) {
      const imports = (who: typeof ann) => call('wardrobe.import-items', asked, who.actor);
      expect(await imports(ann)).toMatchObject({ created: 0, existing: 1, invalid: 0 });
      expect(await imports(bob)).toMatchObject({ created: 0, existing: 0, invalid: 1 });
    }
    expect((await call('wardrobe.list-items', {}, bob.actor)).items).toEqual([]);
  });
});

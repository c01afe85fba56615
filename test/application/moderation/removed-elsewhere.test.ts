import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { png } from '../../kit/files/images.ts';
import { moderation } from '../../kit/moderation.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { startMarket } from '../wallets/stage.ts';

const secret = 'kumquat';

/** Ann has a thing of each kind, which says the secret and shows a file; bob and cat know them all. */
async function setScene(kind: (typeof databases)[number]) {
  const market = await startMarket(kind);
  const { call, rich, upload, settled } = market;
  const [ann, bob, cat] = [await rich('ann'), await rich('bob'), await rich('cat')];
  const fileOf = async () => (await upload(ann, await png())).id;
  const [inPost, inMessage, ofItem, ofRoom] = [
    await fileOf(),
    await fileOf(),
    await fileOf(),
    await fileOf(),
  ];
  const text = `${secret} @bob`;
  const post = await call('posts.create-post', { text, mediaIds: [inPost] }, ann.actor);
  const bobs = await call('posts.create-post', { text: 'mine' }, bob.actor);
  const comment = await call('posts.add-comment', { postId: bobs.id, text: secret }, ann.actor);
  const look = { name: secret, category: 'hat', visibility: 'public' } as const;
  const item = await call('wardrobe.add-item', { ...look, imageIds: [ofItem] }, ann.actor);
  const pieces = [{ itemId: item.id }];
  const outfit = await call(
    'wardrobe.create-outfit',
    { name: secret, pieces, visibility: 'public' },
    ann.actor,
  );
  const opening = { title: secret, visibility: 'public' } as const;
  const room = await call('messaging.create-room', opening, ann.actor);
  await call('messaging.set-room-avatar', { roomId: room.id, fileId: ofRoom }, ann.actor);
  await call('messaging.join-room', { roomId: room.id }, bob.actor);
  await call('messaging.invite', { roomId: room.id, userId: cat.id }, ann.actor);
  const hall = await call('messaging.create-room', { title: 'hall', visibility: 'public' }, cat.actor);
  for (const { actor } of [ann, bob]) await call('messaging.join-room', { roomId: hall.id }, actor);
  const said = { conversationId: hall.id, clientId: randomUUID(), text, fileIds: [inMessage] };
  const message = await call('messaging.send-message', said, ann.actor);
  await settled();
  const things = { post, comment, item, outfit, room, message };
  const files = { post: inPost, message: inMessage, item: ofItem, room: ofRoom };
  return { ...market, ...moderation(market), ann, bob, cat, things, files };
}

describe.each(databases)('What a moderator removed is not reached by other ways, on %s', (kind) => {
  test('nobody tips a removed outfit, post or message', async () => {
    const { call, bob, things, remove, restore, balance } = await setScene(kind);
    const { post, outfit, message } = things;
    const tip = (name: 'post' | 'outfit' | 'message', id: string) =>
      refusalOf(
        call(
          `wallets.tip-${name}`,
          { [`${name}Id`]: id, transferId: randomUUID(), amount: '5', currency: 'EUR' } as never,
          bob.actor,
        ),
      );
    for (const [name, { id }] of Object.entries({ post, outfit, message })) {
      const about = { kind: name, id };
      await remove(about);
      expect(await tip(name as 'post', id)).toMatch(/^wallets\.[a-z-]*not-found$/);
      await restore(about);
      expect(await tip(name as 'post', id)).toBe('nothing');
    }
    expect(await balance(bob)).toBe(10_000 - 15);
  });

  test('notifications about it show nothing of it', async () => {
    const { call, bob, cat, things, remove, restore } = await setScene(kind);
    const shown = async ({ actor }: Person) =>
      JSON.stringify((await call('notifications.list', { limit: 100 }, actor)).items);
    const before = [await shown(bob), await shown(cat)];
    expect(before[0]!.split(secret).length).toBeGreaterThan(2);
    expect(before[1]).toContain(secret);
    const abouts = Object.entries(things).map(([name, { id }]) => ({ kind: name, id }));
    for (const about of abouts) await remove(about);
    for (const one of [bob, cat]) expect(await shown(one)).not.toContain(secret);
    for (const about of abouts) await restore(about);
    expect([await shown(bob), await shown(cat)]).toEqual(before);
  });

  // Packing lists hold only their owner's own things.
  test('wish lists, lookbooks and moodboards of others show it no more', async () => {
    const { call, bob, cat, things, remove, restore } = await setScene(kind);
    const { item, outfit } = things;
    const ids: string[] = [];
    for (const list of ['wishlist', 'lookbook', 'moodboard'] as const) {
      const entries = [{ refId: item.id }, { refId: outfit.id, kind: 'outfit' as const }];
      const made = { kind: list, title: 'for later', visibility: 'public', entries } as const;
      ids.push((await call('wardrobe.create-collection', { ...made, entries: [...entries] }, bob.actor)).id);
    }
    const shown = async ({ actor }: Person) => {
      const lists: unknown[] = [];
      for (const collectionId of ids)
        lists.push(await call('wardrobe.get-collection', { collectionId }, actor));
      const { items } = await call('wardrobe.list-collections', { userId: bob.id }, actor);
      return JSON.stringify([lists, items]).replaceAll(/"https?:[^"]*"/g, '""');
    };
    const before = [await shown(bob), await shown(cat)];
    for (const one of before) expect(one).toContain(secret);
    for (const [name, { id }] of Object.entries({ item, outfit })) await remove({ kind: name, id });
    for (const one of [bob, cat])
      for (const trace of [secret, item.id, outfit.id]) expect(await shown(one)).not.toContain(trace);
    for (const [name, { id }] of Object.entries({ item, outfit })) await restore({ kind: name, id });
    expect([await shown(bob), await shown(cat)]).toEqual(before);
  });

  test('its files are served to its author alone', async () => {
    const { call, ann, bob, cat, things, files, remove, restore } = await setScene(kind);
    for (const [name, fileId] of Object.entries(files)) {
      const about = { kind: name, id: things[name as keyof typeof files].id };
      const served = async (...people: Person[]) => {
        const found: string[] = [];
        for (const { actor } of people)
          for (const operation of ['media.get-file', 'media.get-file-content'] as const)
            found.push(await refusalOf(call(operation, { fileId }, actor)));
        return new Set(found);
      };
      expect([name, await served(ann, bob, cat)]).toEqual([name, new Set(['nothing'])]);
      await remove(about);
      expect([name, await served(bob, cat)]).toEqual([name, new Set(['media.file-not-found'])]);
      expect(await served(ann)).toEqual(new Set(['nothing']));
      await restore(about);
      expect(await served(bob, cat)).toEqual(new Set(['nothing']));
    }
  });
});

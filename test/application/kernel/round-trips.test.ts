import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { png } from '../../kit/files/images.ts';
import { roundTrips, type Sent, withoutSubscribers } from '../../kit/round-trips.ts';
import { databases, startWorld, type World } from '../../kit/world.ts';

/** On the embedded database a transaction counts as one, since nothing is sent over a network. */
function trips(kind: (typeof databases)[number], sent: readonly Sent[]): number {
  if (kind === 'mysql') return sent.length;
  let inside = false;
  return sent.filter(({ text }) => {
    const counts = !inside;
    if (text === 'begin') inside = true;
    if (text === 'commit') inside = false;
    return counts;
  }).length;
}

/** A feed with 60 posts, images and references, and a room with 60 messages. */
async function fill(world: World) {
  const [ann, bob] = [await world.person('ann'), await world.person('bob')];
  await world.call('social.follow-user', { userId: bob.id }, ann.actor);
  const posts: string[] = [];
  for (let i = 0; i < 60; i++)
    posts.push((await world.call('posts.create-post', { text: `post ${i}` }, bob.actor)).id);
  const postId = posts[59]!;
  const comments: string[] = [];
  for (let i = 0; i < 30; i++)
    comments.push((await world.call('posts.add-comment', { postId, text: `comment ${i}` }, bob.actor)).id);
  const cat = await world.person('cat');
  await world.call('social.follow-user', { userId: cat.id }, bob.actor);
  await world.settled();
  for (let i = 0; i < 5; i++) {
    const { id } = await world.upload(cat, await png(8, 8));
    await world.call('posts.create-post', { text: 'look', mediaIds: [id] }, cat.actor);
    const shown = { name: 'hat', visibility: 'public' as const };
    const hat = { ...shown, category: 'hat' as const, imageIds: [id] };
    const pieces = [{ itemId: (await world.call('wardrobe.add-item', hat, cat.actor)).id }];
    await world.call('wardrobe.create-outfit', { ...shown, pieces }, cat.actor);
  }
  const dan = await world.person('dan');
  await world.call('social.follow-user', { userId: dan.id }, cat.actor);
  const hat = { name: 'hat', category: 'hat', visibility: 'public' } as const;
  const { id: itemId } = await world.call('wardrobe.add-item', hat, dan.actor);
  const outfit = { pieces: [{ itemId }], visibility: 'public' as const };
  const { id: outfitId } = await world.call('wardrobe.create-outfit', outfit, dan.actor);
  const { id: wearId } = await world.call('wardrobe.log-wear', { on: '2025-01-01', outfitId }, dan.actor);
  const refs = [
    { kind: 'item', id: itemId },
    { kind: 'outfit', id: outfitId },
    { kind: 'wear', id: wearId },
  ] as const;
  await world.settled();
  for (let i = 0; i < 5; i++) await world.call('posts.create-post', { refs: [...refs] }, dan.actor);
  const mine = await world.upload(ann, await png(8, 8));
  const room = { title: 'Hats', visibility: 'public' } as const;
  const { id: conversationId } = await world.call('messaging.create-room', room, bob.actor);
  for (const { actor } of [ann, cat])
    await world.call('messaging.join-room', { roomId: conversationId }, actor);
  const said: string[] = [];
  const sending = (rest: object = {}) => ({ conversationId, clientId: randomUUID(), text: 'hi', ...rest });
  for (let i = 0; i < 60; i++)
    said.push((await world.call('messaging.send-message', sending(), ann.actor)).id);
  for (const messageId of said)
    await world.call('messaging.react-to-message', { messageId, kind: 'like' }, bob.actor);
  await world.settled();
  await withoutSubscribers(world);
  return { ann, bob, cat, dan, posts, comments, said, mine, itemId, outfitId, refs, conversationId, sending };
}

type Frequent = readonly [name: string, onSqlite: number, onMysql: number, work: () => Promise<unknown>];

/** Operations with their number of round trips. */
function frequentCalls({ call }: World, filled: Awaited<ReturnType<typeof fill>>): readonly Frequent[] {
  const { ann, bob, cat, dan, posts, comments, said, mine, itemId, outfitId, refs, conversationId, sending } =
    filled;
  const [postId, parentId] = [posts[59]!, comments[0]!];
  const userId = bob.id;
  let next = 0;
  const fresh = () => ({ postId: posts[next++]! });
  let [spoken, mark] = [0, 0];
  const ofMine = () => ({ messageId: said[spoken++]! });
  const { actor } = ann;
  const pictured = { name: 'hat', category: 'hat' as const, imageIds: [mine.id] };
  return [
    ['home feed', 1, 1, () => call('feed.read-home', {}, actor)],
    ['home feed, long page', 1, 1, () => call('feed.read-home', { limit: 50 }, actor)],
    ['home feed with images', 2, 2, () => call('feed.read-home', {}, bob.actor)],
    ['home feed with images and references', 3, 3, () => call('feed.read-home', { limit: 6 }, cat.actor)],
    ['posts with an item', 2, 2, () => call('posts.list-posts', { itemId, outfitId }, actor)],
    ['posts with images', 2, 2, () => call('posts.list-posts', { media: 'image' }, bob.actor)],
    ['explore', 4, 4, () => call('feed.explore', {}, actor)],
    ['a post', 1, 1, () => call('posts.get-post', { postId }, actor)],
    ['posts of all authors', 3, 3, () => call('posts.list-posts', { limit: 50 }, actor)],
    ['posts of one author', 1, 1, () => call('posts.list-posts', { userId, limit: 50 }, actor)],
    ['comments', 2, 2, () => call('posts.list-comments', { postId, limit: 30 }, actor)],
    ['reactions', 2, 2, () => call('posts.list-post-reactions', { postId }, actor)],
    ['a profile', 1, 1, () => call('identity.get-user', { userId }, actor)],
    ['a profile by its name', 1, 1, () => call('identity.get-user-by-username', { username: 'bob' }, actor)],
    ['what waits', 1, 1, () => call('identity.get-inbox-counts', {}, actor)],
    ['people', 1, 1, () => call('identity.list-users', {}, actor)],
    ['followers', 2, 2, () => call('social.list-followers', { userId }, actor)],
    ['create a post', 2, 2, () => call('posts.create-post', { text: 'new' }, actor)],
    ['create a post with mentions', 4, 4, () => call('posts.create-post', { text: '@bob @ann' }, actor)],
    ['create a post with an image', 3, 7, () => call('posts.create-post', { mediaIds: [mine.id] }, actor)],
    ['create a post with references', 4, 4, () => call('posts.create-post', { refs: [...refs] }, dan.actor)],
    ['items with images', 2, 2, () => call('wardrobe.list-items', { userId: cat.id }, actor)],
    ['outfits with images', 3, 3, () => call('wardrobe.list-outfits', { userId: cat.id }, actor)],
    ['add an item with an image', 5, 10, () => call('wardrobe.add-item', pictured, actor)],
    ['react', 4, 4, () => call('posts.react-to-post', { ...fresh(), kind: 'like' }, actor)],
    ['comment', 3, 3, () => call('posts.add-comment', { postId, text: 'new' }, actor)],
    ['reply to a comment', 4, 4, () => call('posts.add-comment', { postId, parentId, text: 'new' }, actor)],
    ['view a post', 2, 5, () => call('posts.count-view', fresh(), actor)],
    ['edit a post', 4, 8, () => call('posts.update-post', { ...fresh(), text: 'new' }, bob.actor)],
    ['send a message', 1, 7, () => call('messaging.send-message', sending(), actor)],
    [
      'send a message with mentions',
      1,
      8,
      () => call('messaging.send-message', sending({ text: '@bob' }), actor),
    ],
    ['edit a message', 4, 11, () => call('messaging.edit-message', { ...ofMine(), text: 'new' }, actor)],
    [
      'react to a message',
      4,
      13,
      () => call('messaging.react-to-message', { ...ofMine(), kind: 'wow' }, actor),
    ],
    ['delete a message', 2, 9, () => call('messaging.delete-message', ofMine(), actor)],
    ['messages', 3, 3, () => call('messaging.list-messages', { conversationId, limit: 50 }, actor)],
    ['changes', 4, 4, () => call('messaging.list-changes', { conversationId, after: 0 }, actor)],
    ['conversations', 3, 3, () => call('messaging.list-conversations', {}, actor)],
    [
      'changed conversations',
      1,
      1,
      () => call('messaging.list-heads', { since: '2020-01-01T00:00:00Z' }, actor),
    ],
    ['mark as read', 3, 6, () => call('messaging.mark-read', { conversationId, seq: ++mark }, cat.actor)],
    ['typing', 1, 1, () => call('messaging.start-typing', { conversationId }, actor)],
    ['presence', 1, 1, () => call('messaging.get-presence', { userId: ann.id }, actor)],
    ['delete a post', 3, 6, () => call('posts.delete-post', fresh(), bob.actor)],
  ];
}

describe.each(databases)('On %s', (kind) => {
  test('frequent operations take few round trips, whatever the page size', async () => {
    const listening = roundTrips(kind);
    const world = await startWorld(kind);
    const filled = await fill(world);
    for (const [name, onSqlite, onMysql, work] of frequentCalls(world, filled)) {
      await work();
      const sent = await listening.sentBy(work);
      const allowed = kind === 'mysql' ? onMysql : onSqlite;
      expect({ name, trips: trips(kind, sent), sent }).toMatchObject({ name, trips: allowed });
    }
  });

  test('following and unfollowing take few round trips', async () => {
    const listening = roundTrips(kind);
    const world = await startWorld(kind);
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    await world.call('social.follow-user', { userId: bob.id }, ann.actor);
    await world.settled();
    await withoutSubscribers(world);
    const follow = () => world.call('social.follow-user', { userId: ann.id }, bob.actor);
    const unfollow = () => world.call('social.unfollow-user', { userId: ann.id }, bob.actor);
    expect(trips(kind, await listening.sentBy(follow))).toBe(3);
    expect(trips(kind, await listening.sentBy(unfollow))).toBe(kind === 'mysql' ? 5 : 2);
  });
});

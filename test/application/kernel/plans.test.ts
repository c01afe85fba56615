import { describe, expect, test } from 'vitest';
import { FeedTable } from '../../../src/application/feed/ports.ts';
import type { Actor } from '../../../src/application/kernel/operation.ts';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import { analyze, fullScans, planOf, treeOf, walks } from '../../kit/plans.ts';
import { roundTrips, withoutSubscribers } from '../../kit/round-trips.ts';
import { fillHotTables, largeTables } from '../../kit/rows/hot-tables.ts';
import { databases, startWorld, type World } from '../../kit/world.ts';

type Kind = (typeof databases)[number];
type Works = Readonly<Record<string, () => Promise<unknown>>>;
interface Stage {
  readonly kind: Kind;
  readonly world: World;
  readonly listening: ReturnType<typeof roundTrips>;
  readonly hot: Works;
}

async function stage(kind: Kind): Promise<Stage> {
  const listening = roundTrips(kind);
  const world = await startWorld(kind, {}, { newDatabase: true });
  const ann = await world.person('ann');
  const [newcomer, fan] = [await world.person('newcomer'), await world.person('fan')];
  const { call } = world;
  const { actor } = ann;
  const hat = { name: 'hat', category: 'hat', visibility: 'public' } as const;
  const { id: itemId } = await call('wardrobe.add-item', hat, actor);
  const { id: outfitId } = await call('wardrobe.create-outfit', { pieces: [{ itemId }] }, actor);
  const { id: occasionId } = await call(
    'wardrobe.create-occasion',
    { title: 'tea', startsOn: '2030-01-01' },
    actor,
  );
  const { id: wearId } = await call('wardrobe.log-wear', { on: '2025-01-01', outfitId }, actor);
  const refs = [
    { kind: 'item', id: itemId },
    { kind: 'outfit', id: outfitId },
    { kind: 'occasion', id: occasionId },
    { kind: 'wear', id: wearId },
  ] as const;
  const filled = await fillHotTables(world, ann.id, { newcomerId: newcomer.id, fanId: fan.id }, refs);
  const { popular: postId, author: userId, fileId, conversationId } = filled;
  await analyze(kind, world, [...largeTables, 'tallies', 'tally_changes', 'blocks', 'mutes']);
  await withoutSubscribers(world);

  const page = await call('feed.read-home', {}, actor);
  expect(page.items).toHaveLength(20);
  const cursor = page.nextCursor!;
  const hot = hotWorks(world, {
    actor,
    fan,
    newcomer,
    postId,
    userId,
    fileId,
    conversationId,
    itemId,
    outfitId,
    occasionId,
    refs,
    cursor,
  });
  return { kind, world, listening, hot };
}

const followCursor = Buffer.from(
  JSON.stringify([Date.UTC(2026, 0, 1), 'ffffffff-ffff-7fff-8fff-ffffffffffff']),
).toString('base64url');

interface Filled {
  readonly actor: Actor;
  readonly fan: { readonly actor: Actor };
  readonly newcomer: { readonly actor: Actor };
  readonly postId: Id;
  readonly userId: UserId;
  readonly fileId: Id;
  readonly conversationId: Id;
  readonly itemId: string;
  readonly outfitId: string;
  readonly occasionId: string;
  readonly refs: readonly { readonly kind: 'item' | 'outfit' | 'occasion' | 'wear'; readonly id: string }[];
  readonly cursor: string;
}

/** The operations whose statements must be fast. */
function hotWorks(world: World, filled: Filled): Works {
  const { call } = world;
  const {
    actor,
    fan,
    newcomer,
    postId,
    userId,
    fileId,
    conversationId,
    itemId,
    outfitId,
    occasionId,
    refs,
    cursor,
  } = filled;
  return {
    'home feed': () => call('feed.read-home', {}, actor),
    'home feed, further down': () => call('feed.read-home', { cursor }, actor),
    'home feed, partly pulled': () => call('feed.read-home', {}, fan.actor),
    'home feed, no stored rows': () => call('feed.read-home', {}, newcomer.actor),
    'a post to its audience': () =>
      world.unitOfWork.run(() => world.core.get(FeedTable).push(postId as never, undefined)),
    'a post': () => call('posts.get-post', { postId }, actor),
    'posts of everyone': () => call('posts.list-posts', {}, actor),
    'posts with videos': () => call('posts.list-posts', { media: 'video' }, actor),
    'posts of one with images': () => call('posts.list-posts', { userId, media: 'image' }, actor),
    'posts with an item': () => call('posts.list-posts', { itemId }, actor),
    'posts with an outfit': () => call('posts.list-posts', { outfitId }, actor),
    'posts for an occasion': () => call('posts.list-posts', { occasionId }, actor),
    'posts of one with an item': () => call('posts.list-posts', { itemId, userId, media: 'image' }, actor),
    'posts with everything': () => call('posts.list-posts', { itemId, outfitId, occasionId }, actor),
    'a post that refers': () => call('posts.create-post', { refs: [...refs] }, actor),
    'my images': () => call('media.list-my-files', { kind: 'image' }, actor),
    'a file': () => call('media.get-file', { fileId }, actor).catch(() => {}),
    'posts of one': () => call('posts.list-posts', { userId }, actor),
    comments: () => call('posts.list-comments', { postId }, actor),
    'comments of one': () => call('posts.list-comments', { userId }, actor),
    reactions: () => call('posts.list-post-reactions', { postId }, actor),
    'reactions of a kind': () => call('posts.list-post-reactions', { postId, kind: 'like' }, actor),
    followers: () => call('social.list-followers', { userId }, actor),
    following: () => call('social.list-following', { userId }, actor),
    'followers, further down': () => call('social.list-followers', { userId, cursor: followCursor }, actor),
    'following, further down': () => call('social.list-following', { userId, cursor: followCursor }, actor),
    'follow requests': () => call('social.list-follow-requests', {}, actor),
    'follow requests sent': () => call('social.list-follow-requests', { direction: 'sent' }, actor),
    'a profile by its name': () => call('identity.get-user-by-username', { username: 'ann' }, actor),
    'what waits': () => call('identity.get-inbox-counts', {}, actor),
    'people with counts': () => call('identity.list-users', { include: 'counts' }, actor),
    friends: () => call('social.list-friends', {}, actor),
    'friend requests': () => call('social.list-friend-requests', { direction: 'received' }, actor),
    'friend requests sent': () => call('social.list-friend-requests', { direction: 'sent' }, actor),
    blocked: () => call('social.list-blocked', {}, actor),
    muted: () => call('social.list-muted', {}, actor),
    'suggested people': () => call('identity.suggest-users', {}, actor),
    invites: () => call('messaging.list-invites', {}, actor),
    'invites sent': () => call('messaging.list-invites', { direction: 'sent' }, actor),
    notifications: () => call('notifications.list', {}, actor),
    occasions: () => call('wardrobe.list-occasions', {}, actor),
    react: () => call('posts.react-to-post', { postId, kind: 'like' }, actor),
    comment: () => call('posts.add-comment', { postId, text: 'new' }, actor),
    messages: () => call('messaging.list-messages', { conversationId }, actor),
    'messages, further down': () => call('messaging.list-messages', { conversationId, before: 1500 }, actor),
    'messages, upwards': () => call('messaging.list-messages', { conversationId, after: 1500 }, actor),
    changes: () => call('messaging.list-changes', { conversationId, after: 1500 }, actor),
    conversations: () => call('messaging.list-conversations', {}, actor),
    'changed conversations': () => call('messaging.list-heads', { since: '2020-01-01T00:00:00Z' }, actor),
    presence: () => call('messaging.get-presence', { userId }, actor).catch(() => {}),
    'mark as read': () => call('messaging.mark-read', { conversationId, seq: 5 }, actor),
    follow: () => call('social.follow-user', { userId }, actor),
  };
}

/** Large tables are read by an index, except for lists of everything. */
async function expectIndexes({ kind, world, listening, hot }: Stage): Promise<void> {
  const scans: Record<string, string[]> = {};
  const walked: Record<string, string[]> = {};
  for (const [name, work] of Object.entries(hot))
    for (const sent of await listening.sentBy(work)) {
      if (!/^\s*(select|insert.*\bselect)\b/is.test(sent.text)) continue;
      const found = await fullScans(kind, world, sent, largeTables);
      if (found.length > 0) scans[name] = found;
      const tables = await walks(kind, world, sent);
      if (tables.length > 0) walked[name] = tables;
    }
  // The newest accounts, in primary key order.
  expect(scans).toEqual(kind === 'sqlite' ? { 'suggested people': ['SCAN accounts'] } : {});
  const ofEveryone = ['posts of everyone', 'people with counts', 'suggested people'];
  for (const name of ofEveryone) delete walked[name];
  expect(walked).toEqual({});
}

/** The limit of a page ends the query, so no rows are sorted. */
async function expectNoSorts({ kind, world, listening, hot }: Stage): Promise<void> {
  for (const name of ['posts with an item', 'posts of one with an item', 'posts for an occasion']) {
    const [list] = await listening.sentBy(hot[name]!);
    expect(await planOf(kind, world, list!)).not.toMatch(/Sort|temp b-tree|hash/i);
  }
  for (const name of Object.keys(hot).filter((one) => /^follow(ers|ing| requests)/.test(one))) {
    const list = (await listening.sentBy(hot[name]!)).find(({ text }) => text.includes('limit'))!;
    expect({ name, plan: await planOf(kind, world, list) }).toMatchObject({
      plan: expect.not.stringMatching(/Sort|temp b-tree|hash/i),
    });
  }
  for (const [name, index] of [
    ['reactions', 'reactions_by_time'],
    ['reactions of a kind', 'reactions_by_kind'],
  ] as const) {
    const list = (await listening.sentBy(hot[name]!)).find(({ text }) => text.includes('limit'))!;
    const plan = await planOf(kind, world, list);
    expect({ name, plan }).toMatchObject({ plan: expect.stringContaining(index) });
    expect({ name, plan }).toMatchObject({ plan: expect.not.stringMatching(/Sort|temp b-tree|hash/i) });
  }
  for (const name of ['messages', 'messages, further down', 'messages, upwards', 'changes']) {
    const sent = await listening.sentBy(hot[name]!);
    const list = sent.find(({ text }) => text.includes('limit'))!;
    expect(await planOf(kind, world, list)).not.toMatch(/Sort|temp b-tree|hash/i);
  }
}

/** Pulled posts are read from each author's newest, backwards through a covering index. */
async function expectNewestFirst({ kind, world, listening, hot }: Stage): Promise<void> {
  const merging = await listening.sentBy(hot['home feed, partly pulled']!);
  const pulling = await listening.sentBy(hot['home feed, no stored rows']!);
  const merged = [...merging, ...pulling].filter(({ text }) => text.includes('newest_id'));
  expect(merged).toHaveLength(2);
  for (const sent of merged) {
    // Reads only the newest visible posts of each author, backwards through the index.
    const plan = await planOf(kind, world, sent);
    expect(plan).toMatch(
      kind === 'mysql'
        ? /Covering index lookup on nw using posts_by_audience \(author_id ?= ?\S+\) \(reverse\)/
        : /SEARCH nw USING COVERING INDEX posts_by_audience \(author_id=\? AND id<\?\)/,
    );
    expect(plan).not.toMatch(/Sort: nw/);
  }
}

/** The home feed reads the owner's rows backwards and joins each by key. */
async function expectFeedByKey({ world, listening, hot }: Stage): Promise<void> {
  const [home] = await listening.sentBy(hot['home feed, further down']!);
  const tree = await treeOf(world, home!);
  expect(tree).toMatch(/index range scan on e using PRIMARY over .* \(reverse\)/i);
  expect(tree).toMatch(/Single-row index lookup on p using PRIMARY \(id ?= ?e\.post_id\)/);
  expect(tree).not.toMatch(/Sort|hash/);
}

describe.each(databases)('On %s', (kind) => {
  test('hot statements find their rows by indexes', async () => {
    const staged = await stage(kind);
    await expectIndexes(staged);
    await expectNoSorts(staged);
    await expectNewestFirst(staged);
    if (kind === 'mysql') await expectFeedByKey(staged);
  }, 60_000);
});

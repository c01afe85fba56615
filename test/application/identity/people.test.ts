import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../src/application/kernel/operation.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { databases, refusalOf, startWorld, type World } from '../../kit/world.ts';

const block = sql<{ blockerId: string; blockedId: string }>(
  'insert into blocks (blocker_id, blocked_id, created_at) values (:blockerId, :blockedId, 0)',
);
const mute = sql<{ muterId: string; mutedId: string }>(
  'insert into mutes (muter_id, muted_id, created_at) values (:muterId, :mutedId, 0)',
);
const follow = sql<{ followerId: string; followeeId: string; accepted: number }>(
  'insert into follows (follower_id, followee_id, accepted, created_at) values (:followerId, :followeeId, :accepted, 0)',
);
const befriend = sql<{ rows: { userId: string; friendId: string; since: number }[] }>(
  'insert into friends (user_id, friend_id, since) values :rows*(userId, friendId, since)',
);
const ask = sql<{ id: string; lowId: string; highId: string; fromId: string }>(`
  insert into friendships (id, low_id, high_id, from_id, status, created_at, version)
  values (:id, :lowId, :highId, :fromId, 'pending', 0, 1)`);
const tally = sql<{ subjectId: string; followers: number }>(
  'insert into tallies (subject_id, followers) values (:subjectId, :followers)',
);
const change = sql<{ subjectId: string; id: string; kind: string }>(
  'insert into tally_changes (subject_id, id, kind, delta) values (:subjectId, :id, :kind, 1)',
);

/** Relations as the social context stores them. */
function relations({ database, unitOfWork }: World) {
  const store = (write: () => void) => unitOfWork.run(async () => write());
  return {
    block: (blockerId: string, blockedId: string) =>
      store(() => database.enqueue(block, { blockerId, blockedId })),
    mute: (muterId: string, mutedId: string) => store(() => database.enqueue(mute, { muterId, mutedId })),
    follow: (followerId: string, followeeId: string, accepted = 1) =>
      store(() => database.enqueue(follow, { followerId, followeeId, accepted })),
    befriend: (a: string, b: string) =>
      store(() => {
        const rows = [
          { userId: a, friendId: b, since: 0 },
          { userId: b, friendId: a, since: 0 },
        ];
        database.enqueue(befriend, { rows });
      }),
    ask: (fromId: string, toId: string) => {
      const [lowId, highId] = fromId < toId ? [fromId, toId] : [toId, fromId];
      return store(() => database.enqueue(ask, { id: crypto.randomUUID(), lowId, highId, fromId }));
    },
    tally: (subjectId: string, followers: number) =>
      store(() => database.enqueue(tally, { subjectId, followers })),
    change: (subjectId: string, kind: string) =>
      store(() => database.enqueue(change, { subjectId, id: crypto.randomUUID(), kind })),
  };
}

async function everyPage(
  world: World,
  name: 'identity.list-users' | 'identity.search-users' | 'identity.suggest-users',
  input: { q?: string },
  actor: Actor,
  limit: number,
): Promise<string[]> {
  const usernames: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await world.call(
      name,
      { ...input, limit, ...(cursor !== undefined && { cursor }) } as never,
      actor,
    );
    usernames.push(...page.items.map(({ username }) => username));
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return usernames;
}

describe.each(databases)('people, on %s', (kind) => {
  it('are shown with exact counts and your relation to them', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const bob = await world.person('bob', 'Bob Brown');
    const social = relations(world);
    await social.tally(bob.id, 7);
    await social.change(bob.id, 'followers');
    await social.change(bob.id, 'posts');
    await social.change(bob.id, 'postsPublic');
    await social.follow(ann.id, bob.id, 0);
    await social.follow(bob.id, ann.id);
    await social.ask(bob.id, ann.id);
    const profile = await world.call('identity.get-user', { userId: bob.id }, ann.actor);
    expect(profile).toMatchObject({
      username: 'bob',
      name: 'Bob Brown',
      avatarUrl: null,
      counts: { followers: 8, following: 0, friends: 0, posts: 1, items: 0, outfits: 0 },
      relation: {
        following: false,
        followRequested: true,
        followedBy: true,
        friend: false,
        requestSent: false,
        requestReceived: true,
        blocking: false,
        muting: false,
      },
    });
    expect(profile).not.toHaveProperty('email');
    expect(profile).not.toHaveProperty('posts');
    const withPosts = await world.call('identity.get-user', { userId: bob.id, include: 'posts' }, ann.actor);
    expect(withPosts.posts).toEqual({ items: [], nextCursor: null });
    expect((await world.call('identity.get-user', { userId: ann.id }, bob.actor)).relation).toMatchObject({
      requestSent: true,
      following: true,
    });
  });

  it('have exact counts before the counters are compacted', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const social = relations(world);
    for (let i = 0; i < 200; i++) await social.change(ann.id, 'followers');
    expect((await world.call('identity.get-user', { userId: ann.id }, ann.actor)).counts.followers).toBe(200);
  });

  it('never see each other if one has blocked the other', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const bob = await world.person('bob');
    await world.settled();
    await relations(world).block(ann.id, bob.id);
    // The blocker can still look up the blocked person to lift the block; not the other way round.
    const blocked = await world.call('identity.get-user', { userId: bob.id, include: 'posts' }, ann.actor);
    expect(blocked).toMatchObject({ relation: { blocking: true }, posts: { items: [] } });
    expect(await refusalOf(world.call('identity.get-user', { userId: ann.id }, bob.actor))).toBe(
      'identity.user-not-found',
    );
    for (const [viewer, other] of [[ann, bob] as const, [bob, ann] as const]) {
      expect(await everyPage(world, 'identity.list-users', {}, viewer.actor, 5)).toEqual([
        viewer.user.username,
      ]);
      expect(
        await everyPage(world, 'identity.search-users', { q: other.user.username }, viewer.actor, 5),
      ).toEqual([]);
      expect(await everyPage(world, 'identity.suggest-users', {}, viewer.actor, 5)).toEqual([]);
    }
  });

  it('are listed newest first, each once, with counts on request', async () => {
    const world = await startWorld(kind);
    const names = ['ann', 'bob', 'cat', 'dan', 'eve'];
    const people = [];
    for (const name of names) people.push(await world.person(name));
    expect(await everyPage(world, 'identity.list-users', {}, people[0]!.actor, 2)).toEqual(
      names.toReversed(),
    );
    await relations(world).change(people[4]!.id, 'outfitsPublic');
    const page = await world.call('identity.list-users', { include: ['counts'], limit: 2 }, people[0]!.actor);
    expect(page.items.map(({ counts }) => counts?.outfits)).toEqual([1, 0]);
    expect(await refusalOf(world.call('identity.list-users', { cursor: 'bogus' }, people[0]!.actor))).toBe(
      'request.invalid-fields /cursor',
    );
  });

  it('are found by the start of the username or of words of the name, best match first', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann', 'Zoë Ångström');
    await world.person('annabel', 'Somebody Else');
    await world.person('bob.ann', 'Bob');
    await world.person('cat', 'Ännchen Smith');
    await world.person('dan', 'Joann Smithers');
    await world.person('eve', 'Anna Anne Anders');
    await world.settled();
    const found = (q: string, limit = 20) =>
      everyPage(world, 'identity.search-users', { q }, ann.actor, limit);
    expect(await found('ann')).toEqual(['ann', 'annabel', 'bob.ann', 'eve', 'cat']);
    for (const limit of [1, 2, 3]) expect(await found('ann', limit)).toEqual(await found('ann'));
    expect(await found('@Ann')).toEqual(await found('ann'));
    expect(await found('bob.a')).toEqual(['bob.ann']);
    expect(await found('zoe angstrom')).toEqual(['ann']);
    expect(await found('SMITH')).toEqual(['cat', 'dan']);
    expect(await found('smith jo')).toEqual(['dan']);
    expect(await found('anna anders an')).toEqual(['eve']);
    expect(await found('smith zoe')).toEqual([]);
    expect(await found('!!!')).toEqual([]);
    expect(await found('%')).toEqual([]);
    await world.call('identity.update-me', { name: 'Rosa' }, ann.actor);
    await world.settled();
    expect(await found('zoe')).toEqual([]);
    expect(await found('rosa')).toEqual(['ann']);
  });

  it('are suggested by mutual friends, then by followers, without people you know', async () => {
    const world = await startWorld(kind);
    const ann = await world.person('ann');
    const ids: Record<string, string> = {};
    const names = 'friend1 friend2 both one famous known plain asked muted blocked followed requested';
    for (const name of names.split(' ')) ids[name] = (await world.person(name)).id;
    const social = relations(world);
    for (const friend of ['friend1', 'friend2']) await social.befriend(ann.id, ids[friend]!);
    for (const [a, b] of [
      ['friend1', 'both'],
      ['friend2', 'both'],
      ['friend1', 'one'],
      ['friend1', 'muted'],
      ['friend1', 'friend2'],
    ])
      await social.befriend(ids[a!]!, ids[b!]!);
    await social.tally(ids.famous!, 100);
    await social.tally(ids.known!, 10);
    await social.tally(ids.followed!, 1000);
    await social.follow(ann.id, ids.followed!);
    await social.follow(ann.id, ids.requested!, 0);
    await social.ask(ids.asked!, ann.id);
    await social.mute(ann.id, ids.muted!);
    await social.block(ids.blocked!, ann.id);
    const expected = ['both', 'one', 'famous', 'known', 'plain'];
    for (const limit of [1, 2, 20])
      expect(await everyPage(world, 'identity.suggest-users', {}, ann.actor, limit)).toEqual(expected);
  });
});

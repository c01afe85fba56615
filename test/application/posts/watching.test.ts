import { describe, expect, test } from 'vitest';
import { Ids } from '../../../src/application/kernel/ports.ts';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { roundTrips } from '../../kit/round-trips.ts';
import {
  databases,
  openConnection,
  type Person,
  refusalOf,
  startWorld,
  type World,
} from '../../kit/world.ts';

const tooMany = 'posts.too-many-watched';

type Follow = Readonly<Record<'aId' | 'bId', UserId>> & { readonly one: number };
const follow = sql<{ rows: readonly Follow[] }>(
  'insert into follows (follower_id, followee_id, accepted, created_at) values :rows*(aId, bId, one, one)',
);

async function found(world: World) {
  const ann = await world.person('ann');
  const { id: postId } = await world.call('posts.create-post', { text: 'a hat' }, ann.actor);
  await world.settled();
  world.pushed.length = 0;
  const person = async (name: string) => {
    const known = await world.person(name);
    const connection = openConnection();
    const watching = (...postIds: string[]) =>
      world.call('posts.watch', { postIds }, known.actor, { connection });
    const unwatching = (...postIds: string[]) =>
      world.call('posts.unwatch', { postIds }, known.actor, { connection });
    return { ...known, connection, watching, unwatching };
  };
  /** Who gets which frames for what is done. */
  const reached = async (people: Readonly<Record<string, Person>>, act: () => Promise<unknown>) => {
    world.pushed.length = 0;
    await act();
    await world.settled();
    return Object.fromEntries(
      Object.entries(people).flatMap(([name, { id }]) => {
        const frames = world.pushed.filter(({ to }) => to.includes(id)).map(({ frame }) => frame.name);
        const shown = frames.filter((frame) => /^(post|comment)\./.test(frame));
        return shown.length > 0 ? [[name, shown]] : [];
      }),
    );
  };
  const react = (by: Person, kind: 'like' | 'wow' = 'wow') =>
    world.call('posts.react-to-post', { postId, kind }, by.actor);
  const unreact = (by: Person) => world.call('posts.unreact-to-post', { postId }, by.actor);
  return { ann, postId, person, reached, react, unreact };
}

describe.each(databases)('who watches posts, on %s', (kind) => {
  test('gets their changes, and who does not look gets none: only a new post and its end reach all followers', async () => {
    const world = await startWorld(kind);
    const { ann, postId, person, reached, react } = await found(world);
    const [looking, fan, stranger] = [await person('looking'), await person('fan'), await person('stranger')];
    await world.call('social.follow-user', { userId: ann.id }, fan.actor);
    expect(await looking.watching(postId)).toEqual({
      items: [
        {
          ...{ id: postId, version: 1, commentCount: 0 },
          reactions: { like: 0, love: 0, happy: 0, wow: 0, sad: 0, angry: 0 },
        },
      ],
    });
    const people = { ann, looking, fan, stranger };
    const both = (frame: string) => ({ ann: [frame], looking: [frame] });
    expect(await reached(people, () => react(stranger))).toEqual(both('post.reacted'));
    const edit = () => world.call('posts.update-post', { postId, text: 'a red hat' }, ann.actor);
    expect(await reached(people, edit)).toEqual(both('post.updated'));
    const comment = () => world.call('posts.add-comment', { postId, text: 'mine' }, ann.actor);
    expect(await reached(people, comment)).toEqual(both('comment.created'));
    const create = () => world.call('posts.create-post', { text: 'new' }, ann.actor);
    expect(await reached(people, create)).toEqual({ ann: ['post.created'], fan: ['post.created'] });
    const remove = () => world.call('posts.delete-post', { postId }, ann.actor);
    expect(await reached(people, remove)).toEqual({ ...both('post.deleted'), fan: ['post.deleted'] });
  });

  test('gets nothing more once they unwatch, or their last connection that watches closes', async () => {
    const world = await startWorld(kind);
    const { postId, person, reached, react, unreact } = await found(world);
    const [bob, cat] = [await person('bob'), await person('cat')];
    await bob.watching(postId);
    const elsewhere = openConnection();
    const more = { connection: elsewhere };
    await world.call('posts.watch', { postIds: [postId] }, bob.actor, more);
    expect(await reached({ bob }, () => react(cat))).toEqual({ bob: ['post.reacted'] });
    await bob.unwatching(postId);
    expect(await reached({ bob }, () => unreact(cat))).toEqual({ bob: ['post.reacted'] });
    elsewhere.close();
    expect(await reached({ bob }, () => react(cat))).toEqual({});
    await bob.watching(postId);
    expect(await reached({ bob }, () => unreact(cat))).toEqual({ bob: ['post.reacted'] });
    await bob.unwatching(postId);
    expect(await reached({ bob }, () => react(cat))).toEqual({});
    // A call may still be under way when its connection closes.
    await world.call('posts.watch', { postIds: [postId] }, bob.actor, more);
    expect(await reached({ bob }, () => unreact(cat))).toEqual({});
  });

  test('gets nothing while they may not see the post, have muted its author, or a block is between them', async () => {
    const world = await startWorld(kind);
    const { ann, postId, person, reached, react } = await found(world);
    const [bob, cat, dan] = [await person('bob'), await person('cat'), await person('dan')];
    for (const one of [bob, cat, dan]) await one.watching(postId);
    await world.call('social.follow-user', { userId: ann.id }, cat.actor);
    let turn = 0;
    const change = () => react(dan, turn++ % 2 === 0 ? 'like' : 'wow');
    const all = { bob: ['post.reacted'], cat: ['post.reacted'], dan: ['post.reacted'] };
    const people = { bob, cat, dan };
    expect(await reached(people, change)).toEqual(all);
    const { bob: _, ...withoutBob } = all;
    for (const [begin, end] of [
      ['social.block-user', 'social.unblock-user'],
      ['social.mute-user', 'social.unmute-user'],
    ] as const) {
      await world.call(begin, { userId: ann.id }, bob.actor);
      expect([begin, await reached(people, change)]).toEqual([begin, withoutBob]);
      await world.call(end, { userId: ann.id }, bob.actor);
      expect([end, await reached(people, change)]).toEqual([end, all]);
    }
    await world.call('social.block-user', { userId: bob.id }, ann.actor);
    expect(await reached(people, change)).toEqual(withoutBob);
    await world.call('social.unblock-user', { userId: bob.id }, ann.actor);
    const show = (visibility: 'public' | 'followers') => () =>
      world.call('posts.update-post', { postId, visibility }, ann.actor);
    expect(await reached(people, show('followers'))).toEqual({ cat: ['post.updated'] });
    const edit = () => world.call('posts.update-post', { postId, text: 'for few' }, ann.actor);
    expect(await reached(people, edit)).toEqual({ cat: ['post.updated'] });
    await reached(people, show('public'));
    expect(await reached(people, change)).toEqual(all);
  });

  test('is told which posts are watched: the others do not exist for them, and stay unwatched', async () => {
    const world = await startWorld(kind);
    const { ann, postId, person, reached } = await found(world);
    const bob = await person('bob');
    const secret = await world.call('posts.create-post', { text: 'mine', visibility: 'private' }, ann.actor);
    const nothing = world.core.get(Ids).next();
    const { items } = await bob.watching(nothing, secret.id, postId, postId);
    expect(items.map(({ id }) => id)).toEqual([postId]);
    const show = () =>
      world.call('posts.update-post', { postId: secret.id, visibility: 'public' }, ann.actor);
    expect(await reached({ bob }, show)).toEqual({});
  });

  test('watches at most 200 posts over one connection', async () => {
    const world = await startWorld(kind);
    const { ann, person } = await found(world);
    const bob = await person('bob');
    const posts: string[] = [];
    for (let i = 0; i < 201; i++)
      posts.push((await world.call('posts.create-post', { text: `${i}` }, ann.actor)).id);
    expect(await refusalOf(bob.watching(...posts))).toBe('request.invalid-fields /postIds');
    expect((await bob.watching(...posts.slice(0, 150))).items).toHaveLength(150);
    expect(await refusalOf(bob.watching(...posts.slice(100, 201)))).toBe(tooMany);
    expect((await bob.watching(...posts.slice(100, 200))).items).toHaveLength(100);
    expect(await refusalOf(bob.watching(posts[200]!))).toBe(tooMany);
    await bob.unwatching(posts[0]!);
    expect((await bob.watching(posts[200]!)).items).toHaveLength(1);
    const connection = openConnection();
    const input = { postIds: [posts[0]!] };
    expect((await world.call('posts.watch', input, bob.actor, { connection })).items).toHaveLength(1);
  });

  test('has a socket: other calls are refused', async () => {
    const world = await startWorld(kind);
    const { ann, postId } = await found(world);
    for (const name of ['posts.watch', 'posts.unwatch'] as const)
      expect(await refusalOf(world.call(name, { postIds: [postId] }, ann.actor))).toBe('posts.use-socket');
  });

  test('misses no change that is made while the watching begins', async () => {
    const world = await startWorld(kind);
    const { ann, person } = await found(world);
    const [bob, cat] = [await person('bob'), await person('cat')];
    for (let i = 0; i < 20; i++) {
      const { id: postId } = await world.call('posts.create-post', { text: `${i}` }, ann.actor);
      await world.settled();
      world.pushed.length = 0;
      const reacting = world.call('posts.react-to-post', { postId, kind: 'wow' }, cat.actor);
      const [{ items }] = await Promise.all([bob.watching(postId), reacting]);
      await world.settled();
      const isPushed = world.pushed.some(
        ({ to, frame }) => frame.name === 'post.reacted' && to.includes(bob.id),
      );
      expect([i, items[0]?.reactions.wow === 1 || isPushed]).toEqual([i, true]);
    }
  });
});

/** Many people online whom the post does not concern; with them, everyone else who is. */
function crowd(world: World, size: number) {
  const ids = world.core.get(Ids);
  const strangers = Array.from({ length: size }, () => ids.next<UserId>());
  const isOne = new Set(strangers);
  world.core.online.connect({
    among: (asked) => asked.filter((id) => isOne.has(id)),
    allIfAtMost: (limit) => (size > limit ? undefined : strangers),
    nobody: () => false,
  });
}

describe.each(databases)('the cost of a pushed frame, on %s', (kind) => {
  test('of a reaction is the same with two people online and with 1,000 strangers more', async () => {
    const world = await startWorld(kind);
    const { postId, person, react, unreact } = await found(world);
    const [bob, cat] = [await person('bob'), await person('cat')];
    await bob.watching(postId);
    const { sentBy } = roundTrips(kind);
    const cost = async (act: () => Promise<unknown>) => {
      const sent = await sentBy(async () => {
        await act();
        await world.core.afterCommit.settled();
      });
      return sent
        .filter(({ text }) => text.includes('comments where post_id') || text.includes('v.id as userId'))
        .map(({ values }) => values.length);
    };
    const before = await cost(() => react(cat));
    expect(before).toHaveLength(2);
    await unreact(cat);
    await world.settled();
    crowd(world, 1_000);
    expect(await cost(() => react(cat))).toEqual(before);
  });

  test('of a new post is that of its followers or of those online, whichever are fewer; the right ones get it', async () => {
    const world = await startWorld(kind);
    const { ann, person } = await found(world);
    const [fan, friend, stranger] = [await person('fan'), await person('friend'), await person('stranger')];
    const followers = Array.from({ length: 4_500 }, () => world.core.get(Ids).next<UserId>());
    for (let from = 0; from < followers.length; from += 500) {
      const rows = followers.slice(from, from + 500).map((aId) => ({ aId, bId: ann.id, one: 1 }));
      await world.unitOfWork.run(() => world.database.write(follow, { rows }));
    }
    // Of all followers her id is the highest: the last that is read.
    await world.call('social.follow-user', { userId: ann.id }, fan.actor);
    await world.call('social.request-friendship', { userId: ann.id }, friend.actor);
    await world.call('social.request-friendship', { userId: friend.id }, ann.actor);
    await world.settled();
    const { sentBy } = roundTrips(kind);
    const published = async (visibility: 'public' | 'friends' | 'private') => {
      world.pushed.length = 0;
      const sent = await sentBy(async () => {
        await world.call('posts.create-post', { text: 'new', visibility }, ann.actor);
        await world.settled();
      });
      const { to } = world.pushed.find(({ frame }) => frame.name === 'post.created')!;
      const names = Object.entries({ ann, fan, friend, stranger }).flatMap(([name, { id }]) =>
        to.includes(id) ? [name] : [],
      );
      const read = sent.filter(
        ({ text }) => text.includes('order by follower_id') || text.includes('order by friend_id'),
      );
      const asked = sent
        .filter(({ text }) => text.includes('v.id as userId'))
        .map(({ values }) => values.length);
      return { names, pages: read.length, asked: Math.max(0, ...asked) };
    };
    expect(await published('public')).toMatchObject({ names: ['ann', 'fan', 'friend'], pages: 0 });
    expect(await published('friends')).toMatchObject({ names: ['ann', 'friend'], pages: 0 });
    crowd(world, 3_000);
    const many = await published('public');
    // Three pages of followers and one of friends; nobody is asked about 3,000 strangers.
    expect(many).toMatchObject({ names: ['ann', 'fan', 'friend'], pages: 4 });
    expect(many.asked).toBeLessThan(50);
    expect(await published('friends')).toMatchObject({ names: ['ann', 'friend'], pages: 1 });
    expect(await published('private')).toMatchObject({ names: ['ann'], pages: 0 });
  });
});

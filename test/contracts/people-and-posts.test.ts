import { describe, expect, test } from 'vitest';
import type { Port } from '../../src/application/kernel/operation.ts';
import { Mentions, PostViews } from '../../src/application/posts/ports.ts';
import type { Id, UserId } from '../../src/domain/kernel/id.ts';
import type { ReactionKind } from '../../src/domain/kernel/reaction-kinds.ts';
import type { PostId } from '../../src/domain/posts/post.ts';
import { Reaction, Reactions, type Subject } from '../../src/domain/posts/reaction.ts';
import { Block, Blocks } from '../../src/domain/social/block.ts';
import { Follow, Follows } from '../../src/domain/social/follow.ts';
import { Mute, Mutes } from '../../src/domain/social/mute.ts';
import { sql } from '../../src/infrastructure/kernel/database/statement.ts';
import { databases, startWorld, type World } from '../kit/world.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as Id<never>;
const [ann, bob, cat] = [id(1), id(2), id(3)] as [UserId & Id<never>, UserId & Id<never>, UserId & Id<never>];
const subject: Subject = { kind: 'post', id: cat, ownerId: cat };

const events = sql<Record<never, never>, { name: string }>('select name from events order by id');
const eventNames = async ({ database }: World) => (await database.rows(events, {})).map(({ name }) => name);

describe.each(databases)('Ports of social and posts, on %s', (kind) => {
  /** A port that runs each call in its own unit of work. */
  async function start<T extends object>(
    port: Port<T>,
  ): Promise<{ world: World; call: <R>(work: (port: T) => R | Promise<R>) => Promise<R> }> {
    const world = await startWorld(kind);
    const adapter = world.core.get(port);
    return { world, call: async (work) => await world.unitOfWork.run(async () => await work(adapter)) };
  }

  const follow = (followerId: UserId, followeeId: UserId, ownerIsPrivate = false) =>
    Follow.start(followerId, followeeId, { ownerIsPrivate });

  test('Follows: a request is stored, approved and removed', async () => {
    const { call } = await start(Follows);
    const status = (a: UserId, b: UserId) => call(async (follows) => (await follows.find(a, b))?.status);
    await call((follows) => follows.add(follow(ann, bob, true), 1));
    expect([await status(ann, bob), await status(bob, ann)]).toEqual(['requested', undefined]);
    await call(async (follows) => {
      const request = await follows.find(ann, bob);
      request!.approve();
      await follows.save(request!, 2);
    });
    expect(await status(ann, bob)).toBe('following');
    await call(async (follows) => follows.remove((await follows.find(ann, bob))!));
    expect(await status(ann, bob)).toBeUndefined();
  });

  test('Follows: storing a follow that was changed meanwhile is refused as a conflict', async () => {
    const { call } = await start(Follows);
    const request = follow(ann, bob, true);
    await call((follows) => follows.add(request, 1));
    await call((follows) => follows.save(request, 2));
    for (const stale of [follow(bob, ann, true), follow(ann, bob, true)]) {
      await expect(call((follows) => follows.save(stale, 2))).rejects.toMatchObject({
        code: 'request.conflict',
      });
      await expect(call((follows) => follows.remove(stale))).rejects.toMatchObject({
        code: 'request.conflict',
      });
    }
  });

  test('Follows: pending requests are listed by id, up to the limit', async () => {
    const { call } = await start(Follows);
    await call((follows) => {
      follows.add(follow(cat, ann, true), 1);
      follows.add(follow(bob, ann, true), 2);
      follows.add(follow(id(4), ann), 3);
    });
    const waiting = (limit: number) =>
      call(async (follows) => (await follows.requestsTo(ann, limit)).map(({ followerId }) => followerId));
    expect(await waiting(10)).toEqual([bob, cat]);
    expect(await waiting(1)).toEqual([bob]);
  });

  test('Blocks: a block is stored once, for one direction, and recorded once', async () => {
    const { world, call } = await start(Blocks);
    const add = (a: UserId, b: UserId) =>
      call((blocks) => {
        const block = new Block(a, b);
        block.start();
        return blocks.add(block, 1);
      });
    const lift = (a: UserId, b: UserId) =>
      call((blocks) => {
        const block = new Block(a, b);
        block.lift();
        return blocks.remove(block);
      });
    await lift(ann, bob);
    expect([await add(ann, bob), await add(ann, bob)]).toEqual([true, false]);
    await lift(bob, ann);
    await lift(ann, bob);
    expect(await eventNames(world)).toEqual(['social.user-blocked', 'social.user-unblocked']);
  });

  test('Mutes: a mute is stored once, for one direction, and recorded once', async () => {
    const { world, call } = await start(Mutes);
    const change = (how: 'start' | 'lift', a: UserId, b: UserId) =>
      call((mutes) => {
        const mute = new Mute(a, b);
        mute[how]();
        return how === 'start' ? mutes.add(mute, 1) : mutes.remove(mute);
      });
    await change('lift', ann, bob);
    await change('start', ann, bob);
    await change('start', ann, bob);
    await change('lift', bob, ann);
    await change('lift', ann, bob);
    expect(await eventNames(world)).toEqual(['social.user-muted', 'social.user-unmuted']);
  });

  test('Reactions: each person has one per subject, and can change and remove it', async () => {
    const { call } = await start(Reactions);
    const kindOf = (userId: UserId) => call(async (all) => (await all.find(subject, userId)).kind);
    const react = (userId: UserId, kind: ReactionKind) =>
      call(async (all) => {
        const reaction = await all.find(subject, userId);
        reaction.react(kind);
        await all.save(reaction, 1);
      });
    expect(await kindOf(ann)).toBeUndefined();
    await react(ann, 'like');
    await react(bob, 'like');
    await react(ann, 'wow');
    expect([await kindOf(ann), await kindOf(bob)]).toEqual(['wow', 'like']);
    await call(async (all) => {
      const reaction = await all.find(subject, ann);
      reaction.takeBack();
      await all.save(reaction, 2);
    });
    expect([await kindOf(ann), await kindOf(bob)]).toEqual([undefined, 'like']);
  });

  test('Reactions: storing a reaction that was changed meanwhile is refused as a conflict', async () => {
    const { call } = await start(Reactions);
    let runs = 0;
    const stale = call((all) => {
      runs++;
      const reaction = new Reaction(subject, ann, 'like');
      reaction.takeBack();
      return all.save(reaction, 1);
    });
    await expect(stale).rejects.toMatchObject({ code: 'request.conflict' });
    expect(runs).toBeGreaterThan(1);
  });

  test('PostViews: a viewer counts once a day', async () => {
    const { call } = await start(PostViews);
    const look = (viewerId: UserId, day: string) =>
      call((views) => views.add({ postId: cat as PostId, viewerId, day }));
    expect(await look(ann, '2026-01-01')).toBe(true);
    expect(await look(ann, '2026-01-01')).toBe(false);
    expect(await look(bob, '2026-01-01')).toBe(true);
    expect(await look(ann, '2026-01-02')).toBe(true);
  });

  test('Mentions: usernames are found in any case, without people behind a block', async () => {
    const { world, call } = await start(Mentions);
    const [author, friend, blocker] = [
      await world.person('author'),
      await world.person('Friend'),
      await world.person('blocker'),
    ];
    await world.call('social.block-user', { userId: author.id }, blocker.actor);
    const names = ['friend', 'blocker', 'author', 'nobody'];
    expect((await call((mentions) => mentions.resolve(author.id, names))).sort()).toEqual(
      [author.id, friend.id].sort(),
    );
  });
});

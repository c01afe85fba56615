import { describe, expect, test } from 'vitest';
import type { Port } from '../../src/application/kernel/operation.ts';
import { Mentions, PostViews } from '../../src/application/posts/ports.ts';
import type { Id, UserId } from '../../src/domain/kernel/id.ts';
import type { PostId } from '../../src/domain/posts/post.ts';
import { Reactions } from '../../src/domain/posts/reaction.ts';
import { Blocks, Mutes } from '../../src/domain/social/blocks.ts';
import { Follows } from '../../src/domain/social/follows.ts';
import { databases, startWorld, type World } from '../kit/world.ts';

const id = (n: number) => `01990000-0000-7000-8000-${String(n).padStart(12, '0')}` as Id<never>;
const [ann, bob, cat] = [id(1), id(2), id(3)] as [UserId & Id<never>, UserId & Id<never>, UserId & Id<never>];

describe.each(databases)('Ports of social and posts, on %s', (kind) => {
  /** A port whose every call is a unit of work of its own. */
  async function start<T extends object>(
    port: Port<T>,
  ): Promise<{ world: World; call: <R>(work: (port: T) => R | Promise<R>) => Promise<R> }> {
    const world = await startWorld(kind);
    const adapter = world.core.get(port);
    return { world, call: async (work) => await world.unitOfWork.run(async () => await work(adapter)) };
  }

  test('Follows: each change is told once, and a request is not yet a follow', async () => {
    const { call } = await start(Follows);
    const state = () => call((follows) => follows.state(ann, bob));
    expect(await state()).toBe('none');
    await call((follows) => follows.add(ann, bob, false, 1));
    expect(await state()).toBe('requested');
    expect(await call((follows) => follows.state(bob, ann))).toBe('none');
    expect(await call((follows) => follows.accept(ann, bob))).toBe(true);
    expect(await call((follows) => follows.accept(ann, bob))).toBe(false);
    expect(await state()).toBe('following');
    expect(await call((follows) => follows.remove(ann, bob))).toBe('following');
    expect(await call((follows) => follows.remove(ann, bob))).toBe('none');
    await call((follows) => follows.add(ann, bob, false, 1));
    expect(await call((follows) => follows.remove(ann, bob))).toBe('requested');
  });

  test('Follows: those who wait come oldest first, up to the limit, without those let in', async () => {
    const { call } = await start(Follows);
    await call((follows) => {
      follows.add(cat, ann, false, 1);
      follows.add(bob, ann, false, 2);
      follows.add(id(4), ann, true, 3);
    });
    expect(await call((follows) => follows.waitingFor(ann, 10))).toEqual([bob, cat]);
    expect(await call((follows) => follows.waitingFor(ann, 1))).toEqual([bob]);
  });

  test.each([Blocks, Mutes])(
    '%o: adding and removing tell whether they changed anything, for one direction',
    async (port) => {
      const { call } = await start<Blocks | Mutes>(port);
      expect(await call((list) => list.remove(ann, bob))).toBe(false);
      expect(await call((list) => list.add(ann, bob, 1))).toBe(true);
      expect(await call((list) => list.add(ann, bob, 2))).toBe(false);
      expect(await call((list) => list.remove(bob, ann))).toBe(false);
      expect(await call((list) => list.remove(ann, bob))).toBe(true);
    },
  );

  test('Reactions: one a person and subject; changing what is another by now repeats', async () => {
    const { call } = await start(Reactions);
    const reaction = { subject: 'post', subjectId: cat, userId: ann, kind: 'like', at: 1 } as const;
    const mine = () => call((reactions) => reactions.of(ann, cat));
    expect(await mine()).toBeUndefined();
    await call((reactions) => reactions.add(reaction));
    await call((reactions) => reactions.add({ ...reaction, userId: bob }));
    await call((reactions) => reactions.change({ ...reaction, kind: 'wow' }, 'like'));
    expect(await mine()).toBe('wow');
    let runs = 0;
    const stale = call((reactions) => {
      runs++;
      return reactions.remove(ann, cat, 'like');
    });
    await expect(stale).rejects.toMatchObject({ code: 'request.conflict' });
    expect(runs).toBeGreaterThan(1);
    await call((reactions) => reactions.remove(ann, cat, 'wow'));
    expect(await mine()).toBeUndefined();
    expect(await call((reactions) => reactions.of(bob, cat))).toBe('like');
  });

  test('PostViews: the first of a viewer and day is told apart', async () => {
    const { call } = await start(PostViews);
    const look = (viewer: UserId, day: string) => call((views) => views.add(cat as PostId, viewer, day));
    expect(await look(ann, '2026-01-01')).toBe(true);
    expect(await look(ann, '2026-01-01')).toBe(false);
    expect(await look(bob, '2026-01-01')).toBe(true);
    expect(await look(ann, '2026-01-02')).toBe(true);
  });

  test('Mentions: names find those who are there and whom the author may meet, whatever their case', async () => {
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

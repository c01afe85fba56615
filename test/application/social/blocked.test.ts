import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, inject, test } from 'vitest';
import { operations } from '../../../src/application/catalogue.ts';
import { isForStaff } from '../../../src/application/kernel/operation.ts';
import { databases, openConnection, type Person, refusalOf, startWorld } from '../../kit/world.ts';
import { act, deed, found, mark, questions, type Town } from './townsfolk.ts';

// Queries about the caller's own account, sessions, blocks, figures and books, and those that answer only yes or no.
const ownAffairs = [
  // What was set aside is one's own money, or promised to one, whatever comes between the two.
  'wallets.list-holds',
  'notifications.unread-count',
  'notifications.get-preferences',
  'identity.get-me',
  'identity.get-inbox-counts',
  'identity.list-sessions',
  'identity.list-factors',
  'moderation.list-my-reports',
  'moderation.list-my-decisions',
  'identity.export-me',
  'media.list-my-files',
  'posts.unwatch',
  'wallets.get-top-up',
  'wallets.list-top-ups',
  'wallets.list-withdrawals',
  'wallets.get-wallet',
  'wallets.get-transfer',
  'wallets.list-entries',
  'wallets.export-statement',
  'social.list-blocked',
  'social.are-friends',
  'wardrobe.get-stats',
  'wardrobe.export',
  'wardrobe.list-wears',
  'wardrobe.get-wear',
  'wardrobe.list-washes',
  'wardrobe.suggest-outfits',
];

/** The traces of a person in an answer or frame. */
const tracesOf = (other: Person, shown: unknown): string[] => {
  const text = JSON.stringify(shown) ?? '';
  return [other.id, mark(other), `"${other.user.username}"`].filter((trace) => text.includes(trace));
};

/** Checks every query as `viewer`, and every frame that was pushed to them. */
async function expectNoTraces(town: Town, viewer: Person, other: Person, lookedUp?: Person): Promise<void> {
  const { world } = town;
  for (const [name, inputs] of Object.entries(questions(town)))
    for (const input of inputs) {
      const { userId, username } = input as { userId?: string; username?: string };
      if (name === 'identity.get-user' && userId === lookedUp?.id) continue;
      if (name === 'identity.get-user-by-username' && username === lookedUp?.user.username) continue;
      const answer = await world
        .call(name as never, input as never, viewer.actor, { connection: openConnection() })
        .catch((error) => error);
      expect({ name, input, traces: tracesOf(other, answer), of: other.user.username }).toMatchObject({
        traces: [],
      });
    }
  for (const { frame, data, to } of world.pushed)
    if (to.includes(viewer.id))
      expect({ frame: frame.name, traces: tracesOf(other, data) }).toMatchObject({ traces: [] });
}

describe.each(databases)('Someone you blocked cannot reach you anywhere, on %s', (kind) => {
  test('no query or frame shows either person to the other, whatever their relation was', async () => {
    const world = await startWorld(kind);
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { maxLength: 30 }),
        fc.array(deed, { maxLength: 10 }),
        fc.boolean(),
        async (before, after, settle) => {
          const town = await found(world);
          const [ann, bob] = town.people as [Person, Person];
          for (const [what, a, b] of before) await act(town, what, a, b);
          if (settle) await world.settled();
          await world.call('social.block-user', { userId: bob.id }, ann.actor);
          // Frames for what happened before the block may still be on their way.
          await world.core.afterCommit.settled();
          world.pushed.length = 0;
          for (const [what, a, b] of after) await act(town, what, a, b);
          if (settle) await world.settled();
          else await world.core.afterCommit.settled();
          // A blocker can still look up whom to unblock.
          await expectNoTraces(town, ann, bob, bob);
          await expectNoTraces(town, bob, ann);
        },
      ),
      { numRuns: inject('isFast') ? 4 : 15 },
    );
  }, 120_000);

  test('someone suspended for good is shown to nobody else, whatever their relation was', async () => {
    const world = await startWorld(kind);
    await fc.assert(
      fc.asyncProperty(
        fc.array(deed, { maxLength: 30 }),
        fc.array(deed, { maxLength: 10 }),
        fc.boolean(),
        async (before, after, settle) => {
          const town = await found(world);
          const [ann, bob, cat, dan] = town.people as [Person, Person, Person, Person];
          for (const [what, a, b] of before) await act(town, what, a, b);
          if (settle) await world.settled();
          const moderator = { ...dan.actor, role: 'moderator' } as const;
          await world.call('moderation.suspend-user', { userId: bob.id, reason: 'spam' }, moderator);
          await world.core.afterCommit.settled();
          world.pushed.length = 0;
          for (const [what, a, b] of after) await act(town, what, a, b);
          if (settle) await world.settled();
          else await world.core.afterCommit.settled();
          for (const viewer of [ann, cat]) await expectNoTraces(town, viewer, bob);
        },
      ),
      { numRuns: inject('isFast') ? 4 : 15 },
    );
  }, 120_000);

  test('every query of the catalogue is checked', () => {
    const queries = operations.filter(({ kind, access }) => kind === 'query' && !isForStaff({ access }));
    const asked = questions({
      people: [],
      posts: [],
      files: [],
      items: [],
      boards: [],
      outfits: [],
      occasions: [],
      rooms: [],
      directs: [],
      messages: [],
      payments: [],
      envelopes: [],
      comments: [],
    } as never);
    expect(
      queries
        .map(({ name }) => name)
        .filter((name) => !ownAffairs.includes(name))
        .sort(),
    ).toEqual(Object.keys(asked).sort());
  });

  test('neither can follow, befriend, mute, pay, tip, comment on, react to, view or message the other', async () => {
    const world = await startWorld(kind);
    const town = await found(world);
    const [ann, bob] = town.people as [Person, Person];
    const comment = (person: Person) =>
      world.call('posts.add-comment', { postId: town.posts[2]!, text: 'hi' }, person.actor);
    const [{ id: commentId }, { id: reply }] = [await comment(ann), await comment(bob)];
    await world.call('social.block-user', { userId: bob.id }, ann.actor);
    const sides = [
      [ann, bob, town.posts[1]!, reply],
      [bob, ann, town.posts[0]!, commentId],
    ] as const;
    for (const [me, other, postId, otherComment] of sides) {
      const refused = (call: Promise<unknown>) => expect(refusalOf(call)).resolves.toMatch(/not-found$/);
      await refused(world.call('social.follow-user', { userId: other.id }, me.actor));
      await refused(world.call('social.request-friendship', { userId: other.id }, me.actor));
      await refused(world.call('social.mute-user', { userId: other.id }, me.actor));
      await refused(world.call('posts.add-comment', { postId, text: 'hi' }, me.actor));
      await refused(world.call('posts.react-to-post', { postId, kind: 'like' }, me.actor));
      await refused(world.call('posts.count-view', { postId }, me.actor));
      await refused(
        world.call('posts.react-to-comment', { commentId: otherComment, kind: 'like' }, me.actor),
      );
      const under = { postId: town.posts[2]!, parentId: otherComment, text: 'hi' };
      await refused(world.call('posts.add-comment', under, me.actor));
      const money = { transferId: randomUUID(), amount: '1', currency: 'EUR' };
      await refused(world.call('wallets.transfer', { ...money, toUserId: other.id }, me.actor));
      await refused(world.call('wallets.tip-post', { ...money, postId }, me.actor));
      const roomId = town.rooms[town.people.indexOf(me)]!;
      await refused(world.call('messaging.invite', { roomId, userId: other.id }, me.actor));
      const { mentions } = await world.call(
        'posts.create-post',
        { text: `@${other.user.username}` },
        me.actor,
      );
      expect(mentions).toEqual([]);
    }
  });
});

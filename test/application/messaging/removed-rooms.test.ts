import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { findMemberCountDrift } from '../../../src/infrastructure/messaging/reconciliation.ts';
import { png } from '../../kit/files/images.ts';
import { moderation } from '../../kit/moderation.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { openStage } from './stage.ts';

const heldRows = sql<{ roomId: string }, { n: number }>(
  'select count(*) as n from removed_memberships where conversation_id = :roomId',
);
const removed = { reason: 'spam', decisionId: expect.any(String), at: expect.any(String) };

/** Ann's public room with bob, its moderator, and cat; dan is invited, and bob has sent a file. */
async function setScene(kind: (typeof databases)[number], visibility: 'public' | 'private' = 'public') {
  const stage = await openStage(kind);
  const { world, call, ann, bob, cat, dan, room, join, moderator } = stage;
  const roomId = await room('public');
  await join(roomId, bob, cat);
  await moderator(roomId, bob);
  await call('messaging.update-room', { roomId, visibility }, ann.actor);
  await call('messaging.invite', { roomId, userId: dan.id }, ann.actor);
  const fileId = (await world.upload(bob, await png())).id;
  const said = { conversationId: roomId, clientId: crypto.randomUUID(), text: 'hi @cat', fileIds: [fileId] };
  const { id: messageId } = await call('messaging.send-message', said, bob.actor);
  await stage.quiet();
  const tries = <T extends object>(some: Promise<T>) =>
    some.then(
      (found) => found as object,
      ({ code }) => code as string,
    );
  /** Everything that someone reads of the room. */
  const seenBy = async ({ actor }: Person) => ({
    room: await tries(call('messaging.get-room', { roomId }, actor)),
    conversation: await tries(call('messaging.get-conversation', { conversationId: roomId }, actor)),
    listed: (await call('messaging.list-conversations', {}, actor)).items.map(({ id }) => id),
    heads: (await call('messaging.list-heads', { since: new Date(0).toISOString() }, actor)).items.length,
    found: (await call('messaging.list-rooms', { q: 'hats' }, actor)).items.map(({ id }) => id),
    newest: (await call('messaging.list-rooms', {}, actor)).items.map(({ id }) => id),
    people: await tries(call('messaging.list-participants', { roomId }, actor)),
    message: await tries(call('messaging.get-message', { messageId }, actor)),
    changes: await tries(call('messaging.list-changes', { conversationId: roomId, after: 0 }, actor)),
    file: typeof (await tries(call('media.get-file', { fileId }, actor))),
    invites: (await call('messaging.list-invites', {}, actor)).items.map(({ id }) => id),
    inbox: await call('identity.get-inbox-counts', {}, actor),
    cards: (await call('notifications.list', {}, actor)).items.map(({ subject }) => subject),
  });
  const withoutLinks = async (who: Person) =>
    JSON.parse(JSON.stringify(await seenBy(who)).replaceAll(/"https?:[^"]*"/g, '""')) as Awaited<
      ReturnType<typeof seenBy>
    >;
  const about = { kind: 'room', id: roomId };
  const isHeld = async () => (await world.database.row(heldRows, { roomId }))!.n;
  return { ...stage, ...moderation(world), roomId, messageId, about, seenBy: withoutLinks, isHeld };
}

const gone = {
  ...{ room: 'messaging.room-not-found', conversation: 'messaging.conversation-not-found' },
  ...{ people: 'messaging.room-not-found', message: 'messaging.message-not-found' },
  ...{ changes: 'messaging.conversation-not-found', file: 'string' },
  ...{ listed: [], heads: 0, found: [], newest: [], invites: [] },
};

describe.each(databases)('a room that a moderator of the service removed, on %s', (kind) => {
  test.each(['public', 'private'] as const)(
    'is gone for everyone but its owner, and back with its members when restored (%s)',
    async (visibility) => {
      const { bob, cat, dan, roomId, about, remove, restore, seenBy, pushed, roles, isHeld, world } =
        await setScene(kind, visibility);
      const before = await Promise.all([bob, cat, dan].map(seenBy));
      const rolesBefore = await roles(roomId);
      await remove(about);
      // Bob sees a file of his own.
      expect(await seenBy(bob)).toMatchObject({ ...gone, file: 'object' });
      expect(await seenBy(cat)).toMatchObject(gone);
      expect(await seenBy(dan)).toMatchObject(gone);
      for (const one of [bob, cat, dan]) {
        const { cards, inbox } = await seenBy(one);
        expect(inbox).toMatchObject({ unreadMessages: 0, invites: 0 });
        expect(JSON.stringify(cards)).not.toContain('Hats');
      }
      expect(await isHeld()).toBe(2);
      await pushed({ ann: ['room.updated'], bob: ['room.removed'], cat: ['room.removed'] });
      await restore(about);
      expect(await Promise.all([bob, cat, dan].map(seenBy))).toEqual(before);
      expect(await roles(roomId)).toEqual(rolesBefore);
      expect(await isHeld()).toBe(0);
      await pushed({ ann: ['room.restored'], bob: ['room.restored'], cat: ['room.restored'] });
      expect(await findMemberCountDrift(world.database)).toEqual([]);
    },
  );

  test('is read by its owner with the reason, who can change nothing in it', async () => {
    const { call, world, ann, bob, dan, roomId, about, remove, restore, say, pushed } = await setScene(kind);
    const mine = (await say(roomId, ann)).id;
    await pushed(expect.anything());
    await remove(about);
    const room = await call('messaging.get-room', { roomId }, ann.actor);
    expect(room).toMatchObject({ visibility: 'public', closedAt: null, myRole: 'owner', removed });
    expect(await call('identity.export-me', {}, ann.actor)).toMatchObject({
      conversations: [{ id: roomId, visibility: 'public', removed }],
    });
    const { actor } = ann;
    const fileId = (await world.upload(ann, await png())).id;
    const attempts = [
      say(roomId, ann),
      call('messaging.edit-message', { messageId: mine, text: 'other' }, actor),
      call('messaging.react-to-message', { messageId: mine, kind: 'like' }, actor),
      call('messaging.invite', { roomId, userId: dan.id }, actor),
      call('messaging.update-room', { roomId, title: 'Other' }, actor),
      call('messaging.set-room-avatar', { roomId, fileId }, actor),
    ];
    expect(new Set(await Promise.all(attempts.map(refusalOf)))).toEqual(new Set(['moderation.is-removed']));
    const back = [
      say(roomId, bob),
      call('messaging.join-room', { roomId }, bob.actor),
      call('messaging.join-room', { roomId }, dan.actor),
    ];
    expect(await Promise.all(back.map(refusalOf))).toEqual([
      'messaging.conversation-not-found',
      'messaging.room-not-found',
      'messaging.room-not-found',
    ]);
    expect(await call('identity.export-me', {}, bob.actor)).toMatchObject({
      conversations: [],
      removedRooms: [{ id: roomId, role: 'moderator' }],
    });
    await restore(about);
    expect(await call('messaging.get-room', { roomId }, ann.actor)).not.toHaveProperty('removed');
    expect(await refusalOf(say(roomId, bob))).toBe('nothing');
  });

  test('people who were banned, who are deleted, or behind a block with its owner since do not come back', async () => {
    const { call, world, ann, bob, cat, dan, join, roomId, about, remove, restore, roles, isHeld } =
      await setScene(kind);
    await join(roomId, dan);
    const eve = await world.person('eve');
    const fay = await world.person('fay');
    await call('messaging.join-room', { roomId }, eve.actor);
    await call('messaging.join-room', { roomId }, fay.actor);
    // A block does not take anyone out of a room, so the earlier one does not matter.
    await call('social.block-user', { userId: ann.id }, fay.actor);
    world.clock.at += 1000;
    await remove(about);
    world.clock.at += 1000;
    await call('messaging.ban', { roomId, userId: bob.id }, ann.actor);
    await call('social.block-user', { userId: cat.id }, ann.actor);
    await call('identity.delete-me', { password: dan.password }, dan.actor);
    await world.settled();
    expect(await isHeld()).toBe(4);
    await restore(about);
    expect(await roles(roomId, eve)).toEqual({ ann: 'owner', eve: 'member', fay: 'member' });
    expect((await call('messaging.get-room', { roomId }, eve.actor)).memberCount).toBe(3);
    expect(await isHeld()).toBe(0);
  });

  test('that was closed before or meanwhile is closed when it is restored', async () => {
    const { call, ann, bob, roomId, about, remove, restore, say } = await setScene(kind);
    await remove(about);
    await call('messaging.close-room', { roomId }, ann.actor);
    await restore(about);
    expect((await call('messaging.get-room', { roomId }, bob.actor)).closedAt).not.toBeNull();
    expect(await refusalOf(say(roomId, bob))).toBe('messaging.room-is-closed');
    await remove(about);
    await restore(about);
    expect(await refusalOf(say(roomId, ann))).toBe('messaging.room-is-closed');
  });

  test('is deleted when its owner leaves it, and cannot be restored then', async () => {
    const { call, ann, bob, dan, roomId, about, remove, restore, seenBy, isHeld } = await setScene(kind);
    await remove(about);
    await call('messaging.leave-room', { roomId }, ann.actor);
    await restore(about);
    expect(await isHeld()).toBe(0);
    for (const one of [bob, dan])
      expect(await seenBy(one)).toMatchObject({ ...gone, file: expect.anything() });
    expect(await refusalOf(call('messaging.get-room', { roomId }, ann.actor))).toBe(gone.room);
  });

  test('is nobody’s after 30 days, with its avatar', async () => {
    const { call, world, ann, bob, roomId, about, remove, restore, finish, isHeld, seenBy } =
      await setScene(kind);
    const { id: fileId } = await world.upload(ann, await png());
    await call('messaging.set-room-avatar', { roomId, fileId }, ann.actor);
    await remove(about);
    await finish(about);
    await restore(about);
    expect(await isHeld()).toBe(0);
    expect(await seenBy(bob)).toMatchObject({ ...gone, file: 'object' });
    expect(await refusalOf(call('messaging.get-room', { roomId }, ann.actor))).toBe(gone.room);
    expect(await refusalOf(call('media.delete-file', { fileId }, ann.actor))).toBe('nothing');
    expect(await findMemberCountDrift(world.database)).toEqual([]);
  });

  test('keeps its members however many join, leave and are restored at once', async () => {
    const { call, world, bob, cat, roomId, about, remove, restore, roles, isHeld } = await setScene(kind);
    await Promise.all([
      ...Array.from({ length: 5 }, async () => {
        await remove(about);
        await restore(about);
      }),
      refusalOf(call('messaging.leave-room', { roomId }, cat.actor)),
      refusalOf(call('messaging.set-role', { roomId, userId: bob.id, role: 'member' }, bob.actor)),
    ]);
    await restore(about);
    expect(await isHeld()).toBe(0);
    expect(await roles(roomId)).toMatchObject({ ann: 'owner', bob: 'moderator' });
    expect(await findMemberCountDrift(world.database)).toEqual([]);
  });
});

import { describe, expect, test } from 'vitest';
import { fillRoom } from '../../kit/rows/rooms.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { openStage } from './stage.ts';

describe.each(databases)('Rooms, on %s', (kind) => {
  test('public rooms are found by words of their title', async () => {
    const { call, dan, room } = await openStage(kind);
    const found = async (q?: string, { actor } = dan) =>
      (await call('messaging.list-rooms', { ...(q !== undefined && { q }) }, actor)).items.map(
        ({ title }) => title,
      );
    await room('public', 'Grüne Hüte');
    await room('public', 'Hut ab');
    await room('private', 'Hüte, geheim');
    expect(await found()).toEqual(['Hut ab', 'Grüne Hüte']);
    expect(await found('HUT')).toEqual(['Hut ab', 'Grüne Hüte']);
    expect(await found('gru hute')).toEqual(['Grüne Hüte']);
    expect(await found('!!')).toEqual([]);
    const first = await call('messaging.list-rooms', { q: 'hut', limit: 1 }, dan.actor);
    const rest = { q: 'hut', limit: 1, cursor: first.nextCursor! };
    const second = await call('messaging.list-rooms', rest, dan.actor);
    expect([...first.items, ...second.items].map(({ title }) => title)).toEqual(['Hut ab', 'Grüne Hüte']);
    expect(second.nextCursor).toBeNull();
  });

  async function changing() {
    const stage = await openStage(kind);
    const { call, ann, bob, cat, dan, room, join, moderator, quiet } = stage;
    const roomId = await room('public', 'Hats');
    await join(roomId, bob, cat);
    await moderator(roomId, bob);
    await quiet();
    const found = async (q: string, { actor } = dan) =>
      (await call('messaging.list-rooms', { q }, actor)).items.map(({ title }) => title);
    const change = (rest: object, { actor } = bob) =>
      call('messaging.update-room', { roomId, ...rest }, actor);
    const close = ({ actor } = ann) => call('messaging.close-room', { roomId }, actor);
    return { ...stage, roomId, found, change, close };
  }

  test('the owner and moderators change title, description and visibility', async () => {
    const { cat, dan, found, change, pushed } = await changing();
    expect(await refusalOf(change({ title: 'x' }, cat))).toBe('messaging.role-too-low');
    expect(await refusalOf(change({ title: 'x' }, dan))).toBe('messaging.not-in-the-room');
    expect(await change({ title: 'Caps', description: 'and more' })).toMatchObject({
      title: 'Caps',
      description: 'and more',
      myRole: 'moderator',
    });
    const updated = ['room.updated'];
    await pushed({ ann: updated, bob: updated, cat: updated });
    expect([await found('hats'), await found('caps')]).toEqual([[], ['Caps']]);
    await change({ visibility: 'private' });
    expect([await found('caps'), await found('caps', cat)]).toEqual([[], []]);
    await change({ visibility: 'public' });
    expect(await found('caps')).toEqual(['Caps']);
  });

  test('the owner closes a room, which members can still read', async () => {
    const { call, bob, cat, dan, roomId, found, change, close, pushed } = await changing();
    expect(await refusalOf(close(bob))).toBe('messaging.role-too-low');
    await close();
    const closed = ['room.closed'];
    await pushed({ ann: closed, bob: closed, cat: closed });
    expect(await found('hats')).toEqual([]);
    expect(await call('messaging.get-room', { roomId }, cat.actor)).toMatchObject({
      closedAt: expect.any(String),
    });
    expect(await refusalOf(change({ title: 'x' }))).toBe('messaging.room-is-closed');
    expect(await refusalOf(call('messaging.join-room', { roomId }, dan.actor))).toBe(
      'messaging.room-is-closed',
    );
  });

  test('newcomers do not see what was written while the room was private', async () => {
    const { call, ann, bob, cat, room, join, say } = await openStage(kind);
    const roomId = await room('private');
    await say(roomId, ann, 'secret');
    await call('messaging.invite', { roomId, userId: bob.id }, ann.actor);
    await join(roomId, bob);
    const read = async ({ actor }: Person) =>
      (await call('messaging.list-messages', { conversationId: roomId }, actor)).items.map(({ seq }) => seq);
    expect(await read(bob)).toEqual([]);
    await call('messaging.update-room', { roomId, visibility: 'public' }, ann.actor);
    await say(roomId, ann, 'open');
    await join(roomId, cat);
    expect([await read(ann), await read(bob), await read(cat)]).toEqual([[1, 2], [2], [2]]);
    const mine = await call('messaging.get-room', { roomId }, cat.actor);
    expect(mine).toMatchObject({ unreadCount: 0, lastSeq: 2, memberCount: 3 });
  });

  test('read marks are pushed to the members, in a room above 100 only to the reader', async () => {
    const { world, call, ann, bob, cat, room, join, say, quiet, pushed } = await openStage(kind);
    const roomId = await room();
    await join(roomId, bob);
    const read = async (seq: number) => {
      await say(roomId, ann);
      await quiet();
      await call('messaging.mark-read', { conversationId: roomId, seq }, bob.actor);
    };
    await fillRoom(world, roomId, 100);
    await read(1);
    await pushed({ ann: ['conversation.read'], bob: ['conversation.read'] });
    await join(roomId, cat);
    await read(2);
    await pushed({ bob: ['conversation.read'] });
  });
});

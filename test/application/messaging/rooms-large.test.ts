import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sentByIndexes } from '../../kit/indexed.ts';
import { analyze, planOf } from '../../kit/plans.ts';
import { roundTrips, withoutSubscribers } from '../../kit/round-trips.ts';
import { fillRoom, insertRooms } from '../../kit/rows/rooms.ts';
import { databases, startWorld } from '../../kit/world.ts';

const tables = ['conversations', 'memberships', 'room_invites', 'room_bans', 'room_terms', 'accounts'];

/** Ann owns a room of 900 members, and is a guest in 2,000. */
async function startWithRooms(kind: (typeof databases)[number]) {
  const world = await startWorld(kind, {}, { newDatabase: true });
  const { actor, id: guestId } = await world.person('ann');
  const { call } = world;
  const opening = { title: 'My hats', visibility: 'public' } as const;
  const { id: roomId } = await call('messaging.create-room', opening, actor);
  const saying = { conversationId: roomId, clientId: randomUUID(), text: 'hello' };
  await call('messaging.send-message', saying, actor);
  await insertRooms(world, { guestId, roomId, size: 2000 });
  await fillRoom(world, roomId, 900);
  await world.settled();
  await analyze(kind, world, [...tables, 'messages', 'blocks']);
  await withoutSubscribers(world);
  return { world, call, actor, roomId };
}

describe.each(databases)('2,000 rooms and a full one on %s', (kind) => {
  test('are listed and read by a few indexed statements', async () => {
    const listening = roundTrips(kind);
    const { world, call, actor, roomId } = await startWithRooms(kind);
    const rooms = await call('messaging.list-rooms', {}, actor);
    const found = await call('messaging.list-rooms', { q: 'hats 3' }, actor);
    const people = await call('messaging.list-participants', { roomId }, actor);
    const next = (page: { nextCursor: string | null }) => ({ cursor: page.nextCursor!, limit: 50 });
    // The operation, its number of statements, and which of them finds the page.
    const table: [string, number, number, () => Promise<unknown>][] = [
      ['rooms', 2, 0, () => call('messaging.list-rooms', {}, actor)],
      ['rooms, further down', 2, 0, () => call('messaging.list-rooms', next(rooms), actor)],
      ['rooms by name', 2, 0, () => call('messaging.list-rooms', { q: 'hats 3', ...next(found) }, actor)],
      ['a room of mine', 2, 0, () => call('messaging.get-room', { roomId }, actor)],
      ['participants', 2, 1, () => call('messaging.list-participants', { roomId, ...next(people) }, actor)],
      ['bans', 2, 1, () => call('messaging.list-bans', { roomId }, actor)],
      ['invites', 1, 0, () => call('messaging.list-invites', {}, actor)],
      ['invites sent', 1, 0, () => call('messaging.list-invites', { direction: 'sent' }, actor)],
    ];
    for (const [name, statements, which, work] of table) {
      await work();
      const sent = await sentByIndexes({ kind, world, listening, tables }, name, work);
      expect({ name, sent }).toMatchObject({ name, sent: { length: statements } });
      const plan = await planOf(kind, world, sent[which]!);
      expect({ name, plan }).toMatchObject({
        plan: expect.not.stringMatching(/Sort:|temp b-tree|hash join/i),
      });
    }
  }, 60_000);
});

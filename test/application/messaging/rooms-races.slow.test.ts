import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { maxMembers } from '../../../src/domain/messaging/membership.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { countOutcomes, startRace } from '../../kit/races.ts';
import { fillRoom } from '../../kit/rows/rooms.ts';
import { databases, type Person } from '../../kit/world.ts';

const happened = sql<{ name: string }, { n: number }>('select count(*) as n from events where name = :name');
const inRoom = sql<{ roomId: string }, { n: number; owners: number; counted: number }>(`
  select count(m.user_id) as n, coalesce(sum(m.role = 'owner'), 0) as owners, max(c.member_count) as counted
  from conversations c left join memberships m on m.conversation_id = c.id where c.id = :roomId`);
const invites = sql<Record<never, never>, { n: number }>('select count(*) as n from room_invites');

describe.each(databases)('Rooms with 20 at once, on %s', (kind) => {
  async function start(visibility: 'public' | 'private' = 'public') {
    const race = await startRace(kind);
    const { world } = race;
    const { call, person, database } = world;
    const [ann, bob, cat] = [await person('ann'), await person('bob'), await person('cat')];
    const { id: roomId } = await call('messaging.create-room', { title: 'Hats', visibility }, ann.actor);
    const join = async (...people: Person[]) => {
      for (const { actor } of people) await call('messaging.join-room', { roomId }, actor);
    };
    const events = async (name: string) => (await database.row(happened, { name: `messaging.${name}` }))!.n;
    /** The room has one owner, or it is empty and closed; its member count is right. @returns the count */
    const sound = async () => {
      const { n, owners, counted } = (await database.row(inRoom, { roomId }))!;
      expect({ owners: Number(owners), counted }).toEqual({ owners: n > 0 ? 1 : 0, counted: n });
      return n;
    };
    return { ...race, call, person, ann, bob, cat, roomId, join, events, sound };
  }

  test('one of 20 gets the last place, invited or not', async () => {
    const { world, run, person, call, ann, roomId, sound, events } = await start();
    const people: Person[] = [];
    const inviteIds: string[] = [];
    for (let i = 0; i < 20; i++) {
      people.push(await person(`one${i}`));
      const to = { roomId, userId: people[i]!.id };
      if (i % 4 < 2) inviteIds[i] = (await call('messaging.invite', to, ann.actor)).id;
    }
    await fillRoom(world, roomId, maxMembers - 1);
    const outcomes = await run((world, i) =>
      inviteIds[i]
        ? world.call('messaging.answer-invite', { inviteId: inviteIds[i], accept: true }, people[i]!.actor)
        : world.call('messaging.join-room', { roomId }, people[i]!.actor),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 1, 'messaging.room-is-full': 19 });
    expect([await sound(), await events('room-joined')]).toEqual([maxMembers, 1]);
    expect(await events('invite-answered')).toBeLessThanOrEqual(1);
  });

  test('one person who joins 20 times at once joins once', async () => {
    const { run, bob, roomId, sound, events } = await start();
    const outcomes = await run((world) => world.call('messaging.join-room', { roomId }, bob.actor));
    expect(countOutcomes(outcomes)).toEqual({ done: 20 });
    expect([await sound(), await events('room-joined')]).toEqual([2, 1]);
  });

  test('an owner who makes two people owner at once makes one of them owner', async () => {
    const { run, ann, bob, cat, roomId, join, sound } = await start();
    await join(bob, cat);
    const outcomes = await run((world, i) => {
      const userId = i % 4 < 2 ? bob.id : cat.id;
      return world.call('messaging.set-role', { roomId, userId, role: 'owner' }, ann.actor);
    });
    expect(countOutcomes(outcomes)).toEqual({ done: 1, 'messaging.role-too-low': 19 });
    expect(await sound()).toBe(3);
  });

  test('leaving, handing over and being removed at once leave a room with one owner', async () => {
    const { run, ann, bob, cat, roomId, join, sound, call } = await start();
    await join(bob, cat);
    await call('messaging.set-role', { roomId, userId: bob.id, role: 'moderator' }, ann.actor);
    const deeds = [
      () => ['messaging.leave-room', { roomId }, ann] as const,
      () => ['messaging.set-role', { roomId, userId: cat.id, role: 'owner' }, ann] as const,
      () => ['messaging.remove-participant', { roomId, userId: ann.id }, bob] as const,
      () => ['messaging.ban', { roomId, userId: ann.id }, bob] as const,
    ];
    const outcomes = await run((world, i) => {
      const [name, input, { actor }] = deeds[Math.floor(i / 2) % 4]!();
      return world.call(name, input as never, actor);
    });
    const expected = ['role-too-low', 'not-in-the-room', 'user-not-found', 'banned'];
    expect(
      Object.keys(countOutcomes(outcomes)).filter(
        (one) => !['done', ...expected.map((code) => `messaging.${code}`)].includes(one),
      ),
    ).toEqual([]);
    expect(await sound()).toBe(2);
  });

  test('a room that everyone leaves at once closes once, empty', async () => {
    const { run, person, call, ann, bob, cat, roomId, join, sound, events } = await start();
    const people = [ann, bob, cat];
    for (let i = 3; i < 10; i++) people.push(await person(`one${i}`));
    await join(...people.slice(1));
    const outcomes = await run((world, i) =>
      world.call('messaging.leave-room', { roomId }, people[i % 10]!.actor),
    );
    expect(countOutcomes(outcomes)).toEqual({ done: 10, 'messaging.not-in-the-room': 10 });
    expect([await sound(), await events('room-closed'), await events('room-left')]).toEqual([0, 1, 10]);
    await expect(call('messaging.join-room', { roomId }, bob.actor)).rejects.toMatchObject({
      code: 'messaging.room-is-closed',
    });
  });

  test('someone banned while joining is not in the room', async () => {
    const { run, ann, bob, roomId, sound, events } = await start();
    const outcomes = await run((world, i) =>
      i % 4 < 2
        ? world.call('messaging.join-room', { roomId }, bob.actor)
        : world.call('messaging.ban', { roomId, userId: bob.id }, ann.actor),
    );
    expect(
      outcomes.filter((one) => !['done', 'messaging.banned', 'messaging.room-not-found'].includes(one)),
    ).toEqual([]);
    expect(await sound()).toBe(1);
    expect(await events('room-joined')).toBe(await events('room-left'));
  });

  test('concurrent invites of one person are one invite, answered once', async () => {
    const { world, run, call, ann, bob, cat, roomId, join, events, sound } = await start();
    await join(bob);
    const to = { roomId, userId: cat.id };
    const sent = await run((world, i) => world.call('messaging.invite', to, (i % 4 < 2 ? ann : bob).actor));
    expect(countOutcomes(sent)).toEqual({ done: 20 });
    expect([(await world.database.row(invites, {}))!.n, await events('invite-sent')]).toEqual([1, 1]);
    const [invite] = (await call('messaging.list-invites', {}, cat.actor)).items;
    const answers = await run((world, i) =>
      world.call('messaging.answer-invite', { inviteId: invite!.id, accept: i % 4 < 2 }, cat.actor),
    );
    expect(countOutcomes(answers)).toEqual({ done: 1, 'messaging.invite-answered': 19 });
    expect(await events('invite-answered')).toBe(1);
    expect(await sound()).toBe(2 + (await events('room-joined')) - 1);
  });

  test('a block during an invite leaves no invite', async () => {
    const { world, run, ann, bob, roomId } = await start('private');
    const outcomes = await run((world, i) =>
      i === 7 || i === 12
        ? world.call('social.block-user', { userId: ann.id }, bob.actor)
        : world.call('messaging.invite', { roomId, userId: bob.id }, ann.actor),
    );
    const expected = ['done', 'messaging.user-not-found', 'messaging.invite-not-found'];
    expect(outcomes.filter((one) => !expected.includes(one))).toEqual([]);
    await world.settled();
    expect((await world.database.row(invites, {}))!.n).toBe(0);
  });

  test('concurrent messages and joins leave no gap and no wrong count', async () => {
    const { run, person, call, ann, roomId, sound } = await start();
    const people: Person[] = [];
    for (let i = 0; i < 10; i++) people.push(await person(`one${i}`));
    await run((world, i) =>
      i % 4 < 2
        ? world.call('messaging.join-room', { roomId }, people[i % 10]!.actor)
        : world.call(
            'messaging.send-message',
            { conversationId: roomId, clientId: randomUUID(), text: `${i}` },
            ann.actor,
          ),
    );
    expect(await sound()).toBe(
      1 +
        new Set(
          Array.from({ length: 20 }, (_, i) => i)
            .filter((i) => i % 4 < 2)
            .map((i) => i % 10),
        ).size,
    );
    const { items } = await call('messaging.list-messages', { conversationId: roomId }, ann.actor);
    expect(items.map(({ seq }) => seq)).toEqual(Array.from({ length: 10 }, (_, i) => i + 1));
  });
});

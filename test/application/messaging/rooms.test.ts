import { describe, expect, test } from 'vitest';
import { mostMembers } from '../../../src/domain/messaging/membership.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { befriend } from '../../kit/friends.ts';
import { fillRoom } from '../../kit/full-room.ts';
import { databases, type Person, refusalOf, startWorld } from '../../kit/world.ts';

const react = sql<{ messageId: string; userId: string; at: number }>(
  "insert into message_reactions (message_id, user_id, kind, at) values (:messageId, :userId, 'love', :at)",
);
/** What there is of someone, and how much. */
const left = sql<{ userId: string }, { place: string; n: number }>(`
  select place, count(*) as n from (
    select case c.kind when 'direct' then 'directs' else 'rooms' end as place
    from memberships m join conversations c on c.id = m.conversation_id where m.user_id = :userId
    union all select 'invites' from room_invites where from_id = :userId or to_id = :userId
    union all select 'bans' from room_bans where user_id = :userId
    union all select 'reactions' from message_reactions where user_id = :userId) found
  group by place`);
const closed = sql<{ roomId: string }, { closed: number }>(
  'select closed_at is not null as closed from conversations where id = :roomId',
);

describe.each(databases)('Rooms, on %s', (kind) => {
  async function start() {
    const world = await startWorld(kind);
    const [ann, bob, cat, dan] = [
      await world.person('ann'),
      await world.person('bob'),
      await world.person('cat'),
      await world.person('dan'),
    ];
    const { call } = world;
    const room = async (visibility: 'public' | 'private' = 'public', title = 'Hats') =>
      (await call('messaging.create-room', { title, visibility }, ann.actor)).id;
    const join = (roomId: string, ...people: Person[]) =>
      Promise.all(people.map(({ actor }) => call('messaging.join-room', { roomId }, actor)));
    const moderator = (roomId: string, { id: userId }: Person) =>
      call('messaging.set-role', { roomId, userId, role: 'moderator' }, ann.actor);
    const roles = async (roomId: string, { actor } = ann) => {
      const { items } = await call('messaging.list-participants', { roomId }, actor);
      return Object.fromEntries(items.map(({ user, role }) => [user.username, role]));
    };
    const say = (conversationId: string, { actor }: Person, text = 'hello') =>
      call('messaging.send-message', { conversationId, clientId: crypto.randomUUID(), text }, actor);
    /** Who was pushed what since last asked; what they are notified of beside is no matter here. */
    const heard = () => {
      const people = { ann, bob, cat, dan };
      const of = ({ id }: Person) =>
        world.pushed
          .filter(({ frame, to }) => to.includes(id) && !frame.name.startsWith('notification.'))
          .map(({ frame }) => frame.name);
      const all = Object.entries(people).map(([name, one]) => [name, of(one)] as const);
      return Object.fromEntries(all.filter(([, frames]) => frames.length > 0));
    };
    const quiet = async () => {
      await world.settled();
      world.pushed.length = 0;
    };
    const pushed = async (expected: object) => {
      await world.settled();
      expect(heard()).toEqual(expected);
      await quiet();
    };
    return { world, call, ann, bob, cat, dan, room, join, moderator, roles, say, pushed, heard, quiet };
  }

  test('friends are in at once, others are invited, and accept or decline', async () => {
    const { world, call, ann, bob, cat, dan, roles, pushed, quiet } = await start();
    await befriend(world, ann, bob);
    await quiet();
    const memberIds = [bob.id, cat.id, dan.id, ann.id];
    const { id: roomId } = await call('messaging.create-room', { title: 'Us', memberIds }, ann.actor);
    expect(await roles(roomId)).toEqual({ ann: 'owner', bob: 'member' });
    const waiting = async ({ actor }: Person, direction: 'received' | 'sent' = 'received') =>
      (await call('messaging.list-invites', { direction }, actor)).items;
    const [invite] = await waiting(cat);
    expect(invite).toMatchObject({
      room: { id: roomId, title: 'Us' },
      from: { id: ann.id },
      status: 'pending',
    });
    expect((await waiting(ann, 'sent')).map(({ to }) => to.username)).toEqual(['dan', 'cat']);
    await pushed({
      ann: ['room.joined', 'room.joined'],
      bob: ['room.joined'],
      cat: ['invite.received'],
      dan: ['invite.received'],
    });

    // Who is invited sees the card, and nothing of what happens there.
    expect(await call('messaging.get-room', { roomId }, cat.actor)).toMatchObject({
      myRole: null,
      title: 'Us',
    });
    expect(await refusalOf(call('messaging.list-participants', { roomId }, cat.actor))).toBe(
      'messaging.not-in-the-room',
    );
    const answer = (inviteId: string, accept: boolean, { actor }: Person) =>
      call('messaging.answer-invite', { inviteId, accept }, actor);
    expect(await refusalOf(answer(invite!.id, true, dan))).toBe('messaging.invite-not-found');
    expect(await answer(invite!.id, true, cat)).toMatchObject({ id: invite!.id, status: 'accepted' });
    const comes = ['room.joined'];
    await pushed({ ann: expect.arrayContaining(['invite.answered', ...comes]), bob: comes, cat: comes });
    expect(await refusalOf(answer(invite!.id, false, cat))).toBe('messaging.invite-answered');
    const [other] = await waiting(dan);
    expect(await answer(other!.id, false, dan)).toMatchObject({ status: 'declined' });
    await pushed({ ann: ['invite.answered'] });
    expect(await refusalOf(call('messaging.get-room', { roomId }, dan.actor))).toBe(
      'messaging.room-not-found',
    );
    expect(await waiting(ann, 'sent')).toEqual([]);
    // With an accepted invite one may come back.
    await call('messaging.leave-room', { roomId }, cat.actor);
    await call('messaging.join-room', { roomId }, cat.actor);
    expect(Object.keys(await roles(roomId)).sort()).toEqual(['ann', 'bob', 'cat']);
  });

  test('into a private room its owner and moderators invite, into a public one any member', async () => {
    const { call, ann, bob, cat, dan, room, join, moderator } = await start();
    const invite = (roomId: string, by: Person, { id: userId }: Person) =>
      refusalOf(call('messaging.invite', { roomId, userId }, by.actor));
    const [open, closed] = [await room(), await room('private')];
    await join(open, bob);
    expect(await invite(open, bob, cat)).toBe('nothing');
    expect(await invite(open, bob, ann)).toBe('messaging.already-in-the-room');
    expect(await invite(open, bob, bob)).toBe('messaging.not-yourself');
    expect(await invite(open, dan, cat)).toBe('messaging.not-in-the-room');
    expect(await invite(closed, bob, cat)).toBe('messaging.room-not-found');
    expect(await invite(closed, ann, bob)).toBe('nothing');
    await join(closed, bob);
    expect((await call('messaging.list-invites', {}, bob.actor)).items).toEqual([]);
    expect(await invite(closed, bob, dan)).toBe('messaging.role-too-low');
    await moderator(closed, bob);
    expect(await invite(closed, bob, dan)).toBe('nothing');
    // While one waits, another one is not sent; who declined can be asked anew.
    const first = (await call('messaging.list-invites', {}, dan.actor)).items[0]!;
    expect(await call('messaging.invite', { roomId: closed, userId: dan.id }, ann.actor)).toEqual(first);
    await call('messaging.answer-invite', { inviteId: first.id, accept: false }, dan.actor);
    const again = await call('messaging.invite', { roomId: closed, userId: dan.id }, ann.actor);
    expect(again).toMatchObject({ status: 'pending', from: { id: ann.id } });
    expect(again.id).not.toBe(first.id);
    await call('messaging.close-room', { roomId: closed }, ann.actor);
    expect((await call('messaging.list-invites', {}, dan.actor)).items).toEqual([]);
    const late = call('messaging.answer-invite', { inviteId: again.id, accept: true }, dan.actor);
    expect(await refusalOf(late)).toBe('messaging.room-is-closed');
    expect(await invite(closed, ann, cat)).toBe('messaging.room-is-closed');
  });

  test('owner and moderators say what a room is; it is found by the words of its title', async () => {
    const { call, ann, bob, cat, dan, room, join, moderator, pushed, quiet } = await start();
    const found = async (q?: string, { actor } = dan) =>
      (await call('messaging.list-rooms', { ...(q !== undefined && { q }) }, actor)).items.map(
        ({ title }) => title,
      );
    const roomId = await room('public', 'Grüne Hüte');
    await room('public', 'Hut ab');
    await room('private', 'Hüte, geheim');
    await join(roomId, bob, cat);
    await moderator(roomId, bob);
    expect(await found()).toEqual(['Hut ab', 'Grüne Hüte']);
    expect(await found('HUT')).toEqual(['Hut ab', 'Grüne Hüte']);
    expect(await found('gru hute')).toEqual(['Grüne Hüte']);
    expect(await found('!!')).toEqual([]);
    const first = await call('messaging.list-rooms', { q: 'hut', limit: 1 }, dan.actor);
    const second = await call(
      'messaging.list-rooms',
      { q: 'hut', limit: 1, cursor: first.nextCursor! },
      dan.actor,
    );
    expect([first, second].flatMap(({ items }) => items.map(({ title }) => title))).toEqual([
      'Hut ab',
      'Grüne Hüte',
    ]);
    expect(second.nextCursor).toBeNull();

    await quiet();
    const change = (rest: object, { actor } = bob) =>
      call('messaging.update-room', { roomId, ...rest }, actor);
    expect(await refusalOf(change({ title: 'x' }, cat))).toBe('messaging.role-too-low');
    expect(await refusalOf(change({ title: 'x' }, dan))).toBe('messaging.not-in-the-room');
    expect(await change({ title: 'Caps', description: 'and more' })).toMatchObject({
      title: 'Caps',
      description: 'and more',
      myRole: 'moderator',
    });
    const updated = ['room.updated'];
    await pushed({ ann: updated, bob: updated, cat: updated });
    expect([await found('hute'), await found('caps')]).toEqual([[], ['Caps']]);
    await change({ visibility: 'private' });
    expect([await found('caps'), await found('caps', cat)]).toEqual([[], []]);
    await change({ visibility: 'public' });
    await quiet();
    expect(await refusalOf(call('messaging.close-room', { roomId }, bob.actor))).toBe(
      'messaging.role-too-low',
    );
    await call('messaging.close-room', { roomId }, ann.actor);
    const closed = ['room.closed'];
    await pushed({ ann: closed, bob: closed, cat: closed });
    expect(await found('caps')).toEqual([]);
    expect(await call('messaging.get-room', { roomId }, cat.actor)).toMatchObject({
      closedAt: expect.any(String),
    });
    expect(await refusalOf(change({ title: 'x' }))).toBe('messaging.room-is-closed');
    expect(await refusalOf(call('messaging.join-room', { roomId }, dan.actor))).toBe(
      'messaging.room-is-closed',
    );
  });

  test('what was said in private stays with those who were there', async () => {
    const { call, ann, bob, cat, room, join, say } = await start();
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

  test('the owner makes moderators and hands over; nobody acts on their equals', async () => {
    const { call, ann, bob, cat, dan, room, join, moderator, roles, pushed, quiet } = await start();
    const roomId = await room();
    await join(roomId, bob, cat);
    await quiet();
    const role = (userId: string, role: 'owner' | 'moderator' | 'member', { actor } = ann) =>
      refusalOf(call('messaging.set-role', { roomId, userId, role }, actor));
    expect(await role(bob.id, 'moderator', cat)).toBe('messaging.role-too-low');
    expect(await role(dan.id, 'moderator')).toBe('messaging.user-not-found');
    expect(await role(ann.id, 'member')).toBe('messaging.not-yourself');
    await moderator(roomId, bob);
    await moderator(roomId, bob);
    const changed = ['room.role-changed'];
    await pushed({ ann: changed, bob: changed, cat: changed });
    await moderator(roomId, cat);
    const remove = ({ id: userId }: Person, { actor }: Person) =>
      refusalOf(call('messaging.remove-participant', { roomId, userId }, actor));
    const ban = ({ id: userId }: Person, { actor }: Person) =>
      refusalOf(call('messaging.ban', { roomId, userId }, actor));
    for (const deed of [remove, ban]) {
      expect(await deed(ann, bob)).toBe('messaging.role-too-low');
      expect(await deed(cat, bob)).toBe('messaging.role-too-low');
      expect(await deed(bob, bob)).toBe('messaging.not-yourself');
    }
    expect(await remove(dan, bob)).toBe('messaging.user-not-found');
    expect(await role(cat.id, 'member', bob)).toBe('messaging.role-too-low');
    expect(await role(cat.id, 'member')).toBe('nothing');
    await quiet();
    expect(await remove(cat, bob)).toBe('nothing');
    const left = ['room.left'];
    await pushed({ ann: left, bob: left, cat: left });
    expect(await role(bob.id, 'owner')).toBe('nothing');
    expect(await roles(roomId)).toEqual({ ann: 'moderator', bob: 'owner' });
    expect(await remove(ann, bob)).toBe('nothing');
    await call('messaging.leave-room', { roomId }, bob.actor);
    expect(await call('messaging.get-room', { roomId }, dan.actor)).toMatchObject({
      memberCount: 0,
      closedAt: expect.any(String),
    });
  });

  test('who is banned is out and stays out until it is over', async () => {
    const { world, call, ann, bob, cat, dan, room, join, say, pushed, quiet, moderator } = await start();
    const [open, secret] = [await room(), await room('private')];
    await call('messaging.invite', { roomId: secret, userId: bob.id }, ann.actor);
    const { id: inviteId } = await call('messaging.invite', { roomId: secret, userId: cat.id }, ann.actor);
    await join(open, bob, cat);
    await join(secret, bob);
    await moderator(open, cat);
    await quiet();
    const until = new Date(world.clock.now() + 60_000).toISOString();
    const ban = (roomId: string, { id: userId }: Person, rest: object = {}, { actor } = ann) =>
      call('messaging.ban', { roomId, userId, ...rest }, actor);
    await ban(open, bob, { until, reason: 'noise' }, cat);
    const left = ['room.left'];
    await pushed({ ann: left, bob: left, cat: left });
    await say(open, ann);
    await pushed({ ann: ['message.created'], cat: ['message.created'] });
    const [get, enter, list] = [
      'messaging.get-room',
      'messaging.join-room',
      'messaging.list-participants',
    ] as const;
    for (const name of [get, enter, list, 'messaging.leave-room'] as const)
      expect(await refusalOf(call(name, { roomId: open }, bob.actor))).toBe('messaging.banned');
    expect((await call('messaging.list-rooms', {}, bob.actor)).items).toEqual([]);
    expect(await refusalOf(call('messaging.invite', { roomId: open, userId: bob.id }, ann.actor))).toBe(
      'messaging.person-banned',
    );
    await ban(secret, bob);
    await ban(secret, cat);
    for (const name of [get, enter, list, 'messaging.leave-room'] as const)
      for (const { actor } of [bob, cat])
        expect(await refusalOf(call(name, { roomId: secret }, actor))).toBe('messaging.room-not-found');
    const late = call('messaging.answer-invite', { inviteId, accept: true }, cat.actor);
    expect(await refusalOf(late)).toBe('messaging.invite-not-found');
    for (const name of ['messaging.list-messages', 'messaging.get-conversation'] as const)
      expect(await refusalOf(call(name, { conversationId: secret }, bob.actor))).toBe(
        'messaging.conversation-not-found',
      );

    const bans = (roomId: string, { actor } = ann) => call('messaging.list-bans', { roomId }, actor);
    expect(await bans(open, cat)).toMatchObject({
      items: [{ user: { id: bob.id }, by: { id: cat.id }, reason: 'noise', until }],
    });
    expect(await refusalOf(bans(secret, dan))).toBe('messaging.room-not-found');
    expect(await refusalOf(ban(open, bob, { until: '2020-01-01T00:00:00Z' }))).toBe(
      'messaging.ban-is-over /until',
    );
    expect(await refusalOf(ban(open, { id: crypto.randomUUID() } as unknown as Person))).toBe(
      'messaging.user-not-found',
    );
    world.clock.at += 60_001;
    expect((await bans(open)).items).toEqual([]);
    await join(open, bob);
    await ban(open, dan);
    expect(await refusalOf(join(open, dan))).toBe('messaging.banned');
    await call('messaging.unban', { roomId: open, userId: dan.id }, cat.actor);
    await join(open, dan);
    await call('messaging.unban', { roomId: secret, userId: bob.id }, ann.actor);
    expect(await refusalOf(join(secret, bob))).toBe('messaging.room-not-found');
  });

  test('who has read how far goes to all of a room, and in a large one to the reader alone', async () => {
    const { world, call, ann, bob, cat, room, join, say, quiet, pushed } = await start();
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

  test('a full room lets nobody in, and the invite goes on waiting', async () => {
    const { world, call, ann, bob, room } = await start();
    const roomId = await room('private');
    const { id: inviteId } = await call('messaging.invite', { roomId, userId: bob.id }, ann.actor);
    await fillRoom(world, roomId, mostMembers);
    const accept = () => call('messaging.answer-invite', { inviteId, accept: true }, bob.actor);
    expect(await refusalOf(accept())).toBe('messaging.room-is-full');
    expect((await call('messaging.list-invites', {}, bob.actor)).items).toMatchObject([{ id: inviteId }]);
    const [one] = (await call('messaging.list-participants', { roomId }, ann.actor)).items;
    await call('messaging.remove-participant', { roomId, userId: one!.user.id }, ann.actor);
    expect(await accept()).toMatchObject({ status: 'accepted', room: { memberCount: mostMembers } });
  });

  test('a block ends invites between the two, and nothing of rooms names one to the other', async () => {
    const { world, call, ann, bob, cat, room, join, quiet, heard } = await start();
    const [roomId, secret] = [await room(), await room('private')];
    await call('messaging.invite', { roomId: secret, userId: bob.id }, ann.actor);
    await join(roomId, cat);
    await quiet();
    await call('social.block-user', { userId: bob.id }, ann.actor);
    expect((await call('messaging.list-invites', {}, bob.actor)).items).toEqual([]);
    expect(await refusalOf(call('messaging.get-room', { roomId: secret }, bob.actor))).toBe(
      'messaging.room-not-found',
    );
    await world.settled();
    world.pushed.length = 0;
    await call('social.unblock-user', { userId: bob.id }, ann.actor);
    expect((await call('messaging.list-invites', {}, bob.actor)).items).toEqual([]);
    await call('social.block-user', { userId: bob.id }, ann.actor);
    expect(await refusalOf(call('messaging.invite', { roomId: secret, userId: bob.id }, ann.actor))).toBe(
      'messaging.user-not-found',
    );
    await join(roomId, bob);
    await expect.poll(heard).toEqual({ bob: ['room.joined'], cat: ['room.joined'] });
    const shown = async ({ actor }: Person) =>
      (await call('messaging.list-participants', { roomId }, actor)).items
        .map(({ user }) => user.username)
        .sort();
    expect([await shown(ann), await shown(bob)]).toEqual([
      ['ann', 'cat'],
      ['bob', 'cat'],
    ]);
    // Whom one blocks, one may put out of one's room all the same.
    await call('messaging.ban', { roomId, userId: bob.id }, ann.actor);
    expect((await call('messaging.list-bans', { roomId }, ann.actor)).items).toEqual([]);
    expect(await refusalOf(join(roomId, bob))).toBe('messaging.banned');
  });

  test('who deletes their account leaves their rooms; what they wrote stays without their name', async () => {
    const { world, call, ann, bob, cat, dan, room, join, say, roles } = await start();
    const [open, alone] = [await room(), await room('private', 'Mine')];
    await join(open, bob);
    const { id: messageId } = await say(open, bob, 'hi');
    await say(open, ann, 'words of ann');
    const reaction = { messageId, userId: ann.id, at: 1 };
    await world.unitOfWork.run(async () => world.database.enqueue(react, reaction));
    await call('messaging.invite', { roomId: open, userId: cat.id }, ann.actor);
    const theirs = await call('messaging.create-room', { title: 'Theirs', visibility: 'public' }, dan.actor);
    await call('messaging.invite', { roomId: theirs.id, userId: ann.id }, dan.actor);
    const { id: direct } = await call('messaging.open-direct', { userId: bob.id }, ann.actor);
    await say(direct, ann, 'privately');
    const exported = await call('identity.export-me', {}, ann.actor);
    expect(exported).toMatchObject({
      conversations: [
        { id: open, kind: 'room', title: 'Hats', role: 'owner', peerId: null },
        { id: alone, title: 'Mine' },
        { id: direct, kind: 'direct', peerId: bob.id },
      ],
      messages: [
        { conversationId: open, seq: 2, text: 'words of ann' },
        { conversationId: direct, text: 'privately' },
      ],
      messageReactions: [{ messageId, kind: 'love' }],
      invites: [
        { roomId: open, toId: cat.id, status: 'pending', answeredAt: null },
        { roomId: theirs.id, fromId: dan.id },
      ],
    });

    // More than are left in one step.
    for (let i = 0; i < 21; i++) await room('private', `Closet ${i}`);
    await call('identity.delete-me', { password: ann.password }, ann.actor);
    expect((await call('messaging.list-invites', {}, cat.actor)).items).toEqual([]);
    await world.settled();
    expect(await roles(open, bob)).toEqual({ bob: 'owner' });
    expect(await call('messaging.get-room', { roomId: open }, bob.actor)).toMatchObject({ memberCount: 1 });
    const { items } = await call('messaging.list-messages', { conversationId: open }, bob.actor);
    expect(items).toMatchObject([
      { text: 'hi', reactions: { love: 0 } },
      { text: 'words of ann', sender: { id: ann.id, name: '', username: '' } },
    ]);
    // Whoever was away hears that the reaction is gone.
    const changes = await call('messaging.list-changes', { conversationId: open, after: 2 }, bob.actor);
    expect(changes).toMatchObject({ items: [{ id: messageId }], head: 3 });
    const kept = await call('messaging.get-conversation', { conversationId: direct }, bob.actor);
    expect(kept).toMatchObject({ peer: { id: ann.id, name: '' }, messages: [{ text: 'privately' }] });
    expect(await world.database.rows(left, { userId: ann.id })).toEqual([{ place: 'directs', n: 1 }]);
    expect(await world.database.row(closed, { roomId: alone })).toEqual({ closed: 1 });
  });
});

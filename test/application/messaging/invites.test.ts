import { describe, expect, test } from 'vitest';
import { maxMembers } from '../../../src/domain/messaging/membership.ts';
import { befriend } from '../../kit/friends.ts';
import { fillRoom } from '../../kit/rows/rooms.ts';
import { databases, type Person, refusalOf } from '../../kit/world.ts';
import { openStage } from './stage.ts';

describe.each(databases)('Invites to rooms, on %s', (kind) => {
  async function invited() {
    const stage = await openStage(kind);
    const { world, call, ann, bob, cat, dan, quiet } = stage;
    await befriend(world, ann, bob);
    await quiet();
    const memberIds = [bob.id, cat.id, dan.id, ann.id];
    const { id: roomId } = await call('messaging.create-room', { title: 'Us', memberIds }, ann.actor);
    const pending = async ({ actor }: Person, direction: 'received' | 'sent' = 'received') =>
      (await call('messaging.list-invites', { direction }, actor)).items;
    const answer = (inviteId: string, accept: boolean, { actor }: Person) =>
      call('messaging.answer-invite', { inviteId, accept }, actor);
    return { ...stage, roomId, pending, answer };
  }

  test('friends join a new room at once, other people get an invite', async () => {
    const { call, ann, cat, roomId, roles, pending, pushed } = await invited();
    expect(await roles(roomId)).toEqual({ ann: 'owner', bob: 'member' });
    expect(await pending(cat)).toMatchObject([
      { room: { id: roomId, title: 'Us' }, from: { id: ann.id }, status: 'pending' },
    ]);
    expect((await pending(ann, 'sent')).map(({ to }) => to.username)).toEqual(['dan', 'cat']);
    await pushed({
      ann: ['room.joined', 'room.joined'],
      bob: ['room.joined'],
      cat: ['invite.received'],
      dan: ['invite.received'],
    });
    expect(await call('messaging.get-room', { roomId }, cat.actor)).toMatchObject({
      myRole: null,
      title: 'Us',
    });
    expect(await refusalOf(call('messaging.list-participants', { roomId }, cat.actor))).toBe(
      'messaging.not-in-the-room',
    );
  });

  test('accepting an invite lets the person in, also to come back after leaving', async () => {
    const { call, cat, dan, roomId, roles, pending, answer, pushed, quiet } = await invited();
    await quiet();
    const [invite] = await pending(cat);
    expect(await refusalOf(answer(invite!.id, true, dan))).toBe('messaging.invite-not-found');
    expect(await answer(invite!.id, true, cat)).toMatchObject({ id: invite!.id, status: 'accepted' });
    const joined = ['room.joined'];
    await pushed({ ann: expect.arrayContaining(['invite.answered', ...joined]), bob: joined, cat: joined });
    expect(await refusalOf(answer(invite!.id, false, cat))).toBe('messaging.invite-answered');
    await call('messaging.leave-room', { roomId }, cat.actor);
    await call('messaging.join-room', { roomId }, cat.actor);
    expect(Object.keys(await roles(roomId)).sort()).toEqual(['ann', 'bob', 'cat']);
  });

  test('after declining, a private room answers 404', async () => {
    const { call, ann, cat, dan, roomId, pending, answer, pushed, quiet } = await invited();
    await quiet();
    const [invite] = await pending(dan);
    expect(await answer(invite!.id, false, dan)).toMatchObject({ status: 'declined' });
    await pushed({ ann: ['invite.answered'] });
    expect(await refusalOf(call('messaging.get-room', { roomId }, dan.actor))).toBe(
      'messaging.room-not-found',
    );
    expect(await pending(ann, 'sent')).toMatchObject([{ to: { id: cat.id } }]);
  });

  test('the owner and moderators invite to a private room, any member to a public one', async () => {
    const { call, ann, bob, cat, dan, room, join, moderator } = await openStage(kind);
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
    // A pending invite is the answer; a declined one is replaced.
    const first = (await call('messaging.list-invites', {}, dan.actor)).items[0]!;
    expect(first).toMatchObject(
      await call('messaging.invite', { roomId: closed, userId: dan.id }, ann.actor),
    );
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

  test('a full room refuses an accepted invite, which stays pending', async () => {
    const { world, call, ann, bob, room } = await openStage(kind);
    const roomId = await room('private');
    const { id: inviteId } = await call('messaging.invite', { roomId, userId: bob.id }, ann.actor);
    await fillRoom(world, roomId, maxMembers);
    const accept = () => call('messaging.answer-invite', { inviteId, accept: true }, bob.actor);
    expect(await refusalOf(accept())).toBe('messaging.room-is-full');
    expect((await call('messaging.list-invites', {}, bob.actor)).items).toMatchObject([{ id: inviteId }]);
    const [one] = (await call('messaging.list-participants', { roomId }, ann.actor)).items;
    await call('messaging.remove-participant', { roomId, userId: one!.user.id }, ann.actor);
    expect(await accept()).toMatchObject({ status: 'accepted', room: { memberCount: maxMembers } });
  });

  test('a block ends invites between two people and hides them from each other in rooms', async () => {
    const { world, call, ann, bob, cat, room, join, quiet, framesOf } = await openStage(kind);
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
    await expect.poll(framesOf).toEqual({ bob: ['room.joined'], cat: ['room.joined'] });
    const shown = async ({ actor }: Person) =>
      (await call('messaging.list-participants', { roomId }, actor)).items
        .map(({ user }) => user.username)
        .sort();
    expect([await shown(ann), await shown(bob)]).toEqual([
      ['ann', 'cat'],
      ['bob', 'cat'],
    ]);
    // A blocked person can still be banned.
    await call('messaging.ban', { roomId, userId: bob.id }, ann.actor);
    expect((await call('messaging.list-bans', { roomId }, ann.actor)).items).toEqual([]);
    expect(await refusalOf(join(roomId, bob))).toBe('messaging.banned');
  });

  test('its sender, the owner and moderators withdraw a pending invite, and its notification goes', async () => {
    const { world, call, ann, bob, cat, dan, room, join, moderator, quiet, pushed } = await openStage(kind);
    const roomId = await room();
    await join(roomId, bob, cat);
    const invite = async ({ actor }: Person) =>
      (await call('messaging.invite', { roomId, userId: dan.id }, actor)).id;
    const withdraw = (inviteId: string, { actor }: Person) =>
      refusalOf(call('messaging.withdraw-invite', { inviteId }, actor));
    const notified = async () => {
      await world.settled();
      const { items } = await call('notifications.list', {}, dan.actor);
      return items.filter(({ type }) => type === 'invite').length;
    };
    const first = await invite(bob);
    expect(await notified()).toBe(1);
    expect(await withdraw(first, cat)).toBe('messaging.role-too-low');
    expect(await withdraw(first, dan)).toBe('messaging.invite-not-found');
    await quiet();
    expect(await withdraw(first, bob)).toBe('nothing');
    const frame = () => world.pushed.find(({ frame }) => frame.name === 'invite.withdrawn');
    await expect.poll(frame).toMatchObject({ data: { id: first, roomId }, to: [dan.id] });
    await pushed({ dan: ['invite.withdrawn'] });
    expect(await notified()).toBe(0);
    expect((await call('messaging.list-invites', {}, dan.actor)).items).toEqual([]);
    const accept = call('messaging.answer-invite', { inviteId: first, accept: true }, dan.actor);
    expect(await refusalOf(accept)).toBe('messaging.invite-not-found');
    expect(await withdraw(first, bob)).toBe('messaging.invite-not-found');

    // Also of someone who has left, and by a moderator.
    const second = await invite(bob);
    await call('messaging.leave-room', { roomId }, bob.actor);
    expect(await withdraw(second, bob)).toBe('nothing');
    const third = await invite(ann);
    await moderator(roomId, cat);
    expect(await withdraw(third, cat)).toBe('nothing');
    const answered = await invite(ann);
    await call('messaging.answer-invite', { inviteId: answered, accept: true }, dan.actor);
    expect(await withdraw(answered, ann)).toBe('messaging.invite-answered');
  });

  test('of withdrawing and accepting at the same moment one wins', async () => {
    const { call, ann, bob, room, roles } = await openStage(kind);
    for (let round = 0; round < 5; round++) {
      const roomId = await room('private');
      const { id: inviteId } = await call('messaging.invite', { roomId, userId: bob.id }, ann.actor);
      const [withdrawn, accepted] = await Promise.all([
        refusalOf(call('messaging.withdraw-invite', { inviteId }, ann.actor)),
        refusalOf(call('messaging.answer-invite', { inviteId, accept: true }, bob.actor)),
      ]);
      const isIn = 'bob' in (await roles(roomId));
      expect([withdrawn, accepted]).toEqual(
        isIn ? ['messaging.invite-answered', 'nothing'] : ['nothing', 'messaging.invite-not-found'],
      );
    }
  });
});

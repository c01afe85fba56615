import { describe, expect, test } from 'vitest';
import {
  AlreadyInRoom,
  InviteAnsweredAlready,
  InviteNotFound,
  NotYourself,
  PersonBanned,
  RoleTooLow,
  RoomIsClosed,
  UserNotFound,
} from '../../../src/domain/messaging/errors.ts';
import { Invite, type InviteId } from '../../../src/domain/messaging/invite.ts';
import { type MemberRole, roles } from '../../../src/domain/messaging/member-role.ts';
import { Room, type RoomVisibility } from '../../../src/domain/messaging/room.ts';
import { ann, bob, cat, eventNames, eventsOf, conversationId as roomId } from './given.ts';

const aRoom = (visibility: RoomVisibility = 'public') => {
  const owner = { userId: ann, inTooManyRooms: false };
  const about = { title: 'Hats', description: '', visibility };
  return Room.open({ id: roomId, owner, people: [], ...about, at: 1 }).room;
};
const outsider = { userId: bob, role: undefined, reachable: true, banned: false };
const invite = (room: Room, role: MemberRole = 'owner', target: object = {}, waiting?: Invite) =>
  room.invite({ userId: ann, role }, { ...outsider, ...target }, { id: 'new' as InviteId, waiting, at: 2 });

describe('inviting', () => {
  test.each([
    ['public', roles],
    ['private', ['owner', 'moderator']],
  ] as const)('to a %s room is for %j', (visibility, allowed) => {
    for (const role of roles)
      if ((allowed as readonly string[]).includes(role))
        expect(eventNames(invite(aRoom(visibility), role))).toEqual(['invite-sent']);
      else expect(() => invite(aRoom(visibility), role)).toThrow(RoleTooLow);
  });

  test('while an invite waits, it is the answer', () => {
    const waiting = Invite.send({ id: 'old' as InviteId, roomId, fromId: cat, toId: bob, at: 1 });
    eventsOf(waiting);
    expect(invite(aRoom(), 'owner', {}, waiting)).toBe(waiting);
    expect(eventsOf(waiting)).toEqual([]);
  });

  test.each([
    ['oneself', { userId: ann }, NotYourself],
    ['someone with a block in between', { reachable: false }, UserNotFound],
    ['someone in the room', { role: 'member' }, AlreadyInRoom],
    ['someone banned', { banned: true }, PersonBanned],
  ])('%s is refused', (_, target, refusal) => {
    expect(() => invite(aRoom(), 'owner', target)).toThrow(refusal);
  });

  test('to a closed room is refused', () => {
    const room = aRoom();
    room.close({ userId: ann, role: 'owner' }, 2);
    expect(() => invite(room)).toThrow(RoomIsClosed);
  });
});

describe('answering an invite', () => {
  function anInvite() {
    const sent = Invite.send({ id: 'i' as InviteId, roomId, fromId: ann, toId: bob, at: 1 });
    expect(sent.isPending).toBe(true);
    eventsOf(sent);
    return sent;
  }

  test.each([true, false])('accepted: %j', (accepted) => {
    const waiting = anInvite();
    waiting.answer(bob, accepted, 2);
    const data = { inviteId: 'i', roomId, fromId: ann, toId: bob, accepted };
    expect(eventsOf(waiting)).toEqual([['invite-answered', data]]);
    expect(waiting.isPending).toBe(false);
  });

  test('is for the person invited, once', () => {
    const waiting = anInvite();
    expect(() => waiting.answer(ann, true, 2)).toThrow(InviteNotFound);
    waiting.answer(bob, true, 2);
    expect(() => waiting.answer(bob, false, 3)).toThrow(InviteAnsweredAlready);
  });
});

describe('withdrawing an invite', () => {
  const pending = () => {
    const sent = Invite.send({ id: 'i' as InviteId, roomId, fromId: ann, toId: bob, at: 1 });
    eventsOf(sent);
    return sent;
  };
  const by = (userId: typeof ann, role?: MemberRole) => ({ userId, role });

  test.each([
    ['its sender, who has left', by(ann)],
    ['a moderator', by(cat, 'moderator')],
    ['the owner', by(cat, 'owner')],
  ])('%s may', (_who, actor) => {
    const invite = pending();
    invite.withdraw(actor);
    const data = { inviteId: 'i', roomId, fromId: ann, toId: bob, byId: actor.userId };
    expect(eventsOf(invite)).toEqual([['invite-withdrawn', data]]);
  });

  test('the invited person, outsiders and plain members may not', () => {
    const invite = pending();
    for (const actor of [by(bob), by(cat)]) expect(() => invite.withdraw(actor)).toThrow(InviteNotFound);
    expect(() => invite.withdraw(by(cat, 'member'))).toThrow(RoleTooLow);
    expect(eventsOf(invite)).toEqual([]);
  });

  test('it is too late after an answer', () => {
    const invite = pending();
    invite.answer(bob, false, 2);
    expect(() => invite.withdraw(by(ann))).toThrow(InviteAnsweredAlready);
  });
});

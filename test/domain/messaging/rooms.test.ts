import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import { InviteAnsweredAlready, InviteNotFound, RoomIsClosed } from '../../../src/domain/messaging/errors.ts';
import { Invite, type InviteId } from '../../../src/domain/messaging/invite.ts';
import { leads, mayActOn, roles } from '../../../src/domain/messaging/membership.ts';
import { Room, type RoomVisibility } from '../../../src/domain/messaging/room.ts';
import type { ConversationId } from '../../../src/domain/messaging/timeline.ts';

const [ann, bob] = ['1', '2'] as UserId[] as [UserId, UserId];
const roomId = 'r' as ConversationId;
const happened = (aggregate: object) =>
  takeEvents(aggregate).map(({ name }) => name.replace('messaging.', ''));
function open(visibility: RoomVisibility = 'public'): Room {
  const room = Room.open({ id: roomId, ownerId: ann, title: 'Hats', description: '', visibility, at: 1 });
  expect(happened(room)).toEqual(['room-opened']);
  return room;
}
function sent(): Invite {
  const invite = Invite.send({ id: 'i' as InviteId, roomId, fromId: ann, toId: bob, at: 1 });
  expect(happened(invite)).toEqual(['invite-sent']);
  return invite;
}

describe('Roles', () => {
  test('an owner acts on everyone else, a moderator on members, a member on nobody', () => {
    const may = roles.map((actor) => roles.filter((target) => mayActOn(actor, target)));
    expect(may).toEqual([['moderator', 'member'], ['member'], []]);
    expect(roles.filter(leads)).toEqual(['owner', 'moderator']);
  });

  test('into a public room all may invite, into a private one those who lead it', () => {
    const inviting = (room: Room) => roles.filter((role) => room.mayInvite(role));
    expect(inviting(open())).toEqual([...roles]);
    expect(inviting(open('private'))).toEqual(['owner', 'moderator']);
  });
});

describe('Room', () => {
  test('only what changes is a fact', () => {
    const room = open();
    room.change(bob, { title: 'Hats', description: '' }, 0);
    expect(happened(room)).toEqual([]);
    room.change(bob, { title: 'Caps' }, 0);
    expect([happened(room), room.called]).toEqual([['room-changed'], 'Caps']);
  });

  test('it is listed while it is public and open', () => {
    const room = open();
    expect([room.isListed, open('private').isListed]).toEqual([true, false]);
    room.close(2);
    expect([room.isListed, room.isClosed]).toEqual([false, true]);
  });

  test('who joins sees what was said in public: not before it was opened, and in private nothing', () => {
    const room = open('private');
    expect(room.visibleFrom(7)).toBe(8);
    room.change(ann, { visibility: 'public' }, 7);
    expect(room.visibleFrom(20)).toBe(8);
    room.change(ann, { visibility: 'private' }, 20);
    expect(room.visibleFrom(30)).toBe(31);
    room.change(ann, { visibility: 'public' }, 30);
    expect(room.visibleFrom(40)).toBe(31);
  });

  test('it closes once, for ever', () => {
    const room = open();
    room.close(2);
    room.close(3);
    expect(happened(room)).toEqual(['room-closed']);
    expect(() => room.change(ann, { title: 'x' }, 0)).toThrow(RoomIsClosed);
  });
});

describe('Invite', () => {
  test('it waits until its addressee answers, once', () => {
    const invite = sent();
    expect(invite.isPending).toBe(true);
    expect(() => invite.answer(ann, true, 2)).toThrow(InviteNotFound);
    invite.answer(bob, true, 2);
    expect([happened(invite), invite.isPending]).toEqual([['invite-answered'], false]);
    expect(() => invite.answer(bob, false, 3)).toThrow(InviteAnsweredAlready);
  });

  test('the fact says who asked whom where, and what the answer was', () => {
    const invite = sent();
    invite.answer(bob, false, 2);
    const data = { inviteId: 'i', roomId, fromId: ann, toId: bob, accepted: false };
    expect(takeEvents(invite)).toMatchObject([{ data }]);
  });
});

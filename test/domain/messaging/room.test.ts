import { describe, expect, test } from 'vitest';
import { IsRemoved } from '../../../src/domain/access/removal.ts';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import {
  BanIsOver,
  BannedFromRoom,
  NotYourself,
  RoleTooLow,
  RoomIsClosed,
  RoomIsFull,
  TooManyRooms,
  UserNotFound,
} from '../../../src/domain/messaging/errors.ts';
import { leads, type MemberRole, mayActOn, roles } from '../../../src/domain/messaging/member-role.ts';
import { maxMembers } from '../../../src/domain/messaging/membership.ts';
import { Room, type RoomVisibility } from '../../../src/domain/messaging/room.ts';
import { ann, bob, cat, eventNames, eventsOf, conversationId as roomId } from './given.ts';

const by = (userId: UserId, role: MemberRole = 'owner') => ({ userId, role });
const order = (lastSeq = 0, memberCount = 1) => ({ lastSeq, memberCount });

function opening(
  people: Parameters<typeof Room.open>[0]['people'] = [],
  visibility: RoomVisibility = 'public',
) {
  const owner = { userId: ann, inTooManyRooms: false };
  return { id: roomId, owner, people, title: 'Green hats', description: '', visibility, at: 1 };
}
/** A room of ann's. */
function aRoom(visibility: RoomVisibility = 'public') {
  const { room } = Room.open(opening([], visibility));
  eventsOf(room);
  return room;
}
function aClosedRoom() {
  const room = aRoom();
  room.close(by(ann), 2);
  eventsOf(room);
  return room;
}

describe('roles', () => {
  test('an owner acts on everyone else, a moderator on members, a member on nobody', () => {
    const may = roles.map((actor) => roles.filter((target) => mayActOn(actor, target)));
    expect(may).toEqual([['moderator', 'member'], ['member'], []]);
    expect(roles.filter(leads)).toEqual(['owner', 'moderator']);
  });
});

describe('opening', () => {
  test('friends join at once, unless they are in too many rooms; others are to be invited', () => {
    const people = [
      { userId: bob, friend: true, inTooManyRooms: false },
      { userId: cat, friend: false, inTooManyRooms: false },
      { userId: 'dan' as UserId, friend: true, inTooManyRooms: true },
    ];
    const { room, memberships, toInvite } = Room.open(opening(people, 'private'));
    const member = {
      conversationId: roomId,
      visibleFromSeq: 1,
      lastReadSeq: 0,
      request: 'open',
      joinedAt: 1,
    };
    expect(memberships).toEqual([
      { ...member, userId: ann, role: 'owner' },
      { ...member, userId: bob, role: 'member' },
    ]);
    expect(toInvite).toEqual([cat, 'dan']);
    expect(eventsOf(room)).toEqual([
      ['room-opened', { roomId, ownerId: ann }],
      ['room-joined', { roomId, userId: bob }],
    ]);
  });

  test('it is refused to someone in too many rooms', () => {
    const owner = { userId: ann, inTooManyRooms: true };
    expect(() => Room.open({ ...opening(), owner })).toThrow(TooManyRooms);
  });
});

describe('joining', () => {
  const joiner = { userId: bob, banned: false, inTooManyRooms: false };

  test('makes a member who has nothing unread', () => {
    const room = aRoom();
    expect(room.admit(joiner, order(7), 5)).toEqual({
      conversationId: roomId,
      userId: bob,
      role: 'member',
      visibleFromSeq: 1,
      lastReadSeq: 7,
      request: 'open',
      joinedAt: 5,
    });
    expect(eventsOf(room)).toEqual([['room-joined', { roomId, userId: bob }]]);
  });

  test('the last place is given, and no more', () => {
    expect(() => aRoom().admit(joiner, order(0, maxMembers - 1), 5)).not.toThrow();
    expect(() => aRoom().admit(joiner, order(0, maxMembers), 5)).toThrow(RoomIsFull);
  });

  test('it is refused to the banned, to those in too many rooms, and when the room is closed', () => {
    expect(() => aRoom().admit({ ...joiner, banned: true }, order(), 5)).toThrow(BannedFromRoom);
    expect(() => aRoom().admit({ ...joiner, inTooManyRooms: true }, order(), 5)).toThrow(TooManyRooms);
    expect(() => aClosedRoom().admit(joiner, order(), 5)).toThrow(RoomIsClosed);
  });

  test('newcomers see what was written while the room was public, never what was private', () => {
    const room = aRoom('private');
    const seenFrom = (lastSeq: number) => room.admit(joiner, order(lastSeq), 5).visibleFromSeq;
    const become = (visibility: RoomVisibility, lastSeq: number) =>
      room.change(by(ann), { visibility }, { lastSeq });
    expect(seenFrom(7)).toBe(8);
    become('public', 7);
    expect(seenFrom(20)).toBe(8);
    become('private', 20);
    expect(seenFrom(30)).toBe(31);
    become('public', 30);
    expect(seenFrom(40)).toBe(31);
  });
});

describe('changing', () => {
  test('only what differs is recorded', () => {
    const room = aRoom();
    room.change(by(bob, 'moderator'), { title: 'Green hats', description: '' }, order());
    expect(eventsOf(room)).toEqual([]);
    room.change(by(bob, 'moderator'), { title: 'Caps' }, order());
    expect(eventsOf(room)).toEqual([['room-changed', { roomId, byId: bob }]]);
    expect(room.searchWords).toEqual(['caps']);
  });

  test('it is refused to plain members, and when the room is closed', () => {
    expect(() => aRoom().change(by(bob, 'member'), { title: 'x' }, order())).toThrow(RoleTooLow);
    expect(() => aClosedRoom().change(by(ann), { title: 'x' }, order())).toThrow(RoomIsClosed);
  });

  test('only open public rooms are found by the words of their title', () => {
    expect(aRoom().searchWords).toEqual(['green', 'hats']);
    expect(aRoom('private').searchWords).toEqual([]);
    expect(aClosedRoom().searchWords).toEqual([]);
  });
});

describe('closing', () => {
  test('the owner closes it once, for good', () => {
    const room = aRoom();
    room.close(by(ann), 2);
    room.close(by(ann), 3);
    expect(eventsOf(room)).toEqual([['room-closed', { roomId }]]);
  });

  test('it is refused to moderators', () => {
    expect(() => aRoom().close(by(bob, 'moderator'), 2)).toThrow(RoleTooLow);
  });
});

describe('roles of members', () => {
  test('the owner makes moderators, and members again', () => {
    const room = aRoom();
    expect(room.changeRole(by(ann), by(bob, 'member'), 'moderator')).toEqual([by(bob, 'moderator')]);
    expect(room.changeRole(by(ann), by(bob, 'moderator'), 'member')).toEqual([by(bob, 'member')]);
    expect(eventNames(room)).toEqual(['role-changed', 'role-changed']);
  });

  test('the same role changes nothing', () => {
    const room = aRoom();
    expect(room.changeRole(by(ann), by(bob, 'moderator'), 'moderator')).toEqual([]);
    expect(eventsOf(room)).toEqual([]);
  });

  test('who makes someone else owner becomes a moderator', () => {
    const room = aRoom();
    expect(room.changeRole(by(ann), by(bob, 'member'), 'owner')).toEqual([by(bob), by(ann, 'moderator')]);
    expect(eventsOf(room)).toEqual([
      ['role-changed', { roomId, userId: bob, role: 'owner' }],
      ['role-changed', { roomId, userId: ann, role: 'moderator' }],
    ]);
  });

  test('it is refused to moderators, for oneself, and for people outside', () => {
    const room = aRoom();
    expect(() => room.changeRole(by(bob, 'moderator'), by(cat, 'member'), 'moderator')).toThrow(RoleTooLow);
    expect(() => room.changeRole(by(ann), by(ann), 'member')).toThrow(NotYourself);
    expect(() => room.changeRole(by(ann), { userId: cat, role: undefined }, 'member')).toThrow(UserNotFound);
  });
});

describe('removing', () => {
  test('leaders remove those on whom they may act', () => {
    const room = aRoom();
    room.remove(by(bob, 'moderator'), by(cat, 'member'));
    expect(eventsOf(room)).toEqual([['room-left', { roomId, userId: cat, byId: bob, how: 'removed' }]]);
    expect(() => room.remove(by(bob, 'moderator'), by(ann))).toThrow(RoleTooLow);
    expect(() => room.remove(by(bob, 'moderator'), by(cat, 'moderator'))).toThrow(RoleTooLow);
    expect(() => room.remove(by(bob, 'member'), by(cat, 'member'))).toThrow(RoleTooLow);
  });

  test('it is refused for oneself, and for people outside', () => {
    expect(() => aRoom().remove(by(ann), by(ann))).toThrow(NotYourself);
    expect(() => aRoom().remove(by(ann), { userId: cat, role: undefined })).toThrow(UserNotFound);
  });
});

describe('banning', () => {
  const outside = { userId: cat, role: undefined, deleted: false };
  const inside = { userId: cat, role: 'member', deleted: false } as const;
  const terms = { reason: 'noise', until: 20, at: 10 };

  test('a member who is banned is out', () => {
    const room = aRoom();
    expect(room.ban(by(bob, 'moderator'), inside, terms)).toEqual({
      roomId,
      userId: cat,
      byId: bob,
      ...terms,
    });
    expect(eventsOf(room)).toEqual([['room-left', { roomId, userId: cat, byId: bob, how: 'banned' }]]);
  });

  test('someone outside is banned without leaving', () => {
    const room = aRoom();
    expect(room.ban(by(ann), outside, { ...terms, until: null })).toMatchObject({ userId: cat, until: null });
    expect(eventsOf(room)).toEqual([]);
  });

  test('a ban ends in the future, or never', () => {
    expect(() => aRoom().ban(by(ann), outside, { ...terms, until: 10 })).toThrow(BanIsOver);
  });

  test('it is refused for oneself, for equals and for deleted accounts', () => {
    const moderator = by(bob, 'moderator');
    expect(() => aRoom().ban(moderator, { ...inside, userId: bob }, terms)).toThrow(NotYourself);
    expect(() => aRoom().ban(moderator, { ...inside, role: 'moderator' }, terms)).toThrow(RoleTooLow);
    expect(() => aRoom().ban(moderator, { ...outside, deleted: true }, terms)).toThrow(UserNotFound);
    expect(() => aRoom().ban(by(bob, 'member'), inside, terms)).toThrow(RoleTooLow);
  });
});

describe('the avatar', () => {
  const file = 'f' as Id<'File'>;
  const changed = (byId: UserId) => ['room-changed', { roomId, byId }];

  test('leaders set and remove it', () => {
    const room = aRoom();
    room.setAvatar(by(bob, 'moderator'), file, 'path.webp');
    expect(room.removeAvatar(by(ann))).toBe(true);
    expect(room.removeAvatar(by(ann))).toBe(false);
    expect(eventsOf(room)).toEqual([changed(bob), changed(ann)]);
    expect(() => room.setAvatar(by(cat, 'member'), file, 'path.webp')).toThrow(RoleTooLow);
    expect(() => room.removeAvatar(by(cat, 'member'))).toThrow(RoleTooLow);
    expect(() => aClosedRoom().setAvatar(by(ann), file, 'path.webp')).toThrow(RoomIsClosed);
  });

  test('it changes with its file, and goes with the account of its owner', () => {
    const room = aRoom();
    room.renewAvatar('new.webp');
    room.loseAvatar();
    expect(eventsOf(room)).toEqual([]);
    room.setAvatar(by(bob), file, 'path.webp');
    room.renewAvatar('new.webp');
    room.loseAvatar();
    room.loseAvatar();
    expect(eventsOf(room)).toEqual([changed(bob), changed(bob), changed(bob)]);
  });
});

describe('a removal by a moderator of the service', () => {
  const removal = { decisionId: 'd' as Id<'Decision'>, reason: 'spam', at: 5 };

  test('closes and hides the room until it is restored', () => {
    const room = aRoom();
    expect([room.hide(removal), room.hide(removal)]).toEqual([true, false]);
    expect([room.removedAt, room.isClosed, room.searchWords]).toEqual([5, true, []]);
    expect(() => room.change(by(ann), { title: 'x' }, order())).toThrow(IsRemoved);
    expect([room.restore(), room.restore()]).toEqual([true, false]);
    expect([room.removedAt, room.isClosed, room.searchWords]).toEqual([null, false, ['green', 'hats']]);
    expect(eventNames(room)).toEqual(['room-removed', 'room-restored']);
  });

  test('leaves it closed if it was closed before, or is meanwhile', () => {
    const closed = aClosedRoom();
    closed.hide(removal);
    closed.restore();
    const closing = aRoom();
    closing.hide(removal);
    closing.close(by(ann), 6);
    closing.restore();
    expect([closed.isClosed, closing.isClosed]).toEqual([true, true]);
  });

  test('is final when it cannot be restored any more, or its owner leaves', () => {
    const late = aRoom();
    late.setAvatar(by(ann), 'f' as Id<'File'>, 'path.webp');
    late.hide(removal);
    expect([late.deleteRemoved(), late.deleteRemoved(), late.restore()]).toEqual([true, false, false]);
    const left = aRoom();
    left.hide(removal);
    left.leave(by(ann), [], 6);
    expect([left.restore(), left.deleteRemoved(), left.isClosed]).toEqual([false, false, true]);
  });
});

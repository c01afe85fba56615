import { describe, expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { Room } from '../../../src/domain/messaging/room.ts';
import { type Candidate, successorAmong } from '../../../src/domain/messaging/successor.ts';
import { ann, bob, cat, eventsOf, conversationId as roomId } from './given.ts';

const candidate = (userId: UserId, role: 'moderator' | 'member', joinedAt: number): Candidate => ({
  userId,
  role,
  joinedAt,
});

describe('the successor of an owner', () => {
  test.each([
    [
      'the longest-serving moderator',
      [
        ['ann', 'member', 1],
        ['bob', 'moderator', 9],
        ['cat', 'moderator', 5],
      ],
      'cat',
    ],
    [
      'without moderators, the longest-serving member',
      [
        ['ann', 'member', 3],
        ['bob', 'member', 2],
      ],
      'bob',
    ],
    [
      'of two who joined at once, the one with the lower id',
      [
        ['bob', 'member', 2],
        ['ann', 'member', 2],
      ],
      'ann',
    ],
  ] as const)('is %s', (_, members, expected) => {
    expect(successorAmong(members.map(([id, role, at]) => candidate(id as UserId, role, at)))).toBe(expected);
  });

  test('does not exist in an empty room', () => {
    expect(successorAmong([])).toBeUndefined();
  });
});

describe('leaving a room', () => {
  function aRoom() {
    const owner = { userId: ann, inTooManyRooms: false };
    const about = { title: 'Hats', description: '', visibility: 'public' } as const;
    const { room } = Room.open({ id: roomId, owner, people: [], ...about, at: 1 });
    eventsOf(room);
    return room;
  }
  const left = (userId: UserId) => ['room-left', { roomId, userId, byId: userId, how: 'left' }];

  test('a member just leaves', () => {
    const room = aRoom();
    expect(room.leave({ userId: bob, role: 'member' }, [candidate(cat, 'member', 1)], 5)).toBeUndefined();
    expect(eventsOf(room)).toEqual([left(bob)]);
  });

  test("an owner's room goes to the successor", () => {
    const room = aRoom();
    const successor = room.leave({ userId: ann, role: 'owner' }, [candidate(bob, 'member', 1)], 5);
    expect(successor).toEqual({ userId: bob, role: 'owner' });
    expect(eventsOf(room)).toEqual([left(ann), ['role-changed', { roomId, userId: bob, role: 'owner' }]]);
    expect(room.isClosed).toBe(false);
  });

  test('without a successor it closes', () => {
    const room = aRoom();
    expect(room.leave({ userId: ann, role: 'owner' }, [], 5)).toBeUndefined();
    expect(eventsOf(room)).toEqual([left(ann), ['room-closed', { roomId }]]);
    expect(room.isClosed).toBe(true);
  });
});

import { expect, test } from 'vitest';
import type { UserId } from '../../../src/domain/kernel/id.ts';
import { ConversationClosed, RoomIsClosed } from '../../../src/domain/messaging/errors.ts';
import { type ConversationId, Timeline } from '../../../src/domain/messaging/timeline.ts';

const open = (closedAt: number | null = null) =>
  new Timeline({
    ...{ id: 'c' as ConversationId, kind: 'room', lastSeq: 4, lastChangeSeq: 9, membersVersion: 2 },
    ...{ memberCount: 3, lastAt: 1, closedAt },
  });
const standing = { userId: 'u' as UserId, visibleFromSeq: 1, unreachable: false };

test('messages and changes take the next numbers, without holes', () => {
  const timeline = open();
  expect(timeline.nextMessage()).toEqual({ seq: 5, changeSeq: 10 });
  expect(timeline.nextChange()).toBe(11);
  expect(timeline.nextMessage()).toEqual({ seq: 6, changeSeq: 12 });
  expect([timeline.lastSeq, timeline.lastChangeSeq]).toEqual([6, 12]);
  expect({ ...timeline }).toEqual({ id: 'c', kind: 'room', membersVersion: 2, memberCount: 3, lastAt: 1 });
});

test('nobody writes where it is closed, or to whom they cannot reach', () => {
  expect(() => open().admit(standing)).not.toThrow();
  expect(() => open().admit({ ...standing, unreachable: true })).toThrow(ConversationClosed);
  expect(() => open(7).admit(standing)).toThrow(RoomIsClosed);
});

import type { Instant, UserId } from '../../domain/kernel/id.ts';
import { RoomIsClosed, RoomIsFull, TooManyRooms } from '../../domain/messaging/errors.ts';
import { type Memberships, mostMembers } from '../../domain/messaging/membership.ts';
import { RoomJoined } from '../../domain/messaging/published.ts';
import type { Room } from '../../domain/messaging/room.ts';
import type { Timeline } from '../../domain/messaging/timeline.ts';
import type { EventRecorder } from '../kernel/ports.ts';

/** Lets someone into a room, whose `timeline` is held; whether they may was asked before. */
export async function enter(
  { memberships, recorder }: { memberships: Memberships; recorder: EventRecorder },
  { room, timeline, userId, at }: { room: Room; timeline: Timeline; userId: UserId; at: Instant },
): Promise<void> {
  if (room.isClosed) throw new RoomIsClosed();
  if (timeline.memberCount >= mostMembers) throw new RoomIsFull();
  if ((await memberships.inTooManyRooms([userId])).has(userId)) throw new TooManyRooms();
  memberships.add(room.id, [
    {
      conversationId: room.id,
      userId,
      role: 'member',
      visibleFromSeq: room.visibleFrom(timeline.lastSeq),
      // What was said before is not news to them.
      lastReadSeq: timeline.lastSeq,
      request: 'open',
      joinedAt: at,
    },
  ]);
  recorder.record(RoomJoined({ roomId: room.id, userId }));
}

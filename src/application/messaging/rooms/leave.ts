import { Memberships } from '../../../domain/messaging/membership.ts';
import type { Room } from '../../../domain/messaging/room.ts';
import type { Member } from '../../../domain/messaging/room-people.ts';
import { Rooms } from '../../../domain/messaging/rooms.ts';
import { FileAttachments } from '../../kernel/files.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { Successors } from './ports.ts';

export const leaveNeeds = {
  rooms: Rooms,
  memberships: Memberships,
  successors: Successors,
  uses: FileAttachments,
  clock: Clock,
};

/** `room` must be locked. */
export async function leave(
  { rooms, memberships, successors, uses, clock }: Resolved<typeof leaveNeeds>,
  room: Room,
  member: Member,
): Promise<void> {
  const candidates = member.role === 'owner' ? await successors.candidates(room.id, member.userId) : [];
  const wasRemoved = room.removedAt !== null;
  const successor = room.leave(member, candidates, clock.now());
  memberships.remove(room.id, member.userId);
  if (successor) memberships.setRole(room.id, successor.userId, successor.role);
  else if (member.role === 'owner') {
    if (wasRemoved) {
      memberships.dropHeld(room.id);
      uses.detach([room.id]);
    }
    rooms.index(room);
  }
}

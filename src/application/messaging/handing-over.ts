import type { Instant } from '../../domain/kernel/id.ts';
import type { Memberships } from '../../domain/messaging/membership.ts';
import { RoleChanged } from '../../domain/messaging/published.ts';
import type { Rooms } from '../../domain/messaging/room.ts';
import type { ConversationId } from '../../domain/messaging/timeline.ts';
import type { EventRecorder } from '../kernel/ports.ts';
import type { Heirs } from './ports.ts';

interface Ports {
  readonly rooms: Rooms;
  readonly memberships: Memberships;
  readonly heirs: Heirs;
  readonly recorder: EventRecorder;
}

/** A room whose owner has gone gets the next one, or closes. */
export async function handOver(
  { rooms, memberships, heirs, recorder }: Ports,
  roomId: ConversationId,
  at: Instant,
): Promise<void> {
  const userId = await heirs.next(roomId);
  if (userId) {
    memberships.setRole(roomId, userId, 'owner');
    recorder.record(RoleChanged({ roomId, userId, role: 'owner' }));
    return;
  }
  const room = await rooms.find(roomId);
  room?.close(at);
  if (room) rooms.list(room);
}

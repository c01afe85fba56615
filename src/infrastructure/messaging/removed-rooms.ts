import { iso } from '../../application/kernel/fields.ts';
import type { Instant } from '../../domain/kernel/id.ts';
import type { RoomVisibility } from '../../domain/messaging/room.ts';
import { chosenVisibility } from '../access/removal.read.ts';

/** Columns of a room that a removal changes. */
export interface RemovableRoom {
  readonly visibility: RoomVisibility | 'removed';
  readonly closedAt: Instant | null;
  readonly removal: string | null;
}

/** What its leaders chose, also while it is removed. */
export function chosenByLeaders(room: RemovableRoom) {
  const { removal } = room;
  const closedAt =
    removal === null ? room.closedAt : (JSON.parse(removal) as Pick<RemovableRoom, 'closedAt'>).closedAt;
  return {
    visibility: chosenVisibility<RoomVisibility>(room),
    closedAt: closedAt === null ? null : iso(closedAt),
  };
}

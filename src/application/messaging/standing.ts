import type { UserId } from '../../domain/kernel/id.ts';
import { BannedFromRoom, NotInRoom, RoleTooLow, RoomNotFound } from '../../domain/messaging/errors.ts';
import { leads, type MemberRole } from '../../domain/messaging/membership.ts';
import type { ConversationId } from '../../domain/messaging/timeline.ts';
import type { Doors } from './ports.ts';

/** What `roleIn` refuses with: as much as whoever is not in may know of the room. */
export const outside = [RoomNotFound, NotInRoom, BannedFromRoom] as const;

export async function roleIn(doors: Doors, roomId: ConversationId, userId: UserId): Promise<MemberRole> {
  const role = await doors.roleIn(roomId, userId);
  if (role) return role;
  const door = await doors.of(roomId, userId);
  if (door === 'banned') throw new BannedFromRoom();
  throw door ? new NotInRoom() : new RoomNotFound();
}

/** As `roleIn`, for what owners and moderators alone may do. */
export async function leadingRole(doors: Doors, roomId: ConversationId, userId: UserId): Promise<MemberRole> {
  const role = await roleIn(doors, roomId, userId);
  if (!leads(role)) throw new RoleTooLow();
  return role;
}

import type { UserId } from '../../../domain/kernel/id.ts';
import type { Refusal } from '../../../domain/kernel/refusal.ts';
import type { ConversationId } from '../../../domain/messaging/conversation.ts';
import { BannedFromRoom, NotInRoom, RoomNotFound } from '../../../domain/messaging/errors.ts';
import type { MemberRole } from '../../../domain/messaging/member-role.ts';
import { assertLeads } from '../../../domain/messaging/room-policy.ts';
import type { RoomAccess } from './ports.ts';

/** For people who are not in the room, depending on what they may know of it. */
export const notMemberRefusals = [RoomNotFound, NotInRoom, BannedFromRoom] as const;

export async function requireMember(
  access: RoomAccess,
  roomId: ConversationId,
  userId: UserId,
): Promise<MemberRole> {
  const role = (await access.rolesOf(roomId, [userId])).get(userId);
  if (!role) throw await notMember(access, roomId, userId);
  return role;
}

export async function requireLeader(
  access: RoomAccess,
  roomId: ConversationId,
  userId: UserId,
): Promise<void> {
  assertLeads(await requireMember(access, roomId, userId));
}

export async function notMember(
  access: RoomAccess,
  roomId: ConversationId,
  userId: UserId,
): Promise<Refusal> {
  const found = await access.of(roomId, userId);
  if (found === 'banned') return new BannedFromRoom();
  return found ? new NotInRoom() : new RoomNotFound();
}

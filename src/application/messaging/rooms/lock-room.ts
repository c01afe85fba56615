import type { UserId } from '../../../domain/kernel/id.ts';
import {
  type Conversation,
  type ConversationId,
  Conversations,
} from '../../../domain/messaging/conversation.ts';
import { RoomNotFound } from '../../../domain/messaging/errors.ts';
import type { Room } from '../../../domain/messaging/room.ts';
import type { Member, Target } from '../../../domain/messaging/room-people.ts';
import { Rooms } from '../../../domain/messaging/rooms.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { RoomAccess } from './ports.ts';
import { notMember } from './require-role.ts';

export const lockRoomNeeds = { conversations: Conversations, rooms: Rooms, access: RoomAccess };

export interface LockedRoom {
  readonly conversation: Conversation;
  readonly room: Room;
  readonly actor: Member;
}

/** Locks a room for a change by one of its members. Throws `notMemberRefusals` if `actorId` is none. */
export async function lockRoom(
  ports: Resolved<typeof lockRoomNeeds>,
  roomId: ConversationId,
  actorId: UserId,
): Promise<LockedRoom> {
  const { target: _, ...locked } = await lockRoomFor(ports, roomId, actorId, actorId);
  return locked;
}

/** The same, with the person whom the change is about. */
export async function lockRoomFor(
  { conversations, rooms, access }: Resolved<typeof lockRoomNeeds>,
  roomId: ConversationId,
  actorId: UserId,
  targetId: UserId,
): Promise<LockedRoom & { readonly target: Target }> {
  const conversation = (await conversations.lock([roomId])).get(roomId);
  const roles = await access.rolesOf(roomId, [...new Set([actorId, targetId])]);
  const role = roles.get(actorId);
  if (!role) throw await notMember(access, roomId, actorId);
  const room = await rooms.find(roomId);
  if (!conversation || !room) throw new RoomNotFound();
  const target = { userId: targetId, role: roles.get(targetId) };
  return { conversation, room, actor: { userId: actorId, role }, target };
}

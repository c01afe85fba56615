import { z } from 'zod';
import {
  BannedFromRoom,
  RoomIsClosed,
  RoomIsFull,
  RoomNotFound,
  TooManyRooms,
} from '../../../../domain/messaging/errors.ts';
import { Invites } from '../../../../domain/messaging/invite.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { ConversationReader } from '../../conversations/ports.ts';
import { ConversationView } from '../../conversations/views.ts';
import { roomIdField } from '../../fields.ts';
import { lockRoomNeeds } from '../lock-room.ts';

export const joinRoom = command({
  name: 'messaging.join-room',
  summary: 'Join a room',
  description: 'A public one, or one that you are invited to. Nothing changes if you are in it already.',
  access: 'signed-in',
  input: z.strictObject({ roomId: roomIdField }),
  output: ConversationView,
  refuses: [RoomNotFound, RoomIsFull, RoomIsClosed, BannedFromRoom, TooManyRooms],
  needs: {
    ...lockRoomNeeds,
    memberships: Memberships,
    invites: Invites,
    reader: ConversationReader,
    clock: Clock,
  },
  async handle(
    { input: { roomId }, actor: { id: userId } },
    { rooms, conversations, access, memberships, invites, clock },
  ) {
    const conversation = (await conversations.lock([roomId])).get(roomId);
    const room = conversation?.kind === 'room' ? await rooms.find(roomId) : undefined;
    const found = room && (await access.of(roomId, userId));
    if (!room || !conversation || !found) throw new RoomNotFound();
    if (found === 'inside') return;
    const at = clock.now();
    const invite = await invites.find(roomId, userId);
    const inTooManyRooms = (await memberships.inTooManyRooms([userId])).has(userId);
    const joiner = { userId, inTooManyRooms, banned: found === 'banned' };
    memberships.add(roomId, [room.admit(joiner, conversation, at)]);
    if (invite?.isPending) invite.answer(userId, true, at);
  },
  async answer(_done, { input: { roomId }, actor }, { reader }) {
    const conversation = await reader.one(actor.id, roomId);
    if (!conversation) throw new RoomNotFound();
    return conversation;
  },
});

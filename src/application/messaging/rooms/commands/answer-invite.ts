import { z } from 'zod';
import {
  InviteAnsweredAlready,
  InviteNotFound,
  RoomIsClosed,
  RoomIsFull,
  TooManyRooms,
} from '../../../../domain/messaging/errors.ts';
import { Invites } from '../../../../domain/messaging/invite.ts';
import { Memberships } from '../../../../domain/messaging/membership.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { inviteIdField } from '../../fields.ts';
import { lockRoomNeeds } from '../lock-room.ts';
import { InviteReader } from '../ports.ts';
import { InviteView } from '../views.ts';

export const answerInvite = command({
  name: 'messaging.answer-invite',
  summary: 'Accept or decline an invite to a room',
  description: 'Accepting lets you in. If the room is full, you are refused and the invite stays pending.',
  access: 'signed-in',
  input: z
    .strictObject({
      inviteId: inviteIdField,
      accept: z.boolean().meta({ description: 'Whether to join; false declines' }),
    })
    .meta({ id: 'AnswerInvite' }),
  output: InviteView,
  refuses: [InviteNotFound, InviteAnsweredAlready, RoomIsClosed, RoomIsFull, TooManyRooms],
  needs: {
    ...lockRoomNeeds,
    invites: Invites,
    memberships: Memberships,
    reader: InviteReader,
    clock: Clock,
  },
  async handle(
    { input: { inviteId, accept }, actor: { id: userId } },
    { rooms, conversations, access, invites, memberships, reader, clock },
  ) {
    const at = clock.now();
    const roomId = await reader.roomOf(inviteId, userId);
    const conversation = roomId && (await conversations.lock([roomId])).get(roomId);
    // Read again under the lock: the invite may have been replaced, or removed by a ban.
    const invite = roomId && (await invites.find(roomId, userId));
    const room = roomId && (await rooms.find(roomId));
    if (!conversation || !room || invite?.id !== inviteId) throw new InviteNotFound();
    invite.answer(userId, accept, at);
    if (!accept || (await access.rolesOf(roomId, [userId])).has(userId)) return;
    const inTooManyRooms = (await memberships.inTooManyRooms([userId])).has(userId);
    // A ban removes the invite.
    const joiner = { userId, inTooManyRooms, banned: false };
    memberships.add(roomId, [room.admit(joiner, conversation, at)]);
  },
  async answer(_done, { input: { inviteId }, actor }, { reader }) {
    const invite = await reader.one(actor.id, inviteId);
    if (!invite) throw new InviteNotFound();
    return invite;
  },
});

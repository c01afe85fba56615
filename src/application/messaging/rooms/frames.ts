import { z } from 'zod';
import { idOut } from '../../kernel/fields.ts';
import { frameType } from '../../kernel/frame.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { MemberRoleField } from '../fields.ts';
import { InviteView, RoomCard } from './views.ts';

const about = {
  roomId: idOut.meta({ description: 'The room' }),
  user: PublicUser.meta({ description: 'Who it is about' }),
};

export const roomUpdated = frameType(
  'room.updated',
  'The title, description, avatar or visibility of a room of yours changed',
  RoomCard,
);
export const roomClosed = frameType('room.closed', 'A room of yours was closed', RoomCard);
export const roomRemoved = frameType(
  'room.removed',
  'A moderator of the service removed a room that you were in',
  z.object({ id: idOut.meta({ description: 'The room' }) }).meta({ id: 'RemovedRoom' }),
);
export const roomRestored = frameType(
  'room.restored',
  'A room that was removed is back, and you are in it',
  RoomCard,
);
export const roomJoined = frameType(
  'room.joined',
  'Someone joined a room of yours, or you did',
  z
    .object({ ...about, room: RoomCard.meta({ description: 'What the room looks like' }) })
    .meta({ id: 'RoomJoining' }),
);
export const roomLeft = frameType(
  'room.left',
  'Someone left a room of yours or was removed, or you were',
  z
    .object({
      ...about,
      how: z
        .enum(['left', 'removed', 'banned'])
        .meta({ description: 'By themselves, or by a leader of the room' }),
    })
    .meta({ id: 'RoomLeaving' }),
);
export const roleChanged = frameType(
  'room.role-changed',
  'Someone has another role in a room of yours',
  z.object({ ...about, role: MemberRoleField }).meta({ id: 'RoomRoleChange' }),
);
export const inviteReceived = frameType('invite.received', 'Someone invited you to a room', InviteView);
export const inviteWithdrawn = frameType(
  'invite.withdrawn',
  'An invite to you was withdrawn',
  z
    .object({
      id: idOut.meta({ description: 'The invite' }),
      roomId: idOut.meta({ description: 'The room that it was to' }),
    })
    .meta({ id: 'WithdrawnInvite' }),
);
export const inviteAnswered = frameType('invite.answered', 'Your invite was answered', InviteView);

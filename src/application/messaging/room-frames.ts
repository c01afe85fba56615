import { z } from 'zod';
import { roles } from '../../domain/messaging/membership.ts';
import { idOut } from '../kernel/fields.ts';
import { frameType } from '../kernel/frame.ts';
import { PublicUser } from '../kernel/public-user.ts';
import { InviteView, RoomCard } from './room-views.ts';

const about = { roomId: idOut, user: PublicUser };

export const roomUpdated = frameType('room.updated', 'A room of yours is called something else', RoomCard);
export const roomClosed = frameType('room.closed', 'A room of yours takes no more messages', RoomCard);
export const roomJoined = frameType(
  'room.joined',
  'Someone came into a room of yours, or you did',
  z.object({ ...about, room: RoomCard }),
);
export const roomLeft = frameType(
  'room.left',
  'Someone is not in a room of yours any more, or you are not',
  z.object({ ...about, how: z.enum(['left', 'removed', 'banned']) }),
);
export const roleChanged = frameType(
  'room.role-changed',
  'Someone has another role in a room of yours',
  z.object({ ...about, role: z.enum(roles) }),
);
export const inviteReceived = frameType('invite.received', 'Someone asks you into a room', InviteView);
export const inviteAnswered = frameType('invite.answered', 'Your invite was answered', InviteView);

import { z } from 'zod';
import { roles } from '../../../domain/messaging/member-role.ts';
import { idOut, timeOut } from '../../kernel/fields.ts';
import { PublicUser } from '../../kernel/public-user.ts';
import { RoomVisibilityField } from '../fields.ts';

/** For everyone who may see that the room exists. */
export const RoomCard = z
  .object({
    id: idOut,
    title: z.string(),
    description: z.string(),
    avatarUrl: z.string().nullable(),
    visibility: RoomVisibilityField,
    memberCount: z.int().min(0),
    createdAt: timeOut,
    closedAt: timeOut.nullable(),
  })
  .meta({ id: 'RoomCard' });
export type RoomCard = z.input<typeof RoomCard>;

export const ParticipantView = z
  .object({
    user: PublicUser,
    role: z.enum(roles),
    joinedAt: timeOut,
    lastReadSeq: z.int().min(0).optional(),
  })
  .meta({ id: 'Participant' });
export type ParticipantView = z.input<typeof ParticipantView>;

export const InviteView = z
  .object({
    id: idOut,
    room: RoomCard,
    from: PublicUser,
    to: PublicUser,
    status: z.enum(['pending', 'accepted', 'declined']),
    createdAt: timeOut,
  })
  .meta({ id: 'Invite' });
export type InviteView = z.input<typeof InviteView>;

export const BanView = z
  .object({
    user: PublicUser,
    by: PublicUser.nullable().meta({ description: 'Null if a block is between you and them' }),
    reason: z.string().meta({ description: 'Empty if `by` is null' }),
    createdAt: timeOut,
    until: timeOut.nullable().meta({ description: 'Null if it never ends' }),
  })
  .meta({ id: 'Ban' });
export type BanView = z.input<typeof BanView>;

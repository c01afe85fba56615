import { z } from 'zod';
import { idOut, timeOut } from '../kernel/fields.ts';
import { PublicUser } from '../kernel/public-user.ts';
import { RoomVisibilityField } from './views.ts';

/** What a room is, to whoever may see that there is one; the same for all of them. */
export const RoomCard = z
  .object({
    id: idOut,
    title: z.string(),
    description: z.string(),
    visibility: RoomVisibilityField,
    memberCount: z.int().min(0),
    createdAt: timeOut,
    closedAt: timeOut.nullable(),
  })
  .meta({ id: 'RoomCard' });
export type RoomCard = z.input<typeof RoomCard>;

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
    by: PublicUser.nullable().meta({ description: 'Null where a block is between you and them' }),
    reason: z.string().meta({ description: 'Empty where `by` is null' }),
    createdAt: timeOut,
    until: timeOut.nullable().meta({ description: 'Null is for ever' }),
  })
  .meta({ id: 'Ban' });
export type BanView = z.input<typeof BanView>;

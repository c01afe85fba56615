import { z } from 'zod';
import { idOut, timeOut } from '../kernel/fields.ts';
import { PublicUser } from '../kernel/public-user.ts';

export const FriendRequest = z
  .object({
    id: idOut,
    from: PublicUser,
    to: PublicUser,
    status: z.enum(['pending', 'accepted', 'declined']),
    createdAt: timeOut,
  })
  .meta({ id: 'FriendRequest' });

import { z } from 'zod';
import { idOut, timeOut } from '../kernel/fields.ts';
import { PublicUser } from '../kernel/public-user.ts';

export const FriendRequest = z
  .object({
    id: idOut.describe('Id of the request.'),
    from: PublicUser,
    to: PublicUser,
    status: z.enum(['pending', 'accepted', 'declined']).describe('`pending` until the addressee answers.'),
    createdAt: timeOut.describe('When it was sent, or sent again.'),
  })
  .meta({ id: 'FriendRequest', description: 'One person asks another to be friends.' });

export const AreFriends = z
  .object({ friends: z.boolean().describe('True if the two are friends and neither blocks the other.') })
  .meta({ id: 'AreFriends', description: 'Whether two people are friends.' });

import { z } from 'zod';
import { idOut, timeOut } from '../kernel/fields.ts';
import { pageOf } from '../kernel/page.ts';
import { ListedUser, PublicUser } from '../kernel/public-user.ts';

export const FriendRequest = z
  .object({
    id: idOut.describe('Id of the request.'),
    from: PublicUser.describe('Who asks.'),
    to: PublicUser.describe('Who is asked.'),
    status: z.enum(['pending', 'accepted', 'declined']).describe('`pending` until the addressee answers.'),
    createdAt: timeOut.describe('When it was sent, or sent again.'),
  })
  .meta({ id: 'FriendRequest', description: 'One person asks another to be friends.' });

export const ListedFriendRequest = FriendRequest.extend({
  from: ListedUser.describe('Who asks.'),
  to: ListedUser.describe('Who is asked.'),
}).meta({
  id: 'ListedFriendRequest',
  description: 'A friend request to or from you, with your relation to the other.',
});
export type ListedFriendRequest = z.output<typeof ListedFriendRequest>;
export const FriendRequestPage = pageOf(ListedFriendRequest);

export const AreFriends = z
  .object({ friends: z.boolean().describe('True if the two are friends and neither blocks the other.') })
  .meta({ id: 'AreFriends', description: 'Whether two people are friends.' });

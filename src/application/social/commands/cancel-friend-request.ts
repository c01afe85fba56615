import { z } from 'zod';
import { FriendRequestNotFound } from '../../../domain/social/errors.ts';
import { Friendships } from '../../../domain/social/friendship.ts';
import { Nothing, nothing } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { requestIdField } from '../fields.ts';

export const cancelFriendRequest = command({
  name: 'social.cancel-friend-request',
  summary: 'Withdraw a friend request',
  access: 'signed-in',
  input: z.strictObject({ requestId: requestIdField }),
  output: Nothing,
  refuses: [FriendRequestNotFound],
  needs: { friendships: Friendships },
  async handle({ input: { requestId }, actor }, { friendships }) {
    const friendship = await friendships.find(requestId);
    if (!friendship) throw new FriendRequestNotFound();
    friendship.cancel(actor.id);
    friendships.remove(friendship);
    return nothing;
  },
});

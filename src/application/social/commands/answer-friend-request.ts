import { z } from 'zod';
import { FriendRequestNotFound, RequestAnswered } from '../../../domain/social/errors.ts';
import { Friendships } from '../../../domain/social/friendship.ts';
import { command } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { acceptField, requestIdField } from '../fields.ts';
import { FriendRequests } from '../ports.ts';
import { FriendRequest } from '../views.ts';

export const answerFriendRequest = command({
  name: 'social.answer-friend-request',
  summary: 'Accept or decline a friend request',
  access: 'signed-in',
  input: z.strictObject({ requestId: requestIdField, accept: acceptField }),
  output: FriendRequest,
  refuses: [FriendRequestNotFound, RequestAnswered],
  needs: { friendships: Friendships, requests: FriendRequests, clock: Clock },
  async handle({ input: { requestId, accept }, actor }, { friendships, clock }) {
    const friendship = await friendships.find(requestId);
    if (!friendship) throw new FriendRequestNotFound();
    friendship.answer(actor.id, accept, clock.now());
    return requestId;
  },
  async answer(id, _call, { requests }) {
    const view = await requests.one(id);
    if (!view) throw new FriendRequestNotFound();
    return view;
  },
});

import { z } from 'zod';
import {
  AlreadyFriends,
  FriendRequestNotFound,
  NotYourself,
  RequestDeclined,
  UserNotFound,
} from '../../../domain/social/errors.ts';
import { Friendship, type FriendshipId, Friendships } from '../../../domain/social/friendship.ts';
import { assertReachable } from '../../../domain/social/relation-policy.ts';
import { userIdField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { FriendRequests } from '../ports.ts';
import { FriendRequest } from '../views.ts';

export const requestFriendship = command({
  name: 'social.request-friendship',
  summary: 'Ask someone to be friends',
  description:
    'Accepts their request if they have asked you already. Asking again returns the pending request. A declined request ' +
    'can be repeated after a week.',
  access: 'signed-in',
  input: z.strictObject({ userId: userIdField }),
  output: FriendRequest,
  refuses: [UserNotFound, NotYourself, AlreadyFriends, RequestDeclined, FriendRequestNotFound],
  needs: { relations: Relations, friendships: Friendships, requests: FriendRequests, ids: Ids, clock: Clock },
  async handle({ input: { userId }, actor }, { relations, friendships, ids, clock }) {
    assertReachable(await relations.between(actor.id, userId));
    relations.requireUnblocked(actor.id, userId);
    const existing = await friendships.between(actor.id, userId);
    if (existing) {
      existing.askAgain(actor.id, clock.now());
      return existing.friendshipId;
    }
    const friendship = Friendship.ask(ids.next<FriendshipId>(), actor.id, userId, clock.now());
    friendships.add(friendship);
    return friendship.friendshipId;
  },
  async answer(id, _call, { requests }) {
    const view = await requests.one(id);
    if (!view) throw new FriendRequestNotFound();
    return view;
  },
});

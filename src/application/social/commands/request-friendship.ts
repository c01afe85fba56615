import { z } from 'zod';
import type { UserId } from '../../../domain/kernel/id.ts';
import {
  AlreadyFriends,
  FriendRequestNotFound,
  NotYourself,
  UserNotFound,
} from '../../../domain/social/errors.ts';
import { Friendship, type FriendshipId, Friendships } from '../../../domain/social/friendship.ts';
import { idField } from '../../kernel/fields.ts';
import { command } from '../../kernel/operation.ts';
import { Clock, Ids } from '../../kernel/ports.ts';
import { Relations } from '../../kernel/relations.ts';
import { SocialLists } from '../ports.ts';
import { reach } from '../reach.ts';
import { FriendRequest } from '../views.ts';

export const requestFriendship = command({
  name: 'social.request-friendship',
  summary: 'Ask someone to be friends',
  description:
    'Where they have asked you already, this accepts. Asking again answers the request that stands.',
  access: 'signed-in',
  input: z.strictObject({ userId: idField<UserId>() }),
  output: FriendRequest,
  refuses: [UserNotFound, NotYourself, AlreadyFriends, FriendRequestNotFound],
  needs: { relations: Relations, friendships: Friendships, lists: SocialLists, ids: Ids, clock: Clock },
  async handle({ input: { userId }, actor }, { relations, friendships, ids, clock }) {
    await reach(relations, actor.id, userId);
    relations.requireUnblocked(actor.id, userId);
    const standing = await friendships.between(actor.id, userId);
    if (standing) {
      standing.askAgain(actor.id, clock.now());
      return standing.friendshipId;
    }
    const friendship = Friendship.ask(ids.next<FriendshipId>(), actor.id, userId, clock.now());
    friendships.add(friendship);
    return friendship.friendshipId;
  },
  async answer(id, _call, { lists }) {
    const view = await lists.friendRequest(id);
    if (!view) throw new FriendRequestNotFound();
    return view;
  },
});

import {
  FriendRequestDeclined,
  FriendRequested,
  FriendshipEnded,
  FriendshipMade,
} from '../../../domain/social/published.ts';
import { announce } from '../../kernel/frame.ts';
import { Relations } from '../../kernel/relations.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { friendAnswered, friendRemoved, friendRequested } from '../frames.ts';
import { SocialLists } from '../ports.ts';

export const pushFriends = subscriber({
  name: 'social.push-friends',
  when: 'live',
  hears: [FriendRequested, FriendRequestDeclined, FriendshipMade, FriendshipEnded],
  frames: [friendRequested, friendAnswered, friendRemoved],
  needs: { lists: SocialLists, relations: Relations },
  async handle(fact, { lists, relations }) {
    const [fromId, toId] = [fact.data.fromId, fact.data.toId];
    // A block ends the friendship as well, and then neither hears of the other.
    if ((await relations.between(toId, fromId)).blocked) return undefined;
    if (fact.name === FriendshipEnded.eventName) {
      const byId = fact.data.byId;
      const otherId = byId === fromId ? toId : fromId;
      return { announce: [announce(friendRemoved, fact, await lists.person(byId), [otherId])] };
    }
    const request = await lists.friendRequest(fact.data.friendshipId);
    if (!request) return undefined;
    return fact.name === FriendRequested.eventName
      ? { announce: [announce(friendRequested, fact, request, [toId])] }
      : { announce: [announce(friendAnswered, fact, request, [fromId])] };
  },
});

import {
  FriendRequestDeclined,
  FriendRequested,
  FriendshipEnded,
  FriendshipMade,
} from '../../../domain/social/published.ts';
import { toFrame } from '../../kernel/frame.ts';
import { Relations } from '../../kernel/relations.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { friendAnswered, friendRemoved, friendRequested } from '../frames.ts';
import { FriendRequests, SocialLists } from '../ports.ts';

export const pushFriends = subscriber({
  name: 'social.push-friends',
  when: 'after-commit',
  on: [FriendRequested, FriendRequestDeclined, FriendshipMade, FriendshipEnded],
  frames: [friendRequested, friendAnswered, friendRemoved],
  needs: { lists: SocialLists, requests: FriendRequests, relations: Relations },
  async handle(event, { lists, requests, relations }) {
    const [fromId, toId] = [event.data.fromId, event.data.toId];
    // A block ends the friendship as well, and then neither is notified.
    if ((await relations.between(toId, fromId)).blocked) return undefined;
    if (event.name === FriendshipEnded.eventName) {
      const byId = event.data.byId;
      const otherId = byId === fromId ? toId : fromId;
      return { push: [toFrame(friendRemoved, event, await lists.person(byId), [otherId])] };
    }
    const request = await requests.one(event.data.friendshipId);
    if (!request) return undefined;
    return event.name === FriendRequested.eventName
      ? { push: [toFrame(friendRequested, event, request, [toId])] }
      : { push: [toFrame(friendAnswered, event, request, [fromId])] };
  },
});

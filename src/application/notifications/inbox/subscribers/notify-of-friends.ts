import { FriendRequested, FriendshipMade } from '../../../../domain/social/published.ts';
import { notifier } from '../notify.ts';

/** The key holds the friendship's id, since the same two people may become friends again. */
export const notifyOfFriends = notifier({
  name: 'notifications.tell-of-friends',
  on: [FriendRequested, FriendshipMade],
  needs: {},
  requests({ name, data: { fromId, toId, friendshipId } }) {
    const [type, recipientId, actorId] =
      name === FriendRequested.eventName
        ? (['friend-request', toId, fromId] as const)
        : (['friend-accepted', fromId, toId] as const);
    const subject = { kind: 'user', id: actorId } as const;
    return [{ recipientId, actorId, type, subject, key: `${type} ${friendshipId}` }];
  },
});

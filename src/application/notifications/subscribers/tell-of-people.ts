import { InviteSent } from '../../../domain/messaging/published.ts';
import {
  FollowRequested,
  FriendRequested,
  FriendshipMade,
  UserFollowed,
} from '../../../domain/social/published.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { frames, tell, telling } from '../telling.ts';

export const tellOfFollows = subscriber({
  name: 'notifications.tell-of-follows',
  when: 'projection',
  on: [UserFollowed, FollowRequested],
  frames,
  needs: telling,
  handle(event, ports) {
    const { followerId: actorId, followeeId: recipientId } = event.data;
    const type = event.name === UserFollowed.eventName ? 'follow' : 'follow-request';
    return tell(ports, event, [{ recipientId, actorId, type, subject: null, key: `${type} ${actorId}` }]);
  },
});

/** Who was asked hears of the request, who asked of its being accepted; a friendship begins anew each time. */
export const tellOfFriends = subscriber({
  name: 'notifications.tell-of-friends',
  when: 'projection',
  on: [FriendRequested, FriendshipMade],
  frames,
  needs: telling,
  handle(event, ports) {
    const { fromId, toId, friendshipId } = event.data;
    const [type, recipientId, actorId] =
      event.name === FriendRequested.eventName
        ? (['friend-request', toId, fromId] as const)
        : (['friend-accepted', fromId, toId] as const);
    const subject = { kind: 'user', id: actorId } as const;
    const key = `${type} ${friendshipId}`;
    return tell(ports, event, [{ recipientId, actorId, type, subject, key }]);
  },
});

export const tellOfInvites = subscriber({
  name: 'notifications.tell-of-invites',
  when: 'projection',
  on: [InviteSent],
  frames,
  needs: telling,
  handle(event, ports) {
    const { inviteId, fromId: actorId, toId: recipientId } = event.data;
    const subject = { kind: 'invite', id: inviteId } as const;
    const key = `invite ${inviteId} ${event.id}`;
    return tell(ports, event, [{ recipientId, actorId, type: 'invite', subject, key }]);
  },
});

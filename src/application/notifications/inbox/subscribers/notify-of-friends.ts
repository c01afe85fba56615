import { FriendRequested, FriendshipMade } from '../../../../domain/social/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';

/** The key holds the friendship's id, since the same two people may become friends again. */
export const notifyOfFriends = subscriber({
  name: 'notifications.tell-of-friends',
  when: 'projection',
  on: [FriendRequested, FriendshipMade],
  frames,
  needs: notifyPorts,
  handle(event, ports) {
    const { fromId, toId, friendshipId } = event.data;
    const [type, recipientId, actorId] =
      event.name === FriendRequested.eventName
        ? (['friend-request', toId, fromId] as const)
        : (['friend-accepted', fromId, toId] as const);
    const subject = { kind: 'user', id: actorId } as const;
    const key = `${type} ${friendshipId}`;
    return notify(ports, event, [{ recipientId, actorId, type, subject, key }]);
  },
});

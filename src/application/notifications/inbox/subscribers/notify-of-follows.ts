import { FollowRequested, UserFollowed } from '../../../../domain/social/published.ts';
import { subscriber } from '../../../kernel/subscriber.ts';
import { frames, notify, notifyPorts } from '../notify.ts';

export const notifyOfFollows = subscriber({
  name: 'notifications.tell-of-follows',
  when: 'projection',
  on: [UserFollowed, FollowRequested],
  frames,
  needs: notifyPorts,
  handle(event, ports) {
    const { followerId: actorId, followeeId: recipientId } = event.data;
    const type = event.name === UserFollowed.eventName ? 'follow' : 'follow-request';
    return notify(ports, event, [{ recipientId, actorId, type, subject: null, key: `${type} ${actorId}` }]);
  },
});

import { FollowRequested, UserFollowed } from '../../../../domain/social/published.ts';
import { notifier } from '../notify.ts';

export const notifyOfFollows = notifier({
  name: 'notifications.tell-of-follows',
  on: [UserFollowed, FollowRequested],
  needs: {},
  requests({ name, data: { followerId: actorId, followeeId: recipientId } }) {
    const type = name === UserFollowed.eventName ? 'follow' : 'follow-request';
    return [{ recipientId, actorId, type, subject: null, key: `${type} ${actorId}` }];
  },
});

import {
  FollowApproved,
  FollowRequested,
  UserFollowed,
  UserUnfollowed,
} from '../../../domain/social/published.ts';
import { toFrame } from '../../kernel/frame.ts';
import { Relations } from '../../kernel/relations.ts';
import { subscriber } from '../../kernel/subscriber.ts';
import { followerAdded, followerApproved, followerRemoved, followerRequested } from '../frames.ts';
import { SocialLists } from '../ports.ts';

const toFollowee = {
  [UserFollowed.eventName]: followerAdded,
  [UserUnfollowed.eventName]: followerRemoved,
  [FollowRequested.eventName]: followerRequested,
};

export const pushFollows = subscriber({
  name: 'social.push-follows',
  when: 'after-commit',
  on: [UserFollowed, UserUnfollowed, FollowRequested, FollowApproved],
  frames: [followerAdded, followerRemoved, followerRequested, followerApproved],
  needs: { lists: SocialLists, relations: Relations },
  async handle(event, { lists, relations }) {
    const [followerId, followeeId] = [event.data.followerId, event.data.followeeId];
    // A block ends the follow as well, and then neither is notified.
    if ((await relations.between(followeeId, followerId)).blocked) return undefined;
    if (event.name === FollowApproved.eventName)
      return { push: [toFrame(followerApproved, event, await lists.person(followeeId), [followerId])] };
    return {
      push: [toFrame(toFollowee[event.name], event, await lists.person(followerId), [followeeId])],
    };
  },
});

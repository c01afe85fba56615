import {
  FollowApproved,
  FollowRequested,
  UserFollowed,
  UserUnfollowed,
} from '../../../domain/social/published.ts';
import { announce } from '../../kernel/frame.ts';
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
  when: 'live',
  hears: [UserFollowed, UserUnfollowed, FollowRequested, FollowApproved],
  frames: [followerAdded, followerRemoved, followerRequested, followerApproved],
  needs: { lists: SocialLists, relations: Relations },
  async handle(fact, { lists, relations }) {
    const [followerId, followeeId] = [fact.data.followerId, fact.data.followeeId];
    // A block ends the follow as well, and then neither hears of the other.
    if ((await relations.between(followeeId, followerId)).blocked) return undefined;
    if (fact.name === FollowApproved.eventName)
      return { announce: [announce(followerApproved, fact, await lists.person(followeeId), [followerId])] };
    return {
      announce: [announce(toFollowee[fact.name], fact, await lists.person(followerId), [followeeId])],
    };
  },
});

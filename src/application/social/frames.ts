import { frameType } from '../kernel/frame.ts';
import { PublicUser } from '../kernel/public-user.ts';
import { FriendRequest } from './views.ts';

export const followerAdded = frameType('follower.added', 'Someone follows you now', PublicUser);
export const followerRemoved = frameType(
  'follower.removed',
  'Someone does not follow you any more',
  PublicUser,
);
export const followerRequested = frameType('follower.requested', 'Someone asks to follow you', PublicUser);
export const followerApproved = frameType('follower.approved', 'Someone lets you follow them', PublicUser);
export const friendRequested = frameType('friend.requested', 'Someone asks to be your friend', FriendRequest);
export const friendAnswered = frameType('friend.answered', 'Your friend request was answered', FriendRequest);
export const friendRemoved = frameType('friend.removed', 'Someone ended your friendship', PublicUser);

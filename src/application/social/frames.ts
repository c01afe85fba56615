import { frameType } from '../kernel/frame.ts';
import { PublicUser } from '../kernel/public-user.ts';
import { FriendRequest } from './views.ts';

export const followerAdded = frameType('follower.added', 'Someone started to follow you', PublicUser);
export const followerRemoved = frameType('follower.removed', 'Someone stopped following you', PublicUser);
export const followerRequested = frameType('follower.requested', 'Someone asked to follow you', PublicUser);
export const followerApproved = frameType(
  'follower.approved',
  'Someone approved your follow request',
  PublicUser,
);
export const friendRequested = frameType(
  'friend.requested',
  'Someone asked to be your friend',
  FriendRequest,
);
export const friendAnswered = frameType('friend.answered', 'Your friend request was answered', FriendRequest);
export const friendRemoved = frameType('friend.removed', 'Someone ended your friendship', PublicUser);

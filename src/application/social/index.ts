import { answerFollowRequest } from './commands/answer-follow-request.ts';
import { answerFriendRequest } from './commands/answer-friend-request.ts';
import { blockUser } from './commands/block-user.ts';
import { cancelFriendRequest } from './commands/cancel-friend-request.ts';
import { followUser } from './commands/follow-user.ts';
import { muteUser } from './commands/mute-user.ts';
import { removeFollower } from './commands/remove-follower.ts';
import { requestFriendship } from './commands/request-friendship.ts';
import { unblockUser } from './commands/unblock-user.ts';
import { unfollowUser } from './commands/unfollow-user.ts';
import { unfriend } from './commands/unfriend.ts';
import { unmuteUser } from './commands/unmute-user.ts';
import { areFriends } from './queries/are-friends.ts';
import { listFollowers, listFollowing } from './queries/list-follows.ts';
import {
  listBlocked,
  listFollowRequests,
  listFriendRequests,
  listFriends,
  listMuted,
} from './queries/list-own.ts';
import { countFollows } from './subscribers/count-follows.ts';
import { letWaitingIn, purgeTies } from './subscribers/follow-the-account.ts';
import { keepFriends } from './subscribers/keep-friends.ts';
import { pushFollows } from './subscribers/push-follows.ts';
import { pushFriends } from './subscribers/push-friends.ts';

export const operations = [
  followUser,
  unfollowUser,
  listFollowers,
  listFollowing,
  listFollowRequests,
  answerFollowRequest,
  removeFollower,
  requestFriendship,
  answerFriendRequest,
  listFriends,
  listFriendRequests,
  cancelFriendRequest,
  unfriend,
  areFriends,
  blockUser,
  unblockUser,
  muteUser,
  unmuteUser,
  listBlocked,
  listMuted,
] as const;

export const subscribers = [
  countFollows,
  keepFriends,
  letWaitingIn,
  purgeTies,
  pushFollows,
  pushFriends,
] as const;

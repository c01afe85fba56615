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
import { listBlocked } from './queries/list-blocked.ts';
import { listFollowRequests } from './queries/list-follow-requests.ts';
import { listFollowers } from './queries/list-followers.ts';
import { listFollowing } from './queries/list-following.ts';
import { listFriendRequests } from './queries/list-friend-requests.ts';
import { listFriends } from './queries/list-friends.ts';
import { listMuted } from './queries/list-muted.ts';
import { approveWaitingFollows } from './subscribers/approve-waiting-follows.ts';
import { countFollows } from './subscribers/count-follows.ts';
import { keepFriends } from './subscribers/keep-friends.ts';
import { purgeTies } from './subscribers/purge-ties.ts';
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
  approveWaitingFollows,
  purgeTies,
  pushFollows,
  pushFriends,
] as const;

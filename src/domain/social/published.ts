import { eventType } from '../kernel/event.ts';

const pair = { followerId: 'id', followeeId: 'owner' } as const;

export const UserFollowed = eventType('social.user-followed', 1, pair);
export const UserUnfollowed = eventType('social.user-unfollowed', 1, pair);
export const FollowRequested = eventType('social.follow-requested', 1, pair);
/** A request was approved. `UserFollowed` is recorded with it. */
export const FollowApproved = eventType('social.follow-approved', 1, pair);

const friendship = { friendshipId: 'id', fromId: 'id', toId: 'owner' } as const;

export const FriendRequested = eventType('social.friend-requested', 1, friendship);
export const FriendRequestDeclined = eventType('social.friend-request-declined', 1, friendship);
export const FriendshipMade = eventType('social.friendship-made', 1, friendship);
/** `byId` is the person who ended it. */
export const FriendshipEnded = eventType('social.friendship-ended', 1, { ...friendship, byId: 'id' });

export const UserBlocked = eventType('social.user-blocked', 1, { blockerId: 'owner', blockedId: 'id' });
export const UserUnblocked = eventType('social.user-unblocked', 1, { blockerId: 'owner', blockedId: 'id' });
export const UserMuted = eventType('social.user-muted', 1, { muterId: 'owner', mutedId: 'id' });
export const UserUnmuted = eventType('social.user-unmuted', 1, { muterId: 'owner', mutedId: 'id' });

/** The follows and friendships of a deleted account with these people are gone. */
export const TiesPurged = eventType('social.ties-purged', 1, { userId: 'owner', otherIds: 'ids' });

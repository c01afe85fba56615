import type { RelationView } from '../../application/kernel/public-user.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { sql } from '../kernel/database/statement.ts';

// For statements of other contexts: who follows, befriends, blocks and mutes whom. People are parameters or columns.

export const blocks = (blocker: string, blocked: string): string =>
  `exists (select 1 from blocks bk where bk.blocker_id = ${blocker} and bk.blocked_id = ${blocked})`;

/** One of the two has blocked the other at `since` or later. */
export const blockedSince = (one: string, other: string, since: string): string => `exists (
  select 1 from blocks bk where bk.created_at >= ${since} and (
    (bk.blocker_id = ${one} and bk.blocked_id = ${other}) or (bk.blocker_id = ${other} and bk.blocked_id = ${one})))`;

/** No block is between the user and anyone in the list `ids`. */
export const notBlockedWithAny = (user: string, ids: string): string => `
  not exists (select 1 from blocks bk where bk.blocker_id = ${user} and bk.blocked_id in (${ids}))
  and not exists (select 1 from blocks bk where bk.blocked_id = ${user} and bk.blocker_id in (${ids}))`;

/** The blocks of these people in both directions, as a table of `userId, otherId`. */
export const blockPairsOf = (ids: string): string => `
  select blocker_id as userId, blocked_id as otherId from blocks where blocker_id in (${ids})
  union all select blocked_id, blocker_id from blocks where blocked_id in (${ids})`;

export const mutes = (muter: string, muted: string): string =>
  `exists (select 1 from mutes mt where mt.muter_id = ${muter} and mt.muted_id = ${muted})`;

export const follows = (viewer: string, user: string): string =>
  `exists (select 1 from follows fw where fw.followee_id = ${user} and fw.follower_id = ${viewer} and fw.accepted = 1)`;

export const asksToFollow = (viewer: string, user: string): string =>
  `exists (select 1 from follows fw where fw.followee_id = ${user} and fw.follower_id = ${viewer} and fw.accepted = 0)`;

export const followsOrAsks = (viewer: string, user: string): string =>
  `exists (select 1 from follows fw where fw.followee_id = ${user} and fw.follower_id = ${viewer})`;

/** Read `followee_id` from it. */
export const fromFollowees = (follower: string): string =>
  `from follows where follower_id = ${follower} and accepted = 1`;

export const fromFollows = (alias: string): string => `from follows ${alias}`;

/** The next followers of an author, by ascending id. */
export const followersAfter = sql<{ authorId: string; fromId: string; limit: number }, { id: UserId }>(`
  select follower_id as id from follows where followee_id = :authorId and follower_id > :fromId and accepted = 1
  order by follower_id limit :limit`);

/** The next friends of an author, by ascending id. */
export const friendsAfter = sql<{ authorId: string; fromId: string; limit: number }, { id: UserId }>(`
  select friend_id as id from friends where user_id = :authorId and friend_id > :fromId
  order by friend_id limit :limit`);

/** Joins the follow of one person by another as `alias`, if there is one. */
export const joinFollow = (alias: string, follower: string, followee: string): string =>
  `join follows ${alias} on ${alias}.followee_id = ${followee} and ${alias}.follower_id = ${follower} and ${alias}.accepted = 1`;

export const befriended = (viewer: string, user: string): string =>
  `exists (select 1 from friends fr where fr.user_id = ${viewer} and fr.friend_id = ${user})`;

/** Read `friend_id` from it. */
export const fromFriends = (user: string): string => `from friends where user_id = ${user}`;

/** Joins the friends of `user` as `alias.friend_id`. */
export const joinFriends = (alias: string, user: string): string =>
  `join friends ${alias} on ${alias}.user_id = ${user}`;

/** The friends of these people, as a table of `userId, otherId`. */
export const friendPairsOf = (ids: string): string =>
  `select fr.user_id as userId, fr.friend_id as otherId from friends fr where fr.user_id in (${ids})`;

/** A friend request is pending between two people, `low` being the one with the lower id. */
export const friendRequestPending = (low: string, high: string): string =>
  `exists (select 1 from friendships fs where fs.low_id = ${low} and fs.high_id = ${high} and fs.status = 'pending')`;

/** As above, and `from` sent it. */
export const friendRequestFrom = (from: string, low: string, high: string): string => `exists (
  select 1 from friendships fs
  where fs.low_id = ${low} and fs.high_id = ${high} and fs.status = 'pending' and fs.from_id = ${from})`;

/** The rows that tie people (`member`) to one person (`of`), to be read in the order of `member`. */
export interface Ties {
  readonly table: string;
  readonly member: string;
  readonly of: string;
  /** Continues a condition on the rows `f`. */
  readonly accepted: string;
}

export const followerTies: Ties = {
  table: 'follows',
  member: 'follower_id',
  of: 'followee_id',
  accepted: ' and f.accepted = 1',
};
export const friendTies: Ties = { table: 'friends', member: 'friend_id', of: 'user_id', accepted: '' };

/**
 * Columns for `toRelation`: how the viewer relates to `user`, a column. Each is one look-up by primary or unique key.
 */
export const relationTo = (viewer: string, user: string): string => `
  (select fw.accepted from follows fw where fw.followee_id = ${user} and fw.follower_id = ${viewer}) as followAccepted,
  ${follows(user, viewer)} as isFollowedBy, ${befriended(viewer, user)} as isFriend,
  (select case when fs.from_id = ${viewer} then 1 else 0 end from friendships fs
    where fs.low_id = case when ${user} < ${viewer} then ${user} else ${viewer} end
      and fs.high_id = case when ${user} < ${viewer} then ${viewer} else ${user} end
      and fs.status = 'pending') as requestIsMine,
  ${blocks(viewer, user)} as isBlocking, ${mutes(viewer, user)} as isMuting`;

type Flag = 0 | 1;
export interface RelationRow {
  readonly followAccepted: Flag | null;
  readonly isFollowedBy: Flag;
  readonly isFriend: Flag;
  readonly requestIsMine: Flag | null;
  readonly isBlocking: Flag;
  readonly isMuting: Flag;
}

/** How people relate to themselves. */
export const relationToSelf: RelationRow = {
  ...{ followAccepted: null, isFollowedBy: 0, isFriend: 0, requestIsMine: null, isBlocking: 0, isMuting: 0 },
};

/** The relation in a row that was read with `relationTo`. */
export const toRelation = (row: RelationRow): RelationView => ({
  following: row.followAccepted === 1,
  followRequested: row.followAccepted === 0,
  followedBy: row.isFollowedBy === 1,
  friend: row.isFriend === 1,
  requestSent: row.requestIsMine === 1,
  requestReceived: row.requestIsMine === 0,
  blocking: row.isBlocking === 1,
  muting: row.isMuting === 1,
});

/** The number of requests to follow a person, or to befriend them, that wait; `shown` is a condition on the asker's id. */
export const waitingFollows = (user: string, shown: (asker: string) => string): string => `(
  select count(*) from follows f where f.followee_id = ${user} and f.accepted = 0 and ${shown('f.follower_id')})`;
export const waitingFriendRequests = (user: string, shown: (asker: string) => string): string => `(
  select count(*) from friendships r where r.asked_id = ${user} and r.status = 'pending' and ${shown('r.from_id')})`;

// domain/access/policy.ts as SQL conditions. `viewer` is a parameter or a column, never a value.

export const blocks = (blocker: string, blocked: string): string =>
  `exists (select 1 from blocks bk where bk.blocker_id = ${blocker} and bk.blocked_id = ${blocked})`;

/** Neither has blocked the other. */
export const notBlocked = (viewer: string, user: string): string =>
  `(not ${blocks(user, viewer)} and not ${blocks(viewer, user)})`;

export const notMuted = (viewer: string, user: string): string =>
  `not exists (select 1 from mutes mt where mt.muter_id = ${viewer} and mt.muted_id = ${user})`;

export const follows = (viewer: string, user: string): string =>
  `exists (select 1 from follows fw where fw.followee_id = ${user} and fw.follower_id = ${viewer} and fw.accepted = 1)`;

export const befriended = (viewer: string, user: string): string =>
  `exists (select 1 from friends fr where fr.user_id = ${viewer} and fr.friend_id = ${user})`;

/** `maySee` in SQL. `owner` is the alias of the owner's `accounts` row, `visibility` a column. */
export const visibleTo = (viewer: string, owner: string, visibility: string): string => `(
  ${owner}.deleted_at is null and (${owner}.id = ${viewer} or (
    ${notBlocked(viewer, `${owner}.id`)} and (
      (${visibility} = 'public' and ${owner}.visibility = 'public')
      or (${visibility} in ('public', 'followers') and ${follows(viewer, `${owner}.id`)})
      or (${visibility} <> 'private' and ${befriended(viewer, `${owner}.id`)})))))`;

/**
 * Whether a post belongs in the viewer's home feed: their own, or visible to them and by someone whom they follow or
 * befriend and have not muted. Narrower than `visibleTo`.
 */
export const inFeedOf = (viewer: string, owner: string, visibility: string): string => `(
  ${owner}.deleted_at is null and (${owner}.id = ${viewer} or (
    ((${visibility} in ('public', 'followers') and ${follows(viewer, `${owner}.id`)})
      or (${visibility} <> 'private' and ${befriended(viewer, `${owner}.id`)}))
    and ${notMuted(viewer, `${owner}.id`)} and ${notBlocked(viewer, `${owner}.id`)})))`;

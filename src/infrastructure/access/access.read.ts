import { liveAccount } from '../identity/identity.read.ts';
import { hiddenBySuspension } from '../moderation/suspensions.read.ts';
import { befriended, blocks, follows, mutes } from '../social/social.read.ts';

// domain/access/policy.ts as SQL conditions. `viewer` is a parameter or a column, never a value.

/** Neither has blocked the other, and the viewer does not miss `user` for a suspension. */
export const notBlocked = (viewer: string, user: string): string =>
  `(not ${blocks(user, viewer)} and not ${blocks(viewer, user)} and not ${hiddenBySuspension(viewer, user)})`;

/** `notBlocked` for something that two people share, and `viewer` sees: often one of the two. */
export const notBlockedFor = (viewer: string, one: string, other: string): string =>
  `(not ${blocks(one, other)} and not ${blocks(other, one)}
    and not ${hiddenBySuspension(viewer, one)} and not ${hiddenBySuspension(viewer, other)})`;

export const notMuted = (viewer: string, user: string): string => `not ${mutes(viewer, user)}`;

/** `maySee` in SQL. `owner` is the alias of the owner's `accounts` row, `visibility` a column. */
export const visibleTo = (viewer: string, owner: string, visibility: string): string => `(
  ${liveAccount(owner)} and (${owner}.id = ${viewer} or (
    ${notBlocked(viewer, `${owner}.id`)} and ${meantFor(viewer, owner, visibility)})))`;

/** The part of `visibleTo` that differs between things of one owner. Not enough by itself. */
export const meantFor = (viewer: string, owner: string, visibility: string): string => `(
  (${visibility} = 'public' and ${owner}.visibility = 'public')
  or (${visibility} in ('public', 'followers') and ${follows(viewer, `${owner}.id`)})
  or (${visibility} in ('public', 'followers', 'friends') and ${befriended(viewer, `${owner}.id`)}))`;

/** `permits` in SQL. `permission` is a column, `owner` the alias of the owner's `accounts` row. */
export const permits = (viewer: string, owner: string, permission: string): string => `(
  ${permission} = 'everyone'
  or (${permission} = 'followers' and ${follows(viewer, `${owner}.id`)})
  or (${permission} in ('followers', 'friends') and ${befriended(viewer, `${owner}.id`)}))`;

/**
 * Whether a post belongs in the viewer's home feed: their own, or visible to them and by someone whom they follow or
 * befriend and have not muted. Narrower than `visibleTo`.
 */
export const inFeedOf = (viewer: string, owner: string, visibility: string): string => `(
  ${liveAccount(owner)} and (${owner}.id = ${viewer} or (
    ((${visibility} in ('public', 'followers') and ${follows(viewer, `${owner}.id`)})
      or (${visibility} in ('public', 'followers', 'friends') and ${befriended(viewer, `${owner}.id`)}))
    and ${notMuted(viewer, `${owner}.id`)} and ${notBlocked(viewer, `${owner}.id`)})))`;

import { iso } from '../../application/kernel/fields.ts';
import type { Instant } from '../../domain/kernel/id.ts';
import type { SuspensionDetails } from '../../domain/kernel/refusal.ts';

// For statements of other contexts: who is suspended. People are parameters or columns.

/**
 * `user` is suspended for good, and so is to everyone else as if `user` had blocked them. A suspension with an end
 * hides nobody.
 */
export const hiddenBySuspension = (viewer: string, user: string): string =>
  `exists (select 1 from suspensions su where su.user_id = ${user} and su.until is null and su.user_id <> ${viewer})`;

/** No one in the list `ids` is hidden from `viewer` by a suspension. */
export const noneHiddenBySuspension = (viewer: string, ids: string): string => `not exists (
  select 1 from suspensions su where su.user_id in (${ids}) and su.until is null and su.user_id <> ${viewer})`;

/** `suspensions su` of each person, if in force. The statement needs the parameter `now`. */
export const joinSuspension = (user: string): string =>
  `left join suspensions su on su.user_id = ${user} and (su.until is null or su.until > :now)`;

/** `suspensions su` of all who are suspended. The statement needs the parameter `now`. */
export const suspendedNow =
  'from (select user_id, reason, until from suspensions where until is null or until > :now) su';

/** Columns of a suspension from `suspensions su`, null without one. */
export const suspensionColumns = 'su.reason as suspendedFor, su.until as suspendedUntil';
export type SuspensionRow = { readonly suspendedFor: string | null; readonly suspendedUntil: Instant | null };

export const toSuspension = ({ suspendedFor, suspendedUntil }: SuspensionRow): SuspensionDetails | null =>
  suspendedFor === null
    ? null
    : { reason: suspendedFor, until: suspendedUntil === null ? null : iso(suspendedUntil) };

/** `suspensions su` of one person, if in force. The statement needs the parameter `now`. */
export const fromSuspendedNow = (user: string): string =>
  `from suspensions su where su.user_id = ${user} and (su.until is null or su.until > :now)`;

/** `suspensions su` of these people that have no end. */
export const fromSuspendedForGood = (ids: string): string =>
  `from suspensions su where su.user_id in (${ids}) and su.until is null`;

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

/** `suspensions su` of one person, if in force. The statement needs the parameter `now`. */
export const fromSuspendedNow = (user: string): string =>
  `from suspensions su where su.user_id = ${user} and (su.until is null or su.until > :now)`;

/** `suspensions su` of these people that have no end. */
export const fromSuspendedForGood = (ids: string): string =>
  `from suspensions su where su.user_id in (${ids}) and su.until is null`;

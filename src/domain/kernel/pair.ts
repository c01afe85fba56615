import type { UserId } from './id.ts';

/** Two people in the order in which a pair is stored. */
export const pairOf = (a: UserId, b: UserId): [UserId, UserId] => (a < b ? [a, b] : [b, a]);

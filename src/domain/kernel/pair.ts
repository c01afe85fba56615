import type { UserId } from './id.ts';

/** The ids of two people, the smaller first: the order in which pairs are stored. */
export const pairOf = (a: UserId, b: UserId): [UserId, UserId] => (a < b ? [a, b] : [b, a]);

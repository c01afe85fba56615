import type { Reacted } from '../../application/posts/views.ts';
import { type ReactionKind, reactionKinds } from '../../domain/kernel/reaction-kinds.ts';
import { type CounterRow, counts, selectCounters } from '../kernel/counters/counters.read.ts';

/** The viewer's reaction, null when there is none. */
export const reactionOf = (viewer: string, subject: string): string =>
  `(select my.kind from reactions my where my.subject_id = ${subject} and my.user_id = ${viewer})`;

/** Reaction counts and the viewer's own; needs `joinTally` of the same subject. */
export const reacted = (viewer: string, subject: string): string =>
  `${selectCounters(reactionKinds, subject)}, ${reactionOf(viewer, subject)} as myReaction`;

export type ReactedRow = CounterRow<ReactionKind> & { readonly myReaction: ReactionKind | null };

export const toReacted = (row: ReactedRow): Reacted => ({
  reactions: counts(reactionKinds, row),
  myReaction: row.myReaction,
});

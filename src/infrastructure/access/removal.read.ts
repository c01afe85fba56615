import { iso } from '../../application/kernel/fields.ts';
import type { RemovedView } from '../../application/kernel/removed.ts';
import type { EffectiveVisibility, Visibility } from '../../domain/access/policy.ts';
import type { HeldRemoval, Removal } from '../../domain/access/removal.ts';

// How tables keep what a moderator removed: the column `removal` holds JSON, null while it is not removed.

/** For the author's view; nothing while it is not removed. */
export function toRemoved(removal: string | null): { removed?: RemovedView } {
  if (removal === null) return {};
  const { reason, decisionId, at } = JSON.parse(removal) as Removal;
  return { removed: { reason, decisionId, at: iso(at) } };
}

/** The visibility that its author chose, also while it is removed. */
export const chosenVisibility = <V extends string>(row: {
  readonly visibility: V | Extract<EffectiveVisibility, 'removed'>;
  readonly removal: string | null;
}): V =>
  row.removal === null ? (row.visibility as V) : (JSON.parse(row.removal) as HeldRemoval<V>).visibility;

/** For exports of things that have a visibility. */
export const exportedRemoval = (row: {
  readonly visibility: EffectiveVisibility;
  readonly removal: string | null;
}) => ({
  visibility: chosenVisibility<Visibility>(row),
  removed: toRemoved(row.removal).removed ?? null,
});

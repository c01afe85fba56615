import type { UserCounts } from '../../../application/identity/views.ts';
import type { CounterKind } from '../../../application/kernel/ports.ts';
import { counterFor, sharedVisibilities, shownKinds } from '../../../application/kernel/shown-counts.ts';
import { maySee, type Relation } from '../../../domain/access/policy.ts';
import { type CounterRow, counts } from '../../kernel/counters/counters.read.ts';

const ties = ['followers', 'following', 'friends'] as const satisfies CounterKind[];
const shared = shownKinds.flatMap((kind) =>
  sharedVisibilities.map((visibility) => counterFor(kind, visibility)),
);

/** Counts from which those for one viewer are summed. */
export const countKinds = [...ties, ...shownKinds, ...shared] as const;
export type CountsRow = CounterRow<(typeof countKinds)[number]>;

/** The counts of what this viewer may see: the same policy as for the things themselves. */
export function countsFor(relation: Relation, row: CountsRow): UserCounts {
  const all = counts(countKinds, row);
  const result = { ...all } as Record<(typeof ties)[number] | (typeof shownKinds)[number], number>;
  // As the lists of followers and followees.
  if (!maySee(relation, 'public')) for (const kind of ties) result[kind] = 0;
  if (!relation.self)
    for (const kind of shownKinds)
      result[kind] = sharedVisibilities
        .filter((visibility) => maySee(relation, visibility))
        .reduce((sum, visibility) => sum + all[counterFor(kind, visibility)], 0);
  const { followers, following, friends, posts, items, outfits } = result;
  return { followers, following, friends, posts, items, outfits };
}

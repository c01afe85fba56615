import type { TallyKind } from '../../application/kernel/ports.ts';
import { tallyColumns } from './tallies.ts';

/** Joins what is folded of a subject's counts; read it with `tallied` beside. */
export const joinTally = (subject: string, alias = 'ty'): string =>
  `left join tallies ${alias} on ${alias}.subject_id = ${subject}`;

/**
 * Columns that together are exact at every moment: the folded counts of these kinds, and what is not folded
 * yet. Both are read by one statement, so a fold in between cannot show.
 */
export const tallied = (kinds: readonly TallyKind[], subject: string, alias = 'ty'): string =>
  [
    ...kinds.map((kind) => `${alias}.${tallyColumns[kind]}`),
    `(select /*+ index(tc primary) */ group_concat(concat(tc.kind, '=', tc.delta)) from tally_changes tc where tc.subject_id = ${subject}) as unfolded`,
  ].join(', ');

export type Tallied<K extends TallyKind> = { readonly [C in (typeof tallyColumns)[K]]: number | null } & {
  readonly unfolded: string | null;
};

/** The counts of a row that was read with `tallied`. */
export function counts<K extends TallyKind>(kinds: readonly K[], row: Tallied<K>): Record<K, number> {
  const result = {} as Record<K, number>;
  for (const kind of kinds) result[kind] = (row as Record<string, number | null>)[tallyColumns[kind]] ?? 0;
  if (row.unfolded !== null)
    for (const change of row.unfolded.split(',')) {
      const [kind, delta] = change.split('=') as [K, string];
      if (kind in result) result[kind] += Number(delta);
    }
  return result;
}

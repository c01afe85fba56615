import type { CounterKind } from '../../../application/kernel/ports.ts';
import { counterColumns } from './counters.ts';

/** Joins the compacted counts of a subject; use it together with `selectCounters`. */
export const joinCounters = (subject: string, alias = 'ty'): string =>
  `left join tallies ${alias} on ${alias}.subject_id = ${subject}`;

/**
 * Columns for `counts`: the compacted counts of these kinds, and the changes that are not compacted yet.
 * Because one statement reads both, a concurrent compaction cannot distort the sum.
 */
export const selectCounters = (kinds: readonly CounterKind[], subject: string, alias = 'ty'): string =>
  [
    ...kinds.map((kind) => `${alias}.${counterColumns[kind]}`),
    `(select /*+ index(tc primary) */ group_concat(concat(tc.kind, '=', tc.delta)) from tally_changes tc where tc.subject_id = ${subject}) as unfolded`,
  ].join(', ');

/** In place of `selectCounters` for a new subject, which nobody has counted yet: all its counts are 0. */
export const noCounters = 'null as unfolded';

/** The subjects with the highest folded counts of one kind, as a table of `subject_id` and the count. */
export const highestCounters = (kind: CounterKind, limit: number): string =>
  `select subject_id, ${counterColumns[kind]} from tallies
   where ${counterColumns[kind]} > 0 order by ${counterColumns[kind]} desc limit ${limit}`;

/** The sum of the changes of a subject that are not folded yet; `each` is an expression over a change `tc`. */
export const sumOfChanges = (each: string, subject: string): string =>
  `(select coalesce(sum(${each}), 0) from tally_changes tc where tc.subject_id = ${subject})`;

/** Statements that delete the counts of subjects; `which` follows `subject_id`: `= :userId`, `in (:ids*)`. */
export const deleteCounters = (which: string): readonly string[] =>
  ['tallies', 'tally_changes'].map((table) => `delete from ${table} where subject_id ${which}`);

export type CounterRow<K extends CounterKind> = {
  readonly [C in (typeof counterColumns)[K]]: number | null;
} & {
  readonly unfolded: string | null;
};

/** The exact counts, from a row that was read with `selectCounters`. */
export function counts<K extends CounterKind>(kinds: readonly K[], row: CounterRow<K>): Record<K, number> {
  const result = {} as Record<K, number>;
  for (const kind of kinds) result[kind] = (row as Record<string, number | null>)[counterColumns[kind]] ?? 0;
  if (row.unfolded !== null)
    for (const change of row.unfolded.split(',')) {
      const [kind, delta] = change.split('=') as [K, string];
      if (kind in result) result[kind] += Number(delta);
    }
  return result;
}

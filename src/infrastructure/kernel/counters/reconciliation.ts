import type { CounterKind, Counters } from '../../../application/kernel/ports.ts';
import { counterFor, type ShownKind, sharedVisibilities } from '../../../application/kernel/shown-counts.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import { Database } from '../database/database.ts';
import { sql } from '../database/statement.ts';
import { audit } from '../observability/audits.ts';
import type { SqlUnitOfWork } from '../unit-of-work/sql-unit-of-work.ts';
import { counterColumns } from './counters.ts';

/** How to recount a kind of count: a `select` of `subject_id` and `n`. */
export interface Reconciliation {
  readonly kind: CounterKind;
  readonly rows: string;
}

/** Recounts a kind of thing in all and for each audience; `shown` is an expression over a row of `table`. */
export const reconcileShown = (
  kind: ShownKind,
  { table, owner, shown }: { readonly table: string; readonly owner: string; readonly shown: string },
): Reconciliation[] => [
  { kind, rows: `select ${owner} as subject_id, count(*) as n from ${table} group by ${owner}` },
  ...sharedVisibilities.map((visibility) => ({
    kind: counterFor(kind, visibility),
    rows: `select ${owner} as subject_id, count(*) as n from ${table} where ${shown} = '${visibility}' group by ${owner}`,
  })),
];

export interface Drift {
  readonly kind: CounterKind;
  readonly subjectId: Id;
  /** The difference to add. */
  readonly by: number;
}

const shownAtMost = 1000;

/**
 * Compares one kind of count with a recount. One statement reads the compacted counts, the changes and the
 * rows.
 */
const driftOf = ({ kind, rows }: Reconciliation) =>
  sql<{ limit: number }, { subjectId: Id; drift: number | string }>(`
  select d.subject_id as subjectId, sum(d.n) as drift from (
    select * from (${rows}) recount
    union all select subject_id, -${counterColumns[kind]} from tallies where ${counterColumns[kind]} <> 0
    union all select subject_id, -delta from tally_changes where kind = '${kind}'
  ) d group by d.subject_id having sum(d.n) <> 0 limit :limit`);

/** The counts that differ from a recount, at most 1,000 of each kind. */
export async function findDrift(
  database: Database,
  reconciliations: readonly Reconciliation[],
): Promise<Drift[]> {
  const found: Drift[] = [];
  for (const recount of reconciliations) {
    const rows = await database.rows(driftOf(recount), { limit: shownAtMost });
    found.push(...rows.map(({ subjectId, drift }) => ({ kind: recount.kind, subjectId, by: Number(drift) })));
  }
  return found;
}

/** Recounts all of them. */
export const counterAudit = (reconciliations: readonly Reconciliation[]) =>
  audit({
    name: 'counters',
    needs: { database: Database },
    differences: async ({ database }) => (await findDrift(database, reconciliations)).length,
  });

/** Corrects counts by adding a change to each, so that concurrent changes still count. */
export const repairDrift = (
  unitOfWork: SqlUnitOfWork,
  counters: Counters,
  drifts: readonly Drift[],
): Promise<void> =>
  unitOfWork.run(async () => {
    for (const { subjectId, kind, by } of drifts) counters.add(subjectId, kind, by);
  });

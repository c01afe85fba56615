import type { Instant } from '../../../domain/kernel/id.ts';
import { type CaseId, decidedCaseKeptMs } from '../../../domain/moderation/report.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { firstIdOf } from '../../kernel/events/events.read.ts';
import { fromSuspendedNow } from '../suspensions.read.ts';

const batchSize = 100;

type Old = { status: string; uptoId: string; now: Instant; limit: number };
// Locked, so that a report that comes at the same time either keeps its case, or starts a new one.
const old = sql<Old, { id: CaseId }>(
  (d) => `
  select c.id from moderation_cases c
  where c.status = :status and c.last_decision_id < :uptoId and c.removed_at is null
    and not exists (select 1 from moderation_decisions md join moderation_appeals ap on ap.decision_id = md.id
      where md.case_id = c.id and ap.status = 'open')
    and not exists (select 1 ${fromSuspendedNow('c.author_id')})
  order by c.last_decision_id limit :limit ${d.forUpdateSkipLocked('c')}`,
);
const drops = [
  `delete from moderation_appeals where decision_id in (
    select md.id from moderation_decisions md where md.case_id in (:caseIds*))`,
  ...['decisions', 'reports', 'evidence_files', 'evidence'].map(
    (table) => `delete from moderation_${table} where case_id in (:caseIds*)`,
  ),
  'delete from moderation_cases where id in (:caseIds*)',
].map((text) => sql<{ caseIds: readonly string[] }>(text));

/**
 * Deletes cases that were decided long ago, with reports, evidence, decisions and appeals, in the current unit of work.
 * A case stays while an appeal is open or its author is suspended. The log of actions stays for ever.
 * @returns whether there may be more
 */
export async function dropOldCases(database: Database, now: Instant): Promise<boolean> {
  const ids: CaseId[] = [];
  for (const [status, keptMs] of Object.entries(decidedCaseKeptMs)) {
    const asked = { status, uptoId: firstIdOf(now - keptMs), now, limit: batchSize - ids.length };
    ids.push(...(await database.locked(old, asked)).map(({ id }) => id));
    if (ids.length === batchSize) break;
  }
  if (ids.length > 0) for (const drop of drops) database.enqueue(drop, { caseIds: ids });
  return ids.length === batchSize;
}

import type { Clock } from '../../../application/kernel/ports.ts';
import { type SessionId, sessionLimits } from '../../../domain/identity/session.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { SqlUnitOfWork } from '../../kernel/unit-of-work/sql-unit-of-work.ts';

const step = 500;

const expired = sql<{ before: number; limit: number }, { id: SessionId }>(
  'select id from sessions where last_used_at < :before order by last_used_at limit :limit',
);
const drop = sql<{ ids: readonly string[] }>('delete from sessions where id in (:ids*)');

/** Deletes expired sessions, without events: their tokens are refused already. Answers whether there are more. */
export async function dropExpiredSessions(
  database: Database,
  unitOfWork: SqlUnitOfWork,
  clock: Clock,
): Promise<boolean> {
  const rows = await database.rows(expired, { before: clock.now() - sessionLimits.idle, limit: step });
  const ids = rows.map(({ id }) => id);
  if (ids.length > 0) await unitOfWork.run(async () => database.enqueue(drop, { ids }));
  return ids.length === step;
}

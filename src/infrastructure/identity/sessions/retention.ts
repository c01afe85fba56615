import { type SessionId, sessionLimits } from '../../../domain/identity/session.ts';
import { sql } from '../../kernel/database/statement.ts';
import { type Aged, oldRows, RetentionJob, type RetentionPorts } from '../../kernel/runtime/retention-job.ts';

const expired = sql<Aged, { id: SessionId }>(
  'select id from sessions where last_used_at < :before order by last_used_at limit :limit',
);
const drop = sql<{ ids: readonly string[] }>('delete from sessions where id in (:ids*)');

/** Deletes expired sessions, without events: their tokens are refused already. */
export class SessionRetention extends RetentionJob {
  constructor(ports: RetentionPorts) {
    super(ports, sessionLimits.idle, [
      oldRows(expired, (to, rows) => to.enqueue(drop, { ids: rows.map(({ id }) => id) })),
    ]);
  }
}

import type { Id } from '../../../domain/kernel/id.ts';
import { sql } from '../../kernel/database/statement.ts';
import { type Aged, oldRows, RetentionJob, type RetentionPorts } from '../../kernel/runtime/retention-job.ts';

const keptMs = 90 * 24 * 3_600_000;

const oldDeliveries = sql<Aged, { id: Id }>(`
  select id from notification_deliveries where done_at < :before order by done_at, id limit :limit`);
const drop = sql<{ ids: readonly string[] }>('delete from notification_deliveries where id in (:ids*)');
const dropAttempts = sql<{ ids: readonly string[] }>(
  'delete from delivery_attempts where delivery_id in (:ids*)',
);
const dropSendings = sql<{ before: number }>(
  'delete from notification_sendings where created_at < :before and done = total',
);

/** Keeps ended deliveries, dead ones too, and finished announcements for 90 days. */
export class DeliveryRetention extends RetentionJob {
  constructor(ports: RetentionPorts) {
    super(ports, keptMs, [
      // Announcements are few, so they need no batches.
      async (to, { before }) => ({ isFull: false, drop: () => to.enqueue(dropSendings, { before }) }),
      oldRows(oldDeliveries, (to, rows) => {
        const ids = rows.map(({ id }) => id);
        to.enqueue(dropAttempts, { ids });
        to.enqueue(drop, { ids });
      }),
    ]);
  }
}

import type { Id } from '../../../domain/kernel/id.ts';
import { sql } from '../../kernel/database/statement.ts';
import { type Aged, oldRows, RetentionJob, type RetentionPorts } from '../../kernel/runtime/retention-job.ts';

const keptMs = 180 * 24 * 3_600_000;

const oldEvents = sql<Aged, { recipientId: Id; factKeyId: Id }>(`
  select recipient_id as recipientId, fact_key as factKeyId from notification_facts
  where at < :before order by at limit :limit`);
const dropEvents = sql<{ keys: readonly { recipientId: string; factKeyId: string }[] }>(
  (d) =>
    `delete from notification_facts where (recipient_id, fact_key) in ${d.rowList(':keys*(recipientId, factKeyId)')}`,
);
const oldNotifications = sql<Aged, { id: Id }>(
  'select id from notifications where latest_at < :before order by latest_at limit :limit',
);
const drop = sql<{ ids: readonly string[] }>('delete from notifications where id in (:ids*)');
const dropActors = sql<{ ids: readonly string[] }>(
  'delete from notification_actors where notification_id in (:ids*)',
);

/** Keeps notifications, and the keys of the events that they cover, for 180 days. */
export class NotificationRetention extends RetentionJob {
  constructor(ports: RetentionPorts) {
    super(ports, keptMs, [
      oldRows(oldEvents, (to, keys) => to.enqueue(dropEvents, { keys })),
      oldRows(oldNotifications, (to, rows) => {
        const ids = rows.map(({ id }) => id);
        to.enqueue(dropActors, { ids });
        to.enqueue(drop, { ids });
      }),
    ]);
  }
}

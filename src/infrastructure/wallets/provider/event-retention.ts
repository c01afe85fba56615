import { sql } from '../../kernel/database/statement.ts';
import { type Aged, oldRows, RetentionJob, type RetentionPorts } from '../../kernel/runtime/retention-job.ts';

type Key = { provider: string; eventKey: string };

const keptMs = 90 * 86_400_000;
const followed = sql<Aged, Key>(`
  select provider, event_id as eventKey from wallet_provider_events where done_at < :before
  order by done_at limit :limit`);
const drop = sql<{ keys: readonly Key[] }>(
  (d) =>
    `delete from wallet_provider_events where (provider, event_id) in ${d.rowList(':keys*(provider, eventKey)')}`,
);

/** Deletes provider events that were followed 90 days ago; the provider repeats one for a few days at most. */
export class EventRetention extends RetentionJob {
  constructor(ports: RetentionPorts) {
    super(ports, keptMs, [oldRows(followed, (database, keys) => database.enqueue(drop, { keys }))]);
  }
}

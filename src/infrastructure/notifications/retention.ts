import type { Clock } from '../../application/kernel/ports.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';

const keptMs = 180 * 24 * 3_600_000;
const step = 500;

type Aged = { before: number; limit: number };
const oldFacts = sql<Aged, { recipientId: Id; factKeyId: Id }>(`
  select recipient_id as recipientId, fact_key as factKeyId from notification_facts
  where at < :before order by at limit :limit`);
const dropFacts = sql<{ keys: readonly { recipientId: string; factKeyId: string }[] }>(
  (d) =>
    `delete from notification_facts where (recipient_id, fact_key) in ${d.rowList(':keys*(recipientId, factKeyId)')}`,
);
const old = sql<Aged, { id: Id }>(
  'select id from notifications where latest_at < :before order by latest_at limit :limit',
);
const drop = sql<{ ids: readonly string[] }>('delete from notifications where id in (:ids*)');
const dropActors = sql<{ ids: readonly string[] }>(
  'delete from notification_actors where notification_id in (:ids*)',
);

/** Notifications, and what they were made of, are kept for half a year. Each step answers whether there is more. */
export class NotificationRetention {
  readonly #database: Database;
  readonly #unitOfWork: SqlUnitOfWork;
  readonly #clock: Clock;

  constructor(database: Database, unitOfWork: SqlUnitOfWork, clock: Clock) {
    this.#database = database;
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
  }

  async step(): Promise<boolean> {
    const aged = { before: this.#clock.now() - keptMs, limit: step };
    const keys = await this.#database.rows(oldFacts, aged);
    const ids = (await this.#database.rows(old, aged)).map(({ id }) => id);
    await this.#unitOfWork.run(async () => {
      if (keys.length > 0) this.#database.enqueue(dropFacts, { keys });
      if (ids.length === 0) return;
      this.#database.enqueue(dropActors, { ids });
      this.#database.enqueue(drop, { ids });
    });
    return keys.length === step || ids.length === step;
  }
}

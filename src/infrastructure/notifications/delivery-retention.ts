import type { Clock } from '../../application/kernel/ports.ts';
import type { Id } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';

const keptMs = 90 * 24 * 3_600_000;
const step = 500;

type Ids = { ids: readonly string[] };
const old = sql<{ before: number; limit: number }, { id: Id }>(`
  select id from notification_deliveries where done_at < :before order by done_at, id limit :limit`);
const drop = sql<Ids>('delete from notification_deliveries where id in (:ids*)');
const dropAttempts = sql<Ids>('delete from delivery_attempts where delivery_id in (:ids*)');
const dropSendings = sql<{ before: number }>(
  'delete from notification_sendings where created_at < :before and done = total',
);

/** What has ended is kept for 90 days, the dead as well. Each step answers whether there is more. */
export class DeliveryRetention {
  readonly #database: Database;
  readonly #unitOfWork: SqlUnitOfWork;
  readonly #clock: Clock;

  constructor(database: Database, unitOfWork: SqlUnitOfWork, clock: Clock) {
    this.#database = database;
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
  }

  async step(): Promise<boolean> {
    const before = this.#clock.now() - keptMs;
    const ids = (await this.#database.rows(old, { before, limit: step })).map(({ id }) => id);
    await this.#unitOfWork.run(async () => {
      this.#database.enqueue(dropSendings, { before });
      if (ids.length === 0) return;
      this.#database.enqueue(dropAttempts, { ids });
      this.#database.enqueue(drop, { ids });
    });
    return ids.length === step;
  }
}

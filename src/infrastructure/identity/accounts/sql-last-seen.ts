import { LastSeenTimes } from '../../../application/kernel/ports.ts';
import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const seen = sql<{ userId: UserId; at: Instant }>(
  'update accounts set last_seen_at = :at where id = :userId and last_seen_at < :at',
);

export class SqlLastSeen extends LastSeenTimes {
  readonly #database: Database;
  readonly #unitOfWork: UnitOfWork;

  constructor(database: Database, unitOfWork: UnitOfWork) {
    super();
    this.#database = database;
    this.#unitOfWork = unitOfWork;
  }

  async note(visits: Parameters<LastSeenTimes['note']>[0]): Promise<void> {
    await this.#unitOfWork.run(async () => {
      for (const visit of visits) this.#database.enqueue(seen, { ...visit });
    });
  }
}

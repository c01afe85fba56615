import { Digests } from '../../../application/notifications/deliveries/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const add = sql<{ userId: string; dueAt: number }>(
  (d) => `${d.insertIgnore} into notification_digests (user_id, due_at) values (:userId, :dueAt)`,
);
const due = sql<{ now: number; limit: number }, { userId: UserId }>(
  (d) => `
  select g.user_id as userId from notification_digests g where g.due_at <= :now
  order by g.due_at, g.user_id limit :limit ${d.forUpdateSkipLocked('g')}`,
);
const drop = sql<{ ids: readonly string[] }>('delete from notification_digests where user_id in (:ids*)');

export class SqlDigests extends Digests {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  schedule(userId: UserId, dueAt: Instant): void {
    this.#database.enqueue(add, { userId, dueAt });
  }

  async due(now: Instant, limit: number) {
    return (await this.#database.locked(due, { now, limit })).map(({ userId }) => userId);
  }

  done(ids: readonly UserId[]): void {
    this.#database.enqueue(drop, { ids });
  }
}

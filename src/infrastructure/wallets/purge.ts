import { WalletPurge } from '../../application/wallets/purge/ports.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

const hideActivity = sql<{ userId: string }>('delete from wallet_activity where person_id = :userId');
const notes = (['wallet_requests', 'wallet_holds'] as const).map((table) => ({
  find: sql<{ userId: string; limit: number }, { id: Id }>(
    `select n.id from ${table} n where n.by_id = :userId and n.note <> '' limit :limit`,
  ),
  empty: sql<{ ids: readonly string[] }>(
    `update ${table} set note = '', version = version + 1 where id in (:ids*)`,
  ),
}));

export class SqlWalletPurge extends WalletPurge {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  hideActivity(userId: UserId): void {
    this.#database.enqueue(hideActivity, { userId });
  }

  async emptyNotes(userId: UserId, limit: number) {
    let more = false;
    for (const { find, empty } of notes) {
      const ids = (await this.#database.rows(find, { userId, limit })).map(({ id }) => id);
      if (ids.length > 0) this.#database.enqueue(empty, { ids });
      more ||= ids.length === limit;
    }
    return more;
  }
}

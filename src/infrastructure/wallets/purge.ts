import { WalletPurge } from '../../application/wallets/purge/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

const hideActivity = sql<{ userId: string }>('delete from wallet_activity where person_id = :userId');

export class SqlWalletPurge extends WalletPurge {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  hideActivity(userId: UserId): void {
    this.#database.enqueue(hideActivity, { userId });
  }
}

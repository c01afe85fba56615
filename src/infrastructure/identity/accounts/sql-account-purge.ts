import { AccountPurge } from '../../../application/identity/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

// Each of these is bounded per account, so one transaction deletes them all.
const drops = [
  'user_terms',
  'sessions',
  'mail_tokens',
  'factors',
  'passkeys',
  'recovery_codes',
  'log_in_tickets',
  'code_attempts',
].map((table) => sql<{ userId: UserId }>(`delete from ${table} where user_id = :userId`));

export class SqlAccountPurge extends AccountPurge {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  ofAccount(userId: UserId): void {
    for (const drop of drops) this.#database.enqueue(drop, { userId });
  }
}

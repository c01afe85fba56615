import { SearchIndex } from '../../../application/identity/ports.ts';
import { termsOf } from '../../../application/identity/profiles/search-terms.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const named = sql<{ userId: UserId }, { username: string; name: string }>(
  'select username, name from accounts where id = :userId and deleted_at is null',
);
const drop = sql<{ userId: UserId }>('delete from user_terms where user_id = :userId');
const insert = sql<{ rows: { term: string; userId: UserId }[] }>(
  'insert into user_terms (term, user_id) values :rows*(term, userId)',
);

export class SqlSearchIndex extends SearchIndex {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async update(userId: UserId): Promise<void> {
    const person = await this.#database.row(named, { userId });
    this.#database.enqueue(drop, { userId });
    const rows = person ? termsOf(person).map((term) => ({ term, userId })) : [];
    if (rows.length > 0) this.#database.enqueue(insert, { rows });
  }
}

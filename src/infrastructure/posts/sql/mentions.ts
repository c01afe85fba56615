import { Mentions } from '../../../application/posts/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import { notBlocked } from '../../access/access.read.ts';
import { fromAccounts, liveAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const resolve = sql<{ authorId: string; usernames: readonly string[] }, { id: UserId }>(`
  select a.id ${fromAccounts('a')}
  where a.username_key in (:usernames*) and ${liveAccount('a')} and ${notBlocked(':authorId', 'a.id')}`);

export class SqlMentions extends Mentions {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async resolve(authorId: UserId, usernames: readonly string[]): Promise<UserId[]> {
    const rows = await this.#database.rows(resolve, { authorId, usernames });
    return rows.map(({ id }) => id);
  }
}

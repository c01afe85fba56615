import { type Account, Accounts } from '../../../domain/identity/account.ts';
import { EmailTaken, UsernameTaken } from '../../../domain/identity/errors.ts';
import { foldEmail, foldUsername } from '../../../domain/identity/login.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { AccountSchema } from '../identity.schema.ts';

const byUsername = sql<{ key: string }, { id: UserId }>('select id from accounts where username_key = :key');
const byEmail = sql<{ key: string }, { id: UserId }>('select id from accounts where email_key = :key');

export class SqlAccounts extends Accounts {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async find(id: UserId): Promise<Account | undefined> {
    return this.#aggregates.find(AccountSchema, { id, deletedAt: null });
  }

  async findByUsername(username: string): Promise<Account | undefined> {
    const found = await this.#database.row(byUsername, { key: foldUsername(username) });
    return found && this.find(found.id);
  }

  async findByEmail(email: string): Promise<Account | undefined> {
    const found = await this.#database.row(byEmail, { key: foldEmail(email) });
    return found && this.find(found.id);
  }

  add(account: Account): void {
    this.#aggregates.add(AccountSchema, account);
  }

  async refuseTakenUsername(username: string, by?: UserId): Promise<void> {
    const holder = await this.#database.row(byUsername, { key: foldUsername(username) });
    if (holder && holder.id !== by) throw new UsernameTaken();
  }

  async refuseTakenEmail(email: string, by?: UserId): Promise<void> {
    const holder = await this.#database.row(byEmail, { key: foldEmail(email) });
    if (holder && holder.id !== by) throw new EmailTaken();
  }
}

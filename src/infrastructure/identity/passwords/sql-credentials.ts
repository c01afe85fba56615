import { type Credential, Credentials, type Renewal } from '../../../application/identity/credentials.ts';
import { foldEmail, foldUsername } from '../../../domain/identity/login.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const columns = 'id as userId, role, username, email, password_hash as passwordHash';
const byId = sql<{ userId: UserId }, Credential>(
  `select ${columns} from accounts where id = :userId and deleted_at is null`,
);
const byUsername = sql<{ key: string }, Credential>(
  `select ${columns} from accounts where username_key = :key`,
);
const byEmail = sql<{ key: string }, Credential>(`select ${columns} from accounts where email_key = :key`);
const renew = sql<{ userId: UserId; role: string; provenHash: string; hash: string; now: Instant }>(`
  update accounts set last_seen_at = :now, password_hash = :hash
  where id = :userId and role = :role and password_hash = :provenHash and deleted_at is null`);
const seen = sql<{ userId: UserId; now: Instant; before: Instant }>(
  'update accounts set last_seen_at = :now where id = :userId and last_seen_at < :before',
);

const hour = 3_600_000;

export class SqlCredentials extends Credentials {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async byId(userId: UserId): Promise<Credential | undefined> {
    return this.#database.row(byId, { userId });
  }

  async byUsername(username: string): Promise<Credential | undefined> {
    return this.#database.row(byUsername, { key: foldUsername(username) });
  }

  async byEmail(email: string): Promise<Credential | undefined> {
    return this.#database.row(byEmail, { key: foldEmail(email) });
  }

  async renew(sign: Renewal): Promise<boolean> {
    return (await this.#database.write(renew, { ...sign })) === 1;
  }

  seen(userId: UserId, now: Instant): void {
    // At most once an hour: readers of this count in days.
    this.#database.enqueue(seen, { userId, now, before: now - hour });
  }
}

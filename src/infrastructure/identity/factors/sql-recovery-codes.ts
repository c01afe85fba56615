import { RecoveryCodes } from '../../../domain/identity/factors/recovery-code.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const drop = sql<{ userId: UserId }>('delete from recovery_codes where user_id = :userId');
const insert = sql<{ rows: { userId: UserId; digest: string }[] }>(
  'insert into recovery_codes (user_id, digest) values :rows*(userId, digest)',
);
const use = sql<{ userId: UserId; digests: readonly string[]; now: Instant }>(`
  update recovery_codes set used_at = :now
  where user_id = :userId and digest in (:digests*) and used_at is null`);
const left = sql<{ userId: UserId }, { count: number }>(
  'select count(*) as count from recovery_codes where user_id = :userId and used_at is null',
);

export class SqlRecoveryCodes extends RecoveryCodes {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  replace(userId: UserId, digests: readonly string[]): void {
    this.drop(userId);
    this.#database.enqueue(insert, { rows: digests.map((digest) => ({ userId, digest })) });
  }

  drop(userId: UserId): void {
    this.#database.enqueue(drop, { userId });
  }

  async use(userId: UserId, digests: readonly string[], now: Instant): Promise<boolean> {
    return (await this.#database.write(use, { userId, digests, now })) === 1;
  }

  async left(userId: UserId): Promise<number> {
    return (await this.#database.row(left, { userId }))?.count ?? 0;
  }
}

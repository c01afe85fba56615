import type { Role } from '../../application/kernel/operation.ts';
import { Staff } from '../../application/moderation/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { fromAccounts, liveAccount } from '../identity/identity.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

const roleOf = sql<{ userId: string }, { role: Role }>(
  `select a.role ${fromAccounts('a')} where a.id = :userId and ${liveAccount('a')}`,
);

export class SqlStaff extends Staff {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async roleOf(userId: UserId): Promise<Role | undefined> {
    return (await this.#database.row(roleOf, { userId }))?.role;
  }
}

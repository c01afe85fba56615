import { FactorList } from '../../../application/identity/factors/ports.ts';
import type { FactorView } from '../../../application/identity/factors/views.ts';
import { iso } from '../../../application/kernel/fields.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { confirmedFactors } from './sql-factors.ts';

export class SqlFactorList extends FactorList {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(userId: UserId): Promise<FactorView[]> {
    const rows = await this.#database.rows(confirmedFactors, { userId });
    return rows.map(({ id, kind, name, createdAt, lastUsedAt }) => ({
      ...{ id, kind, name },
      createdAt: iso(createdAt),
      lastUsedAt: lastUsedAt === null ? null : iso(lastUsedAt),
    }));
  }
}

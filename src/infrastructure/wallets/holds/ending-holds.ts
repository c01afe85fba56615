import { EndingHolds } from '../../../application/wallets/holds/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { HoldId } from '../../../domain/wallets/hold.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const overdue = sql<{ at: number; limit: number }, { id: HoldId }>(`
  select h.id from wallet_holds h where h.status = 'open' and h.ends_at <= :at order by h.ends_at limit :limit`);
const openBy = (column: 'by_id' | 'payee_id') =>
  sql<{ userId: string; limit: number }, { id: HoldId }>(
    `select h.id from wallet_holds h where h.${column} = :userId and h.status = 'open' order by h.id limit :limit`,
  );
const [sent, received] = [openBy('by_id'), openBy('payee_id')];

export class SqlEndingHolds extends EndingHolds {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async overdue(at: Instant, limit: number) {
    return (await this.#database.rows(overdue, { at, limit })).map(({ id }) => id);
  }

  async of(userId: UserId, limit: number) {
    const found = await this.#database.rows(sent, { userId, limit });
    found.push(...(await this.#database.rows(received, { userId, limit })));
    return found.slice(0, limit).map(({ id }) => id);
  }
}

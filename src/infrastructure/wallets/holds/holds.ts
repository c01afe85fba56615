import type { UserId } from '../../../domain/kernel/id.ts';
import { type Hold, type HoldId, Holds } from '../../../domain/wallets/hold.ts';
import type { ClientTransferId } from '../../../domain/wallets/transfer.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { named } from '../named.ts';
import { HoldSchema } from '../wallets.schema.ts';

const lock = sql<{ ids: readonly string[] }>(
  (d) => `select h.id from wallet_holds h where h.id in (:ids*) order by h.id ${d.forUpdate}`,
);

const lockNamed = sql<{ id: string; viewerId: string }, { id: HoldId }>(
  (d) =>
    `select h.id from wallet_holds h where h.id = ${named('wallet_holds', 'by_id', 'payee_id')} ${d.forUpdate}`,
);

export class SqlHolds extends Holds {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async lock(id: HoldId, viewerId: UserId) {
    const [row] = await this.#database.locked(lockNamed, { id, viewerId });
    return row && this.#aggregates.find(HoldSchema, { id: row.id });
  }

  async lockAll(ids: readonly HoldId[]): Promise<readonly Hold[]> {
    if (ids.length === 0) return [];
    // Begins the transaction, in which `findAll` reads what is locked.
    await this.#database.locked(lock, { ids });
    return this.#aggregates.findAll(HoldSchema, { id: ids });
  }

  made(byId: UserId, clientId: ClientTransferId) {
    return this.#aggregates.find(HoldSchema, { byId, clientId });
  }

  add(hold: Hold): void {
    this.#aggregates.add(HoldSchema, hold);
  }
}

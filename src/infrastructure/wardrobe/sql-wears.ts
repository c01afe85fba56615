import type { UserId } from '../../domain/kernel/id.ts';
import { type Wear, type WearId, Wears } from '../../domain/wardrobe/wear.ts';
import type { Database } from '../kernel/database/database.ts';
import { TransactionConflict } from '../kernel/database/errors.ts';
import { sql } from '../kernel/database/statement.ts';
import type { Aggregates } from '../kernel/orm/aggregates.ts';
import { WearSchema } from './outfits.schema.ts';
import { requireVersion } from './sql-items.ts';

type One = { wearId: string };
// As with outfits, the items stay locked until this is stored.
const count = sql<One & { ownerId: string; onDay: string; itemIds: readonly string[] }>(
  (d) => `
  insert into wear_items (wear_id, item_id, owner_id, on_day)
  select :wearId, i.id, i.owner_id, :onDay from items i
  where i.id in (:itemIds*) and i.owner_id = :ownerId ${d.forUpdate}`,
);
const uncount = sql<One>('delete from wear_items where wear_id = :wearId');

export class SqlWears extends Wears {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async find(ownerId: UserId, id: WearId, version?: number): Promise<Wear | undefined> {
    const wear = await this.#aggregates.find(WearSchema, { id, ownerId });
    requireVersion(wear, version);
    return wear;
  }

  async add(wear: Wear): Promise<void> {
    this.#aggregates.add(WearSchema, wear);
    await this.#count(wear);
  }

  async recount(wear: Wear): Promise<void> {
    this.#database.enqueue(uncount, { wearId: wear.id });
    await this.#count(wear);
  }

  remove(wear: Wear): void {
    this.#database.enqueue(uncount, { wearId: wear.id });
    this.#aggregates.remove(wear);
  }

  async #count({ id: wearId, ownerId, counts: { on, itemIds } }: Wear): Promise<void> {
    const counted = await this.#database.write(count, { wearId, ownerId, onDay: on, itemIds });
    if (counted !== itemIds.length) throw new TransactionConflict('an item was removed meanwhile');
  }
}

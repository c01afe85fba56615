import type { UserId } from '../../../domain/kernel/id.ts';
import { type Wear, type WearId, Wears } from '../../../domain/wardrobe/diary/wear.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { insertItemLinks, linkItems } from '../item-links.ts';
import { requireVersion } from '../require-version.ts';
import { WearSchema } from './wear.schema.ts';

type One = { wearId: string };
const count = linkItems<One & { onDay: string }>(
  'wear_items (wear_id, item_id, owner_id, on_day)',
  ':wearId, i.id, i.owner_id, :onDay',
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

  async #count({ id: wearId, ownerId, counted: { on, itemIds } }: Wear): Promise<void> {
    await insertItemLinks(this.#database, count, { wearId, ownerId, onDay: on, itemIds });
  }
}

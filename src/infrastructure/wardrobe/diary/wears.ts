import type { UserId } from '../../../domain/kernel/id.ts';
import { type Wear, type WearId, Wears } from '../../../domain/wardrobe/diary/wear.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Database } from '../../kernel/database/database.ts';
import { TransactionConflict } from '../../kernel/database/errors.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { insertItemLinks, linkItems } from '../item-links.ts';
import { requireVersion } from '../require-version.ts';
import { WearSchema } from './wear.schema.ts';
import { addWear, itemsWornIn, removeWears } from './worn-figures.ts';

const insertItems = linkItems<{ wearId: string; onDay: string }>(
  'wear_items (wear_id, item_id, owner_id, on_day)',
  ':wearId, i.id, i.owner_id, :onDay',
);

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
    // The wear's own list is the new one already.
    const worn = await this.#database.rows(itemsWornIn, { wearIds: [wear.id] });
    if (worn.length === 0) throw new TransactionConflict('the wear was voided meanwhile');
    this.#uncount(
      wear,
      worn.map(({ itemId }) => itemId),
    );
    await this.#count(wear);
  }

  remove(wear: Wear): void {
    this.#aggregates.remove(wear);
    this.#uncount(wear, wear.counted.itemIds);
  }

  async #count({ id: wearId, ownerId, counted: { on: onDay, itemIds } }: Wear): Promise<void> {
    await insertItemLinks(this.#database, insertItems, { wearId, ownerId, onDay, itemIds });
    this.#database.enqueue(addWear, { onDay, itemIds });
  }

  /** The row of the wear is written first and is the lock: no other transaction counts the wear meanwhile. */
  #uncount({ id }: Wear, itemIds: readonly ItemId[]): void {
    for (const remove of removeWears) this.#database.enqueue(remove, { wearIds: [id], itemIds });
  }
}

import type { UserId } from '../../../domain/kernel/id.ts';
import { type Wear, type WearId, Wears } from '../../../domain/wardrobe/diary/wear.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Database } from '../../kernel/database/database.ts';
import { TransactionConflict } from '../../kernel/database/errors.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { insertItemLinks, linkItems } from '../item-links.ts';
import { changeMonths, changeWears } from '../items/stats/groups.ts';
import { requireVersion } from '../require-version.ts';
import { WearSchema } from './wear.schema.ts';
import { addWear, itemsWornIn, removeWears, type WornItem } from './worn-figures.ts';

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
    this.#changeSums(wear, [], wornIn(wear));
  }

  async recount(wear: Wear): Promise<void> {
    // The wear's own list is the new one already.
    const before = await this.#database.rows(itemsWornIn, { wearIds: [wear.id] });
    if (before.length === 0) throw new TransactionConflict('the wear was voided meanwhile');
    this.#uncount(wear, before);
    await this.#count(wear);
    this.#changeSums(wear, before, wornIn(wear));
  }

  remove(wear: Wear): void {
    this.#aggregates.remove(wear);
    this.#uncount(wear, wornIn(wear));
    this.#changeSums(wear, wornIn(wear), []);
  }

  async #count({ id: wearId, ownerId, counted: { on: onDay, itemIds } }: Wear): Promise<void> {
    await insertItemLinks(this.#database, insertItems, { wearId, ownerId, onDay, itemIds });
    this.#database.enqueue(addWear, { onDay, itemIds });
  }

  /** The row of the wear is written first and is the lock: no other transaction counts the wear meanwhile. */
  #uncount({ id }: Wear, worn: readonly WornItem[]): void {
    const itemIds = worn.map(({ itemId }) => itemId);
    for (const remove of removeWears) this.#database.enqueue(remove, { wearIds: [id], itemIds });
  }

  /** In one step at the end: the sums are the last that a transaction locks. */
  #changeSums({ ownerId }: Wear, before: readonly WornItem[], after: readonly WornItem[]): void {
    const items = new Map<ItemId, number>();
    const months = new Map<string, { items: number; wears: number }>();
    for (const [worn, by] of [
      [before, -1],
      [after, 1],
    ] as const)
      for (const [n, { itemId, onDay }] of worn.entries()) {
        items.set(itemId, (items.get(itemId) ?? 0) + by);
        const month = months.get(onDay.slice(0, 7)) ?? { items: 0, wears: 0 };
        // The first item stands for the wear.
        months.set(onDay.slice(0, 7), { items: month.items + by, wears: month.wears + (n === 0 ? by : 0) });
      }
    const rows = [...items].filter(([, by]) => by !== 0).map(([itemId, by]) => ({ itemId, by }));
    if (rows.length > 0) this.#database.enqueue(changeWears, { rows });
    const changed = [...months].filter(([, { items, wears }]) => items !== 0 || wears !== 0).sort();
    if (changed.length > 0)
      this.#database.enqueue(changeMonths, {
        rows: changed.map(([month, sums]) => ({ ownerId, part: 'month', month, ...sums })),
      });
  }
}

const wornIn = ({ counted: { on: onDay, itemIds } }: Wear): WornItem[] =>
  itemIds.map((itemId) => ({ itemId, onDay }));

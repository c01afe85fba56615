import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import { sql } from '../../kernel/database/statement.ts';

// `items.logged_wears` and `last_worn_on` follow `wear_items` in the same transaction. Each statement changes what is
// stored by a difference, so concurrent wears of an item add up.

/** The rows of `wear_items` exist, so the items are locked. */
export const addWear = sql<{ onDay: string; itemIds: readonly string[] }>(`
  update items set logged_wears = logged_wears + 1,
    last_worn_on = case when last_worn_on > :onDay then last_worn_on else :onDay end
  where id in (:itemIds*)`);

export interface WornItem {
  readonly itemId: ItemId;
  readonly onDay: Day;
}
export const itemsWornIn = sql<{ wearIds: readonly string[] }, WornItem>(
  'select item_id as itemId, on_day as onDay from wear_items where wear_id in (:wearIds*)',
);

type Removed = { wearIds: readonly string[]; itemIds: readonly string[] };

/**
 * Removes wears from the items that were worn in them. The first statement locks the items; only a later one sees what
 * other transactions had written by then, so the last day worn is read last.
 */
export const removeWears = [
  sql<Removed>(`
  update items set logged_wears = logged_wears - (
    select count(*) from wear_items w where w.wear_id in (:wearIds*) and w.item_id = items.id)
  where id in (:itemIds*)`),
  sql<Removed>('delete from wear_items where wear_id in (:wearIds*)'),
  sql<Removed>(`
  update items set last_worn_on = (select max(w.on_day) from wear_items w where w.item_id = items.id)
  where id in (:itemIds*)`),
];

/** Sets the figures of locked items anew. */
export const recountWears = sql<{ itemIds: readonly string[] }>(`
  update items set logged_wears = (select count(*) from wear_items w where w.item_id = items.id),
    last_worn_on = (select max(w.on_day) from wear_items w where w.item_id = items.id)
  where id in (:itemIds*)`);

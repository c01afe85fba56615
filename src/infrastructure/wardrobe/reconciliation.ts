import type { Day } from '../../domain/wardrobe/calendar.ts';
import type { ItemId } from '../../domain/wardrobe/items/item.ts';
import { type Reconciliation, reconcileShown } from '../kernel/counters/reconciliation.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';
import { recountWears } from './diary/worn-figures.ts';
import { addSums, type GroupDrift, groupDrift } from './items/stats/groups.ts';

// Others do not see wished items.
const shownItem = "case when ownership = 'wished' then 'private' else visibility end";

export const wardrobeReconciliation: readonly Reconciliation[] = [
  ...reconcileShown('items', { table: 'items', owner: 'owner_id', shown: shownItem }),
  ...reconcileShown('outfits', { table: 'outfits', owner: 'owner_id', shown: 'visibility' }),
];

export interface WornDrift {
  readonly itemId: ItemId;
  /** To be added to the stored number of wears. */
  readonly wears: number;
  readonly lastWorn: Day | null;
  readonly storedLastWorn: Day | null;
}

const drifted = sql<{ limit: number }, WornDrift>(`
  select i.id as itemId, coalesce(w.wears, 0) - i.logged_wears as wears, w.last_worn as lastWorn,
    i.last_worn_on as storedLastWorn
  from items i left join (
    select item_id, count(*) as wears, max(on_day) as last_worn from wear_items group by item_id
  ) w on w.item_id = i.id
  where i.logged_wears <> coalesce(w.wears, 0) or coalesce(i.last_worn_on, '') <> coalesce(w.last_worn, '')
  limit :limit`);
const lock = sql<{ itemIds: readonly ItemId[] }>(
  (d) => `select id from items where id in (:itemIds*) order by id ${d.forUpdate}`,
);

/** Items whose stored wears differ from the diary, at most 1,000. */
export const findWornDrift = (database: Database): Promise<WornDrift[]> =>
  database.rows(drifted, { limit: 1000 });

export const correctWorn = (
  unitOfWork: SqlUnitOfWork,
  database: Database,
  drifts: readonly WornDrift[],
): Promise<void> =>
  unitOfWork.run(async () => {
    const itemIds = drifts.map(({ itemId }) => itemId);
    if (itemIds.length === 0) return;
    await database.locked(lock, { itemIds });
    database.enqueue(recountWears, { itemIds });
  });

/** Statistics of wardrobes that differ from a recount, at most 1,000 sums. */
export const findGroupDrift = (database: Database): Promise<GroupDrift[]> =>
  database.rows(groupDrift, { limit: 1000 });

/** Corrects sums by adding the differences, so that concurrent changes still count. */
export const correctGroups = (
  unitOfWork: SqlUnitOfWork,
  database: Database,
  drifts: readonly GroupDrift[],
): Promise<void> =>
  unitOfWork.run(async () => {
    if (drifts.length > 0) database.enqueue(addSums, { rows: drifts });
  });

import { Ids } from '../../../src/application/kernel/ports.ts';
import type { Id, UserId } from '../../../src/domain/kernel/id.ts';
import { type Params, sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { SqlUnitOfWork } from '../../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { recountWears } from '../../../src/infrastructure/wardrobe/diary/worn-figures.ts';
import { correctGroups, findGroupDrift } from '../../../src/infrastructure/wardrobe/reconciliation.ts';
import type { World } from '../world.ts';

const insertWears = sql<Params>(`
  insert into wears (id, owner_id, on_day, part, item_ids, created_at, version) values :rows*(id, ownerId, on, part, list, one, one)`);
const insertItems = sql<Params>(
  'insert into wear_items (wear_id, item_id, owner_id, on_day) values :rows*(wearId, itemId, ownerId, on)',
);

export interface Worn {
  readonly on: string;
  readonly itemIds: readonly string[];
}

/** Inserts the wears of a diary. */
export async function wear(world: World, ownerId: UserId, diary: readonly Worn[]): Promise<void> {
  const ids = world.core.get(Ids);
  const rows = diary.map(({ on, itemIds }) => ({
    id: ids.next<Id>(),
    ownerId,
    on,
    itemIds,
    list: JSON.stringify(itemIds),
    part: 'day',
    one: 1,
  }));
  for (let i = 0; i < rows.length; i += 1000) {
    const some = rows.slice(i, i + 1000);
    const items = some.flatMap(({ id: wearId, itemIds, on }) =>
      itemIds.map((itemId) => ({ wearId, itemId, ownerId, on })),
    );
    await world.unitOfWork.run(async () => {
      world.database.enqueue(insertWears, { rows: some.map(({ itemIds: _, ...row }) => row) });
      world.database.enqueue(insertItems, { rows: items });
      world.database.enqueue(recountWears, { itemIds: [...new Set(some.flatMap(({ itemIds }) => itemIds))] });
    });
  }
  await correctGroups(world.core.get(SqlUnitOfWork), world.database, await findGroupDrift(world.database));
}

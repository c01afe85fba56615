import type { Clock, Ids } from '../../../application/kernel/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Returned } from '../../../domain/wardrobe/items/item-state.ts';
import { WashNotFound } from '../../../domain/wardrobe/laundry/errors.ts';
import { type Wash, Washes, type WashId } from '../../../domain/wardrobe/laundry/wash.ts';
import type { Database } from '../../kernel/database/database.ts';
import { type Params, sql } from '../../kernel/database/statement.ts';

type One = { ownerId: string; washId: string };

const add = sql<Params>(`
  insert into washes (id, owner_id, item_id, on_day, wash_id, returned, created_at)
  values :rows*(id, ownerId, itemId, on, washId, returned, at)`);

const rowsOf = sql<One, { itemId: ItemId; on: Day; returned: string | null }>(`
  select item_id as itemId, on_day as \`on\`, returned from washes
  where load_id = :washId and owner_id = :ownerId order by item_id`);

const remove = sql<One>('delete from washes where load_id = :washId and owner_id = :ownerId');

export class SqlWashes extends Washes {
  readonly #database: Database;
  readonly #ids: Ids;
  readonly #clock: Clock;

  constructor(database: Database, ids: Ids, clock: Clock) {
    super();
    this.#database = database;
    this.#ids = ids;
    this.#clock = clock;
  }

  add({ id: washId, ownerId, on, items }: Wash): void {
    const at = this.#clock.now();
    const rows = items.map(({ itemId, returned }) => ({
      id: this.#ids.next(),
      ownerId,
      itemId,
      on,
      washId,
      returned: returned && JSON.stringify(returned),
      at,
    }));
    this.#database.enqueue(add, { rows });
  }

  async find(ownerId: UserId, id: WashId): Promise<Wash | undefined> {
    const rows = await this.#database.rows(rowsOf, { ownerId, washId: id });
    if (rows.length === 0) return undefined;
    const items = rows.map(({ itemId, returned }) => ({
      itemId,
      returned: returned === null ? null : (JSON.parse(returned) as Returned),
    }));
    return { id, ownerId, on: rows[0]!.on, items };
  }

  async remove({ id: washId, ownerId }: Wash): Promise<void> {
    if ((await this.#database.write(remove, { washId, ownerId })) === 0) throw new WashNotFound();
  }
}

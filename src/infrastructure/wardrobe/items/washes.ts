import type { Clock, Ids } from '../../../application/kernel/ports.ts';
import { Washes } from '../../../application/wardrobe/items/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Database } from '../../kernel/database/database.ts';
import { type Params, sql } from '../../kernel/database/statement.ts';

const add = sql<Params>(
  'insert into washes (id, owner_id, item_id, on_day, created_at) values :rows*(id, ownerId, itemId, on, at)',
);

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

  add(ownerId: UserId, itemIds: readonly ItemId[], on: Day): void {
    const at = this.#clock.now();
    this.#database.enqueue(add, {
      rows: itemIds.map((itemId) => ({ id: this.#ids.next(), ownerId, itemId, on, at })),
    });
  }
}

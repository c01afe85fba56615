import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { type WashKey, WashReader } from '../../../application/wardrobe/laundry/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { WashId } from '../../../domain/wardrobe/laundry/wash.ts';
import type { Database } from '../../kernel/database/database.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { loadOutfitItems } from '../outfits/outfit-items.ts';

type Range = { ownerId: string; beforeDay: string; beforeId: string; limit: number };

const loads = sql<Range, { id: WashId; onDay: Day; createdAt: Instant }>(`
  select load_id as id, on_day as onDay, min(created_at) as createdAt from washes
  where owner_id = :ownerId and on_day <= :beforeDay and (on_day < :beforeDay or load_id < :beforeId)
  group by on_day, load_id order by on_day desc, load_id desc limit :limit`);

const itemsOf = sql<{ ids: readonly string[] }, { washId: WashId; itemId: ItemId }>(`
  select load_id as washId, item_id as itemId from washes where load_id in (:ids*) order by load_id, item_id`);

export class SqlWashReader extends WashReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async list(ownerId: UserId, { limit, cursor }: PageRequest<WashKey>) {
    const [beforeDay, beforeId] = cursor ?? ['9999-12-31', lastId];
    const rows = await this.#database.rows(loads, { ownerId, beforeDay, beforeId, limit: limit + 1 });
    const page = toPage(
      rows,
      limit,
      ({ onDay, id }): WashKey => [onDay, id],
      (row) => row,
    );
    const ids = page.items.map(({ id }) => id);
    const found = ids.length === 0 ? [] : await this.#database.rows(itemsOf, { ids });
    const cards = await loadOutfitItems(
      this.#database,
      this.#files,
      ownerId,
      found.map(({ itemId }) => itemId),
    );
    const byWash = Map.groupBy(found, ({ washId }) => washId);
    const views = page.items.map(({ id, onDay, createdAt }) => ({
      id,
      on: onDay,
      items: (byWash.get(id) ?? []).flatMap(({ itemId }) => cards.get(itemId)?.card ?? []),
      createdAt: iso(createdAt),
    }));
    return { ...page, items: views };
  }
}

import { ImportKeys } from '../../../application/wardrobe/import-export/ports.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Known = { id: ItemId; importKey: string | null };
const byKey = sql<{ ownerId: UserId; keys: readonly string[] }, Known>(
  'select id, import_key as importKey from items where owner_id = :ownerId and import_key in (:keys*)',
);
const byId = sql<{ ownerId: UserId; ids: readonly string[] }, Known>(
  'select id, import_key as importKey from items where owner_id = :ownerId and id in (:ids*)',
);
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

export class SqlImportKeys extends ImportKeys {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async taken(ownerId: UserId, keys: readonly string[]): Promise<ReadonlyMap<string, ItemId>> {
    const taken = new Map<string, ItemId>();
    const ids = keys.filter((key) => uuid.test(key));
    const byTheirKey = keys.length > 0 ? await this.#database.rows(byKey, { ownerId, keys }) : [];
    const byTheirId = ids.length > 0 ? await this.#database.rows(byId, { ownerId, ids }) : [];
    for (const { id, importKey } of byTheirKey) taken.set(importKey!, id);
    for (const { id } of byTheirId) for (const key of ids) if (key.toLowerCase() === id) taken.set(key, id);
    return taken;
  }
}

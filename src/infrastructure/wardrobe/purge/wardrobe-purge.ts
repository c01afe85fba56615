import type { EventRecorder } from '../../../application/kernel/ports.ts';
import { WardrobePurge } from '../../../application/wardrobe/purge/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import { ItemRemoved } from '../../../domain/wardrobe/published.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { itemIndexes } from '../items/items.ts';

type Step = { ofId: string; limit: number };
type Ids = { ids: readonly string[] };
const itemsOf = sql<Step, { id: Id }>('select id from items where owner_id = :ofId order by id limit :limit');
const collectionsOf = sql<Step, { id: Id }>(
  'select id from collections where owner_id = :ofId order by id limit :limit',
);
const collectionsWith = sql<Step, { collectionId: Id }>(
  'select collection_id as collectionId from collection_entries where ref_id = :ofId limit :limit',
);
const dropEntriesOf = sql<{ refId: string } & Ids>(
  'delete from collection_entries where ref_id = :refId and collection_id in (:ids*)',
);
const dropOfItems = [
  ...[...itemIndexes, 'washes'].map((table) => sql<Ids>(`delete from ${table} where item_id in (:ids*)`)),
  sql<Ids>('delete from items where id in (:ids*)'),
];
// Not while items or wears go: their owner's statistics go as a whole.
const dropGroups = sql<{ ownerId: string }>('delete from wardrobe_groups where owner_id = :ownerId');
const dropCollections = [
  sql<Ids>('delete from collection_entries where collection_id in (:ids*)'),
  sql<Ids>('delete from collections where id in (:ids*)'),
];

export class SqlWardrobePurge extends WardrobePurge {
  readonly #database: Database;
  readonly #recorder: EventRecorder;

  constructor(database: Database, recorder: EventRecorder) {
    super();
    this.#database = database;
    this.#recorder = recorder;
  }

  async entriesOf(refId: Id, limit: number): Promise<boolean> {
    const rows = await this.#database.rows(collectionsWith, { ofId: refId, limit });
    if (rows.length === 0) return false;
    this.#database.enqueue(dropEntriesOf, { refId, ids: rows.map(({ collectionId }) => collectionId) });
    return rows.length === limit;
  }

  async itemsOf(ownerId: UserId, limit: number): Promise<boolean> {
    const ids = (await this.#database.rows(itemsOf, { ofId: ownerId, limit })).map(({ id }) => id);
    if (ids.length === 0) {
      this.#database.enqueue(dropGroups, { ownerId });
      return false;
    }
    for (const drop of dropOfItems) this.#database.enqueue(drop, { ids });
    // Recorded here because items of a deleted account go in bulk, without being loaded.
    for (const itemId of ids) this.#recorder.record(ItemRemoved({ itemId, ownerId }));
    return true;
  }

  async collectionsOf(ownerId: UserId, limit: number): Promise<boolean> {
    const ids = (await this.#database.rows(collectionsOf, { ofId: ownerId, limit })).map(({ id }) => id);
    if (ids.length === 0) return false;
    for (const drop of dropCollections) this.#database.enqueue(drop, { ids });
    return true;
  }
}

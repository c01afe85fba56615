import type { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import {
  type Collection,
  type CollectionId,
  Collections,
} from '../../../domain/wardrobe/collections/collection.ts';
import type { Entry, EntrySlot } from '../../../domain/wardrobe/collections/entry.ts';
import { EntryNotFound } from '../../../domain/wardrobe/collections/errors.ts';
import type { EntryKind } from '../../../domain/wardrobe/collections/kinds.ts';
import { visibleTo } from '../../access/access.read.ts';
import { joinAccount } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { itemVisible } from '../items.read.ts';
import { requireVersion } from '../require-version.ts';
import { CollectionSchema } from './collection.schema.ts';

type Key = { collectionId: string; refId: string };
/** Locked, so that a concurrent removal is either finished, or sees the new entry. */
const collectable = (table: string, visible: string) =>
  sql<{ viewerId: string; refId: string }, { ownerId: UserId }>(
    (d) => `select t.owner_id as ownerId from ${table} t ${joinAccount('a', 't.owner_id')}
    where t.id = :refId and ${visible} ${d.forUpdate}`,
  );
/** In the order of the ids, to avoid deadlocks. */
const allCollectable = (table: string, visible: string) =>
  sql<{ viewerId: string; ids: readonly string[] }, { id: Id; ownerId: UserId }>(
    (d) => `select t.id, t.owner_id as ownerId from ${table} t ${joinAccount('a', 't.owner_id')}
    where t.id in (:ids*) and ${visible} order by t.id ${d.forUpdate}`,
  );
const collectables: Record<EntryKind, ReturnType<typeof collectable>> = {
  item: collectable('items', itemVisible(':viewerId', 't')),
  outfit: collectable('outfits', visibleTo(':viewerId', 'a', 't.visibility')),
};
const allCollectables: Record<EntryKind, ReturnType<typeof allCollectable>> = {
  item: allCollectable('items', itemVisible(':viewerId', 't')),
  outfit: allCollectable('outfits', visibleTo(':viewerId', 'a', 't.visibility')),
};
type Fields = Omit<Entry, 'refId' | 'kind'>;
const present = sql<Key, Omit<Fields, 'packed'> & { packed: number }>(`
  select position, quantity, packed, note from collection_entries
  where collection_id = :collectionId and ref_id = :refId`);
const extent = sql<{ collectionId: string }, { count: number; next: number }>(`
  select count(*) as count, coalesce(max(position) + 1, 0) as next from collection_entries
  where collection_id = :collectionId`);
const lock = sql<{ id: string }>((d) => `select id from collections where id = :id ${d.forUpdate}`);
const saveEntry = sql<Key & { [K in keyof Entry]: Entry[K] }>(
  (d) => `
  insert into collection_entries (collection_id, ref_id, kind, position, quantity, packed, note)
  values (:collectionId, :refId, :kind, :position, :quantity, :packed, :note)
  ${d.upsert(
    'collection_id, ref_id',
    'position = new.position, quantity = new.quantity, packed = new.packed, note = new.note',
  )}`,
);
const addEntries = sql<{ rows: (Key & { [K in keyof Entry]: Entry[K] })[] }>(`
  insert into collection_entries (collection_id, ref_id, kind, position, quantity, packed, note)
  values :rows*(collectionId, refId, kind, position, quantity, packed, note)`);
const removeEntry = sql<Key>(
  'delete from collection_entries where collection_id = :collectionId and ref_id = :refId',
);
const removeEntries = sql<{ collectionId: string }>(
  'delete from collection_entries where collection_id = :collectionId',
);

export class SqlCollections extends Collections {
  readonly #aggregates: Aggregates;
  readonly #database: Database;
  readonly #unitOfWork: UnitOfWork;

  constructor(aggregates: Aggregates, database: Database, unitOfWork: UnitOfWork) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
    this.#unitOfWork = unitOfWork;
  }

  async find(ownerId: UserId, id: CollectionId, version?: number): Promise<Collection | undefined> {
    const collection = await this.#aggregates.find(CollectionSchema, { id, ownerId });
    requireVersion(collection, version);
    return collection;
  }

  add(collection: Collection): void {
    this.#aggregates.add(CollectionSchema, collection);
  }

  remove(collection: Collection): void {
    this.#aggregates.remove(collection);
    this.#database.enqueue(removeEntries, { collectionId: collection.id });
  }

  async slotFor(
    { id: collectionId, ownerId }: Collection,
    { refId, kind }: Pick<Entry, 'refId' | 'kind'>,
  ): Promise<EntrySlot | undefined> {
    await this.#unitOfWork.flush();
    await this.#database.row(lock, { id: collectionId });
    const ref = await this.#database.row(collectables[kind], { viewerId: ownerId, refId });
    if (!ref) return undefined;
    const row = await this.#database.row(present, { collectionId, refId });
    const { count, next } = (await this.#database.row(extent, { collectionId }))!;
    const current = row && { ...row, packed: row.packed === 1 };
    return { refOwnerId: ref.ownerId, current, entryCount: count, nextPosition: next };
  }

  async ownersOf(viewerId: UserId, entries: readonly Pick<Entry, 'refId' | 'kind'>[]) {
    await this.#unitOfWork.flush();
    const owners = new Map<Id, UserId>();
    for (const [kind, some] of Map.groupBy(entries, (entry) => entry.kind)) {
      const ids = some.map(({ refId }) => refId);
      for (const { id, ownerId } of await this.#database.rows(allCollectables[kind], { viewerId, ids }))
        owners.set(id, ownerId);
    }
    return owners;
  }

  saveEntries({ id: collectionId }: Collection, entries: readonly Entry[]): void {
    this.#database.enqueue(addEntries, { rows: entries.map((entry) => ({ collectionId, ...entry })) });
  }

  saveEntry({ id: collectionId }: Collection, entry: Entry): void {
    this.#database.enqueue(saveEntry, { collectionId, ...entry });
  }

  async removeEntry(collection: Collection, refId: Id): Promise<void> {
    if ((await this.#database.write(removeEntry, { collectionId: collection.id, refId })) === 0)
      throw new EntryNotFound();
  }
}

import type { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import {
  type Collection,
  type CollectionId,
  Collections,
  type Entry,
  type EntryChanges,
  type EntryKind,
  holdsOwnOnly,
  mostEntries,
} from '../../domain/wardrobe/collection.ts';
import { CollectionIsFull, EntryNotFound } from '../../domain/wardrobe/errors.ts';
import { visibleTo } from '../access/access.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { Aggregates } from '../kernel/orm/aggregates.ts';
import { requireVersion } from './sql-items.ts';
import { CollectionSchema } from './wardrobe.schema.ts';

type Key = { collectionId: string; refId: string };
/** Locked: what is being removed is either gone here, or its remover sees the entry. */
const collectable = (table: string) =>
  sql<{ viewerId: string; refId: string }, { ownerId: UserId }>(
    (d) => `select t.owner_id as ownerId from ${table} t join accounts a on a.id = t.owner_id
    where t.id = :refId and ${visibleTo(':viewerId', 'a', 't.visibility')} ${d.forUpdate}`,
  );
const collectables: Record<EntryKind, ReturnType<typeof collectable>> = {
  item: collectable('items'),
  outfit: collectable('outfits'),
};
type Fields = Omit<Entry, 'refId' | 'kind'>;
const present = sql<Key, Omit<Fields, 'packed'> & { packed: number }>(`
  select position, quantity, packed, note from collection_entries
  where collection_id = :collectionId and ref_id = :refId`);
const extent = sql<{ collectionId: string }, { count: number; next: number }>(`
  select count(*) as count, coalesce(max(position) + 1, 0) as next from collection_entries
  where collection_id = :collectionId`);
const lock = sql<{ id: string }>((d) => `select id from collections where id = :id ${d.forUpdate}`);
const put = sql<Key & { [K in keyof Entry]: Entry[K] }>(
  (d) => `
  insert into collection_entries (collection_id, ref_id, kind, position, quantity, packed, note)
  values (:collectionId, :refId, :kind, :position, :quantity, :packed, :note)
  ${d.upsert(
    'collection_id, ref_id',
    'position = new.position, quantity = new.quantity, packed = new.packed, note = new.note',
  )}`,
);
const take = sql<Key>(
  'delete from collection_entries where collection_id = :collectionId and ref_id = :refId',
);
const empty = sql<{ collectionId: string }>(
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
    this.#database.enqueue(empty, { collectionId: collection.id });
  }

  async put(collection: Collection, entry: EntryChanges): Promise<void> {
    const { id: collectionId, ownerId, kind } = collection;
    const { refId } = entry;
    await this.#unitOfWork.flush();
    await this.#database.row(lock, { id: collectionId });
    const ref = await this.#database.row(collectables[entry.kind], { viewerId: ownerId, refId });
    if (!ref || (holdsOwnOnly(kind) && ref.ownerId !== ownerId)) throw new EntryNotFound();
    const before = await this.#database.row(present, { collectionId, refId });
    const { count, next } = (await this.#database.row(extent, { collectionId }))!;
    if (!before && count >= mostEntries) throw new CollectionIsFull();
    const kept: Fields = before
      ? { ...before, packed: before.packed === 1 }
      : { position: next, quantity: 1, packed: false, note: null };
    const {
      position = kept.position,
      quantity = kept.quantity,
      packed = kept.packed,
      note = kept.note,
    } = entry;
    this.#database.enqueue(put, { collectionId, refId, kind: entry.kind, position, quantity, packed, note });
  }

  async take(collection: Collection, refId: Id): Promise<void> {
    if ((await this.#database.write(take, { collectionId: collection.id, refId })) === 0)
      throw new EntryNotFound();
  }
}

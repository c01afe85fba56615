import type { Visibility } from '../../access/policy.ts';
import type { Id, Instant, UserId } from '../../kernel/id.ts';
import { record } from '../../kernel/recorded-events.ts';
import { CollectionChanged, CollectionCreated, CollectionRemoved } from '../published.ts';
import { CollectionIsFull, EntryNotFound } from './errors.ts';
import { type CollectionKind, type EntryKind, holdsOnlyOwnItems } from './kinds.ts';

export type CollectionId = Id<'Collection'>;

const maxEntries = 200;

interface Draft {
  readonly id: CollectionId;
  readonly ownerId: UserId;
  readonly kind: CollectionKind;
  readonly title: string;
  readonly notes: string | null;
  readonly visibility: Visibility;
  readonly at: Instant;
}

export interface CollectionChanges {
  readonly title?: string | undefined;
  readonly notes?: string | null | undefined;
  readonly visibility?: Visibility | undefined;
}

/** A lookbook, capsule, packing list, wishlist or moodboard. Its entries are stored apart. */
export class Collection {
  readonly id: CollectionId;
  readonly ownerId: UserId;
  readonly kind: CollectionKind;
  protected title: string;
  protected notes: string | null;
  protected visibility: Visibility;
  protected readonly createdAt: Instant;
  protected editedAt: Instant | null = null;

  private constructor({ id, ownerId, kind, title, notes, visibility, at }: Draft) {
    this.id = id;
    this.ownerId = ownerId;
    this.kind = kind;
    this.title = title;
    this.notes = notes;
    this.visibility = visibility;
    this.createdAt = at;
  }

  static create(draft: Draft): Collection {
    const collection = new Collection(draft);
    record(collection, CollectionCreated(collection.ids));
    return collection;
  }

  edit(
    { title = this.title, notes = this.notes, visibility = this.visibility }: CollectionChanges,
    at: Instant,
  ): void {
    this.title = title;
    this.notes = notes;
    this.visibility = visibility;
    this.editedAt = at;
    record(this, CollectionChanged(this.ids));
  }

  /**
   * The entry to store for these changes; a new one goes to the end. Throws `EntryNotFound` without a slot, or for
   * someone else's thing where only the owner's may be; `CollectionIsFull`.
   */
  put({ refId, kind, ...changes }: EntryChanges, slot: EntrySlot | undefined): Entry {
    if (!slot || (holdsOnlyOwnItems(this.kind) && slot.refOwnerId !== this.ownerId))
      throw new EntryNotFound();
    const { current, entryCount, nextPosition } = slot;
    if (!current && entryCount >= maxEntries) throw new CollectionIsFull();
    const {
      position = current?.position ?? nextPosition,
      quantity = current?.quantity ?? 1,
      packed = current?.packed ?? false,
      note = current?.note ?? null,
    } = changes;
    return { refId, kind, position, quantity, packed, note };
  }

  remove(): void {
    record(this, CollectionRemoved(this.ids));
  }

  private get ids() {
    return { collectionId: this.id, ownerId: this.ownerId };
  }
}

export interface Entry {
  readonly refId: Id;
  readonly kind: EntryKind;
  readonly position: number;
  readonly quantity: number;
  readonly packed: boolean;
  readonly note: string | null;
}

/** Fields left out stay as they are. */
export type EntryChanges = Pick<Entry, 'refId' | 'kind'> & {
  readonly [K in keyof Entry]?: Entry[K] | undefined;
};

/** What `Collection.put` needs to know of the collection's entries and of the thing to collect. */
export interface EntrySlot {
  readonly refOwnerId: UserId;
  readonly current: Omit<Entry, 'refId' | 'kind'> | undefined;
  readonly entryCount: number;
  readonly nextPosition: number;
}

export abstract class Collections {
  /** Throws `StaleVersion` if `version` is given and is not the current one. */
  abstract find(ownerId: UserId, id: CollectionId, version?: number): Promise<Collection | undefined>;
  abstract add(collection: Collection): void;
  /** Removes its entries as well. */
  abstract remove(collection: Collection): void;
  /** Locks the collection and the thing to collect; undefined if the owner may not see that thing. */
  abstract slotFor(
    collection: Collection,
    entry: Pick<Entry, 'refId' | 'kind'>,
  ): Promise<EntrySlot | undefined>;
  /** Inserts the entry, or replaces the one with its `refId`. */
  abstract saveEntry(collection: Collection, entry: Entry): void;
  /** Throws `EntryNotFound`. */
  abstract removeEntry(collection: Collection, refId: Id): Promise<void>;
}

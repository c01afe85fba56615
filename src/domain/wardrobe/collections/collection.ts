import type { Visibility } from '../../access/policy.ts';
import type { Id, Instant, UserId } from '../../kernel/id.ts';
import { record } from '../../kernel/recorded-events.ts';
import { CollectionChanged, CollectionCreated, CollectionRemoved } from '../published.ts';
import type { Entry, EntryChanges, EntrySlot } from './entry.ts';
import { CollectionIsFull, EntryNotFound } from './errors.ts';
import { type CollectionKind, holdsOnlyOwnItems } from './kinds.ts';

export type CollectionId = Id<'Collection'>;

export const maxEntries = 200;

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

  /**
   * The entries of a new collection; those without a position go to the end. `owners` are those of the things that the
   * owner may see. Throws `EntryNotFound` and `CollectionIsFull` as `put` does.
   */
  putFirst(entries: readonly EntryChanges[], owners: ReadonlyMap<Id, UserId>): Entry[] {
    const errors = entries.flatMap(({ refId }, n) => {
      const owner = owners.get(refId);
      const isAllowed = owner !== undefined && (owner === this.ownerId || !holdsOnlyOwnItems(this.kind));
      return isAllowed ? [] : [{ pointer: `/entries/${n}/refId`, detail: 'cannot be collected here' }];
    });
    if (errors.length > 0) throw new EntryNotFound({ errors });
    let nextPosition = 0;
    return entries.map((entry, entryCount) => {
      const refOwnerId = owners.get(entry.refId)!;
      const put = this.put(entry, { refOwnerId, current: undefined, entryCount, nextPosition });
      nextPosition = Math.max(nextPosition, put.position + 1);
      return put;
    });
  }

  remove(): void {
    record(this, CollectionRemoved(this.ids));
  }

  private get ids() {
    return { collectionId: this.id, ownerId: this.ownerId };
  }
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
  /** Locks these things; the owners of those that `viewerId` may see. */
  abstract ownersOf(
    viewerId: UserId,
    entries: readonly Pick<Entry, 'refId' | 'kind'>[],
  ): Promise<ReadonlyMap<Id, UserId>>;
  /** Inserts the entries of a new collection, in one statement. */
  abstract saveEntries(collection: Collection, entries: readonly Entry[]): void;
  /** Inserts the entry, or replaces the one with its `refId`. */
  abstract saveEntry(collection: Collection, entry: Entry): void;
  /** Throws `EntryNotFound`. */
  abstract removeEntry(collection: Collection, refId: Id): Promise<void>;
}

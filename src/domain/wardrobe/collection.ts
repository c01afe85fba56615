import type { Visibility } from '../access/policy.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { CollectionChanged, CollectionCreated, CollectionRemoved } from './published.ts';
import type { CollectionKind } from './words.ts';

export type CollectionId = Id<'Collection'>;

/** What may be collected. */
export const entryKinds = ['item', 'outfit'] as const;
export type EntryKind = (typeof entryKinds)[number];

export const mostEntries = 200;

/** What one counts and packs is one's own; the others may hold what others show. */
export const holdsOwnOnly = (kind: CollectionKind): boolean => kind === 'capsule' || kind === 'packing';

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

/** A lookbook, capsule, packing list, wishlist or moodboard; its entries are rows of their own. */
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

/** What is not said of an entry stays as it was. */
export type EntryChanges = Pick<Entry, 'refId' | 'kind'> & {
  readonly [K in keyof Entry]?: Entry[K] | undefined;
};

export abstract class Collections {
  /** Of this owner. Throws `StaleVersion` when `version` is given and is another by now. */
  abstract find(ownerId: UserId, id: CollectionId, version?: number): Promise<Collection | undefined>;
  abstract add(collection: Collection): void;
  /** Its entries go with it. */
  abstract remove(collection: Collection): void;
  /**
   * Puts an entry, or changes the one with this `refId`. Throws `EntryNotFound` for what the owner may not see, or
   * does not own where it must be theirs; `CollectionIsFull` beyond 200.
   */
  abstract put(collection: Collection, entry: EntryChanges): Promise<void>;
  /** Throws `EntryNotFound`. */
  abstract take(collection: Collection, refId: Id): Promise<void>;
}

import type { Id, UserId } from '../../kernel/id.ts';
import type { EntryKind } from './kinds.ts';

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

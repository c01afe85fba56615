import { maySee, type Relation, type Visibility } from '../../access/policy.ts';
import type { Day } from '../calendar.ts';

export const ownerships = ['wished', 'owned', 'gone'] as const;

export type Ownership = (typeof ownerships)[number];

export const places = ['closet', 'storage', 'laundry', 'cleaner', 'repair', 'trip', 'lent', 'lost'] as const;

export type Place = (typeof places)[number];

/** Why an item is gone. Lost items are not gone: `lost` is a place. */
export const goneReasons = ['sold', 'given', 'worn-out', 'returned'] as const;

export type GoneReason = (typeof goneReasons)[number];

/** Where an item was before a wash returned it to the closet. */
export interface Returned {
  readonly place: Place;
  readonly since: Day | null;
  readonly dueBack: Day | null;
  /** The day on which it was returned. */
  readonly on: Day;
}

/** Everything about an item that decides who may see it. */
export interface ShownItem {
  readonly visibility: Visibility;
  readonly ownership: Ownership;
  /** Visibilities of its owner's wish lists that hold it. */
  readonly wishLists: readonly Visibility[];
}

/**
 * Other people see what someone owns or owned. What is only wished they see through a wish list that they may see.
 * `itemVisible` in items.read.ts is the same policy in SQL; a test holds them equal.
 */
export const maySeeItem = (relation: Relation, { visibility, ownership, wishLists }: ShownItem): boolean =>
  maySee(relation, visibility) &&
  (relation.self || ownership !== 'wished' || wishLists.some((list) => maySee(relation, list)));

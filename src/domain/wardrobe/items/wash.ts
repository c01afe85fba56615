import type { Id, UserId } from '../../kernel/id.ts';
import type { Day } from '../calendar.ts';
import type { ItemId } from './item.ts';
import type { Place } from './item-state.ts';

export type WashId = Id<'Wash'>;

/** Where an item was before a wash returned it to the closet. */
export interface Returned {
  readonly place: Place;
  readonly since: Day | null;
  readonly dueBack: Day | null;
  /** The day on which it was returned. */
  readonly on: Day;
}

export interface WashedItem {
  readonly itemId: ItemId;
  /** Null if the wash did not move it. */
  readonly returned: Returned | null;
}

/** Items that were washed together. */
export interface Wash {
  readonly id: WashId;
  readonly ownerId: UserId;
  readonly on: Day;
  readonly items: readonly WashedItem[];
}

/** Each change is part of the current unit of work. */
export abstract class Washes {
  abstract add(wash: Wash): void;
  abstract find(ownerId: UserId, id: WashId): Promise<Wash | undefined>;
  /** Throws `WashNotFound` if it was removed meanwhile. */
  abstract remove(wash: Wash): Promise<void>;
}

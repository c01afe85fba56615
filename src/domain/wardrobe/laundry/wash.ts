import type { Id, UserId } from '../../kernel/id.ts';
import { record } from '../../kernel/recorded-events.ts';
import type { Day } from '../calendar.ts';
import type { Item, ItemId } from '../items/item.ts';
import { idsOf } from '../items/item-batch.ts';
import type { Returned } from '../items/item-state.ts';
import { ItemsWashed, WashVoided } from '../published.ts';

export type WashId = Id<'Wash'>;

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

interface BatchWash {
  readonly id: WashId;
  readonly ownerId: UserId;
  readonly on: Day;
  readonly today: Day;
}

/** Washes all items or, if one of them cannot be washed, throws. */
export function washItems(items: readonly Item[], { id, ownerId, on, today }: BatchWash): Wash {
  const washed = items.map((item) => ({ itemId: item.id, returned: item.wash(on, today) }));
  const [first] = items;
  if (first) record(first, ItemsWashed({ itemIds: idsOf(items), ownerId, on }));
  return { id, ownerId, on, items: washed };
}

/** `items` are those of the wash. */
export function voidWash(items: readonly Item[], { id: washId, ownerId, on, items: washed }: Wash): void {
  const returned = new Map(washed.map((one) => [one.itemId, one.returned]));
  for (const item of items) item.undoReturn(returned.get(item.id) ?? null);
  const [first] = items;
  if (first) record(first, WashVoided({ washId, itemIds: idsOf(items), ownerId, on }));
}

/** Each change is part of the current unit of work. */
export abstract class Washes {
  abstract add(wash: Wash): void;
  abstract find(ownerId: UserId, id: WashId): Promise<Wash | undefined>;
  /** Throws `WashNotFound` if it was removed meanwhile. */
  abstract remove(wash: Wash): Promise<void>;
}

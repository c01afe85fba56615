import type { UserId } from '../../kernel/id.ts';
import { record } from '../../kernel/recorded-events.ts';
import type { Day } from '../calendar.ts';
import { ItemsMoved, ItemsWashed, WashVoided } from '../published.ts';
import type { Item } from './item.ts';
import type { Place } from './item-state.ts';
import type { Wash, WashId } from './wash.ts';

// BoundSubscribers get one event for the whole batch. It is recorded on the first item, since a batch is no aggregate.

/** Moves all items or, if one of them cannot be moved, throws. */
export function moveItems(items: readonly Item[], { ownerId, place, dueBack, today }: BatchMove): void {
  for (const item of items) item.move(place, dueBack, today);
  const [first] = items;
  if (first) record(first, ItemsMoved({ itemIds: idsOf(items), ownerId, place }));
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

interface BatchMove {
  readonly ownerId: UserId;
  readonly place: Place;
  readonly dueBack: Day | null;
  readonly today: Day;
}
interface BatchWash {
  readonly id: WashId;
  readonly ownerId: UserId;
  readonly on: Day;
  readonly today: Day;
}

const idsOf = (items: readonly Item[]) => items.map(({ id }) => id);

import type { UserId } from '../../kernel/id.ts';
import { record } from '../../kernel/recorded-events.ts';
import type { Day } from '../calendar.ts';
import { ItemsMoved } from '../published.ts';
import type { Item } from './item.ts';
import type { Place } from './item-state.ts';

// BoundSubscribers get one event for the whole batch. It is recorded on the first item, since a batch is no aggregate.

/** Moves all items or, if one of them cannot be moved, throws. */
export function moveItems(items: readonly Item[], { ownerId, place, dueBack, today }: BatchMove): void {
  for (const item of items) item.move(place, dueBack, today);
  const [first] = items;
  if (first) record(first, ItemsMoved({ itemIds: idsOf(items), ownerId, place }));
}

interface BatchMove {
  readonly ownerId: UserId;
  readonly place: Place;
  readonly dueBack: Day | null;
  readonly today: Day;
}
export const idsOf = (items: readonly Item[]) => items.map(({ id }) => id);

import type { Id } from '../../../src/domain/kernel/id.ts';
import { takeEvents } from '../../../src/domain/kernel/recorded-events.ts';
import type { ItemId } from '../../../src/domain/wardrobe/items/item.ts';
import type { OwnedItems } from '../../../src/domain/wardrobe/outfits/owned-items.ts';

/** Names and data of the events recorded since the last call. */
export const eventsOf = (aggregate: object) => takeEvents(aggregate).map(({ name, data }) => [name, data]);

/** The stored fields of an aggregate. */
export const fieldsOf = (aggregate: object) => ({ ...aggregate }) as Record<string, unknown>;

export const id = <T extends Id>(text: string) => text as T;
export const itemIds = (...ids: string[]) => ids as ItemId[];
export const owned = (...ids: string[]): OwnedItems =>
  new Map(itemIds(...ids).map((itemId) => [itemId, 'owned']));

import type { ItemId } from '../items/item.ts';
import { assertOwned, itemErrors, type OwnedItems } from '../outfits/owned-items.ts';
import { ItemIsWished } from './errors.ts';

const pointer = (n: number) => `/itemIds/${n}`;

/** Throws `PiecesNotYours` or `ItemIsWished`. An item that is gone by now may have been worn before. */
export function assertWearable(itemIds: readonly ItemId[], owned: OwnedItems): void {
  assertOwned(itemIds, owned, pointer);
  const errors = itemErrors(itemIds, (id) => owned.get(id) === 'wished', pointer);
  if (errors.length > 0) throw new ItemIsWished({ errors });
}

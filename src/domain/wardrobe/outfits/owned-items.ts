import type { FieldError } from '../../kernel/refusal.ts';
import type { ItemId } from '../items/item.ts';
import type { Ownership } from '../items/item-state.ts';
import { PiecesNotYours } from './errors.ts';

/** Those of some items that belong to the caller. */
export type OwnedItems = ReadonlyMap<ItemId, Ownership>;

/** One error for each item that `isWrong`; `pointer` leads to the n-th item in the input. */
export const itemErrors = (
  itemIds: readonly ItemId[],
  isWrong: (id: ItemId) => boolean,
  pointer: (n: number) => string,
): FieldError[] =>
  itemIds.flatMap((id, n) =>
    isWrong(id)
      ? [{ pointer: pointer(n), detail: 'is not an item that can be used here', kind: 'not-yours' }]
      : [],
  );

/** Throws `PiecesNotYours`. */
export function assertOwned(
  itemIds: readonly ItemId[],
  owned: OwnedItems,
  pointer: (n: number) => string,
): void {
  const errors = itemErrors(itemIds, (id) => !owned.has(id), pointer);
  if (errors.length > 0) throw new PiecesNotYours({ errors });
}

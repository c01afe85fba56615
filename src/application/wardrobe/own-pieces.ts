import type { UserId } from '../../domain/kernel/id.ts';
import type { FieldError } from '../../domain/kernel/refusal.ts';
import type { ItemId } from '../../domain/wardrobe/item.ts';
import { ItemIsWished, PiecesNotYours } from '../../domain/wardrobe/outfit-errors.ts';
import type { OwnThings } from './outfit-ports.ts';

const at = (pointer: (i: number) => string, ids: readonly ItemId[], wrong: (id: ItemId) => boolean) =>
  ids.flatMap((id, i): FieldError[] =>
    wrong(id) ? [{ pointer: pointer(i), detail: 'is not an item that can be used here' }] : [],
  );

/** Throws `PiecesNotYours`, naming those that are not this person's. */
export async function requireOwnItems(
  things: OwnThings,
  ownerId: UserId,
  itemIds: readonly ItemId[],
  pointer: (i: number) => string,
) {
  const own = await things.items(ownerId, itemIds);
  const errors = at(pointer, itemIds, (id) => !own.has(id));
  if (errors.length > 0) throw new PiecesNotYours({ errors });
  return own;
}

/** Throws `ItemIsWished` as well. What is gone by now may have been worn before. */
export async function requireWorn(
  things: OwnThings,
  ownerId: UserId,
  itemIds: readonly ItemId[],
): Promise<void> {
  const pointer = (i: number) => `/itemIds/${i}`;
  const own = await requireOwnItems(things, ownerId, itemIds, pointer);
  const errors = at(pointer, itemIds, (id) => own.get(id) === 'wished');
  if (errors.length > 0) throw new ItemIsWished({ errors });
}

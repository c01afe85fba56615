import type { UserId } from '../../domain/kernel/id.ts';
import type { ItemId } from '../../domain/wardrobe/item.ts';
import type { OccasionId } from '../../domain/wardrobe/occasion.ts';
import type { OutfitId } from '../../domain/wardrobe/outfit.ts';
import { OccasionNotFound, OutfitNotFound } from '../../domain/wardrobe/outfit-errors.ts';
import type { OwnThings } from './outfit-ports.ts';
import { requireWorn } from './own-pieces.ts';

/** Throws unless the occasion is theirs, or they are asked to it. */
export async function requireOccasion(
  things: OwnThings,
  ownerId: UserId,
  occasionId: OccasionId | null | undefined,
): Promise<void> {
  if (occasionId && !(await things.occasion(ownerId, occasionId))) throw new OccasionNotFound();
}

/** The items that are named, else those of the outfit; undefined when neither is. */
export async function wornItems(
  things: OwnThings,
  ownerId: UserId,
  said: { outfitId?: OutfitId | null | undefined; itemIds?: readonly ItemId[] | undefined },
): Promise<readonly ItemId[] | undefined> {
  const pieces = said.outfitId ? await things.piecesOf(ownerId, said.outfitId) : undefined;
  if (said.outfitId && !pieces) throw new OutfitNotFound();
  const itemIds = said.itemIds ?? pieces;
  if (itemIds) await requireWorn(things, ownerId, itemIds);
  return itemIds;
}

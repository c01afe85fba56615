import type { UserId } from '../../../domain/kernel/id.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import { OccasionNotFound } from '../../../domain/wardrobe/occasions/errors.ts';
import type { OccasionId } from '../../../domain/wardrobe/occasions/occasion.ts';
import { OutfitNotFound } from '../../../domain/wardrobe/outfits/errors.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import type { OwnedItems } from '../../../domain/wardrobe/outfits/owned-items.ts';
import type { Invitations } from '../occasions/ports.ts';
import type { OwnershipCheck } from '../outfits/ports.ts';

interface References {
  readonly occasionId?: OccasionId | null | undefined;
  readonly outfitId?: OutfitId | null | undefined;
  readonly itemIds?: readonly ItemId[] | undefined;
}

/**
 * Loads what a wear refers to. `itemIds` are those given, or else the items of the outfit; undefined if neither is
 * given. Throws `OccasionNotFound` unless the caller owns or is invited to the occasion, and `OutfitNotFound`.
 */
export async function loadWornItems(
  { ownership, invitations }: { readonly ownership: OwnershipCheck; readonly invitations: Invitations },
  ownerId: UserId,
  { occasionId, outfitId, itemIds: given }: References,
): Promise<{ readonly itemIds: readonly ItemId[] | undefined; readonly owned: OwnedItems }> {
  if (occasionId && !(await invitations.occasion(ownerId, occasionId))) throw new OccasionNotFound();
  const outfitItems = outfitId ? await ownership.outfitItems(ownerId, outfitId) : undefined;
  if (outfitId && !outfitItems) throw new OutfitNotFound();
  const itemIds = given ?? outfitItems;
  return { itemIds, owned: await ownership.items(ownerId, itemIds ?? []) };
}

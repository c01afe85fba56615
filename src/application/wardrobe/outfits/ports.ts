import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Ownership } from '../../../domain/wardrobe/items/item-state.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import type { Season } from '../../../domain/wardrobe/season.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { OutfitView } from './views.ts';

export interface OutfitFilters {
  readonly ownerId?: UserId | undefined;
  readonly occasionId?: Id | undefined;
  readonly itemId?: ItemId | undefined;
  readonly tag?: string | undefined;
  readonly season?: Season | undefined;
}

/** Outfits that a viewer may see. */
export abstract class OutfitReader {
  abstract one(viewerId: UserId, id: OutfitId): Promise<OutfitView | undefined>;
  abstract list(
    viewerId: UserId,
    filters: OutfitFilters,
    page: PageRequest<OutfitId>,
  ): Promise<Page<OutfitView>>;
}

/** Checks that what a command refers to belongs to its caller. */
export abstract class OwnershipCheck {
  /** Ownership of the items that belong to this person; others are missing in the map. */
  abstract items(ownerId: UserId, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, Ownership>>;
  /** The items of this person's outfit; undefined if it is not theirs. */
  abstract outfitItems(ownerId: UserId, id: OutfitId): Promise<ItemId[] | undefined>;
}

import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Ownership } from '../../../domain/wardrobe/items/item-state.ts';
import type { OutfitId } from '../../../domain/wardrobe/outfits/outfit.ts';
import type { Season } from '../../../domain/wardrobe/season.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { Order } from '../fields.ts';
import type { AnyOutfitView } from './views.ts';

export const outfitSorts = ['newest', 'oldest', 'wears', 'lastWorn'] as const;

export type OutfitSort = (typeof outfitSorts)[number];

/** The two sorts by time differ only in their usual order. */
const timeSorts: readonly OutfitSort[] = ['newest', 'oldest'];

/** Others may sort by time alone: wears are private. */
export const publicOutfitSorts = timeSorts;

export interface OutfitOrder {
  readonly by: 'time' | 'wears' | 'lastWorn';
  /** Largest or newest first; outfits that were never worn come last with `lastWorn` all the same. */
  readonly descending: boolean;
}

export const outfitOrder = (sort: OutfitSort, order: Order | undefined): OutfitOrder =>
  sort === 'newest' || sort === 'oldest'
    ? { by: 'time', descending: (order ?? (sort === 'newest' ? 'desc' : 'asc')) === 'desc' }
    : { by: sort, descending: order !== 'asc' };

/** Names the order in a cursor. */
export const outfitOrderName = ({ by, descending }: OutfitOrder): string => `${descending ? '-' : ''}${by}`;

/**
 * Cursor of a list: the id, or for a sort by wears the order, its key, and the id. With `lastWorn` the key is empty for
 * an outfit that was never worn.
 */
export type OutfitKey = OutfitId | readonly [order: string, key: number | Day | '', id: OutfitId];

export interface OutfitFilters {
  readonly ownerId?: UserId | undefined;
  readonly occasionId?: Id | undefined;
  readonly itemId?: ItemId | undefined;
  readonly tag?: string | undefined;
  readonly season?: Season | undefined;
  readonly order: OutfitOrder;
}

/** Outfits that a viewer may see. */
export abstract class OutfitReader {
  abstract one(viewerId: UserId, id: OutfitId): Promise<AnyOutfitView | undefined>;
  abstract list(
    viewerId: UserId,
    filters: OutfitFilters,
    page: PageRequest<OutfitKey>,
  ): Promise<Page<AnyOutfitView>>;
}

/** Checks that what a command refers to belongs to its caller. */
export abstract class OwnershipCheck {
  /** Ownership of the items that belong to this person; others are missing in the map. */
  abstract items(ownerId: UserId, ids: readonly ItemId[]): Promise<ReadonlyMap<ItemId, Ownership>>;
  /** The items of this person's outfit; undefined if it is not theirs. */
  abstract outfitItems(ownerId: UserId, id: OutfitId): Promise<ItemId[] | undefined>;
}

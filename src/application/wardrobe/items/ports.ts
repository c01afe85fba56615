import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { Day } from '../../../domain/wardrobe/calendar.ts';
import type { Category } from '../../../domain/wardrobe/items/category.ts';
import type { Colour } from '../../../domain/wardrobe/items/colour.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Ownership, Place } from '../../../domain/wardrobe/items/item-state.ts';
import type { Season } from '../../../domain/wardrobe/season.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { WardrobeStats } from './stats-view.ts';
import type { ItemView } from './views.ts';

/** Colours found in an image, at most five. */
export abstract class PictureColours {
  abstract of(imageId: Id): Promise<Colour[]>;
}

export const itemSorts = [
  'newest',
  'oldest',
  'name',
  'brand',
  'price',
  'wears',
  'lastWorn',
  'costPerWear',
  'rating',
] as const;

export type ItemSort = (typeof itemSorts)[number];

/** Cursor of a list: the sort, its up to two keys, and the id. */
export type ItemKey = readonly [sort: ItemSort, first: string | number, second: string | number, id: ItemId];

export interface ItemFilters {
  /** Undefined with `outfitId`: items of any owner. */
  readonly ownerId?: UserId | undefined;
  readonly outfitId?: Id | undefined;
  readonly categories?: readonly Category[] | undefined;
  /** `#rrggbb` */
  readonly colour?: string | undefined;
  readonly brand?: string | undefined;
  readonly seasons?: readonly Season[] | undefined;
  readonly tag?: string | undefined;
  readonly ownership?: Ownership | undefined;
  readonly place?: Place | undefined;
  readonly neverWorn?: boolean | undefined;
  /** Each is the beginning of a word of the item. */
  readonly words: readonly string[];
  readonly sort: ItemSort;
}

/** Items that a viewer may see. */
export abstract class ItemReader {
  abstract one(viewerId: UserId, id: ItemId): Promise<ItemView | undefined>;
  abstract list(viewerId: UserId, filters: ItemFilters, page: PageRequest<ItemKey>): Promise<Page<ItemView>>;
}

/** Records washes. */
export abstract class Washes {
  abstract add(ownerId: UserId, itemIds: readonly ItemId[], on: Day): void;
}

export abstract class WardrobeStatsReader {
  abstract of(ownerId: UserId): Promise<WardrobeStats>;
}

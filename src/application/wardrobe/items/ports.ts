import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { Category } from '../../../domain/wardrobe/items/category.ts';
import type { Colour } from '../../../domain/wardrobe/items/colour.ts';
import type { ItemId } from '../../../domain/wardrobe/items/item.ts';
import type { Ownership, Place } from '../../../domain/wardrobe/items/item-state.ts';
import type { Season } from '../../../domain/wardrobe/season.ts';
import type { Page, PageRequest } from '../../kernel/page.ts';
import type { Order } from '../fields.ts';
import type { WardrobeStats } from './stats-view.ts';
import type { AnyItemView, AnyWholeItemView, OwnItemView } from './views.ts';

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

/** Sorts that others may use too; the rest depend on private fields. */
export const publicItemSorts: readonly ItemSort[] = ['newest', 'oldest', 'name', 'brand'];

/** The order of each sort if none is asked for. */
const usualOrders: Readonly<Record<ItemSort, Order>> = {
  newest: 'desc',
  oldest: 'asc',
  name: 'asc',
  brand: 'asc',
  price: 'desc',
  wears: 'desc',
  lastWorn: 'desc',
  costPerWear: 'asc',
  rating: 'desc',
};

/** Sorting by `newest` and by `oldest` differ only in their usual order. */
export function orderedBy(
  sort: ItemSort,
  order: Order = usualOrders[sort],
): Pick<ItemFilters, 'sort' | 'reversed'> {
  if (sort === 'newest' || sort === 'oldest')
    return { sort: order === 'desc' ? 'newest' : 'oldest', reversed: false };
  return { sort, reversed: order !== usualOrders[sort] };
}

/** Names the order in a cursor. */
export const orderNames = [...itemSorts, ...itemSorts.map((sort) => `-${sort}` as const)] as const;

export const orderName = ({ sort, reversed }: Pick<ItemFilters, 'sort' | 'reversed'>): OrderName =>
  reversed ? `-${sort}` : sort;

type OrderName = (typeof orderNames)[number];

/** Cursor of a list: the order, its up to two keys, and the id. */
export type ItemKey = readonly [
  order: OrderName,
  first: string | number,
  second: string | number,
  id: ItemId,
];

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
  readonly dirty?: boolean | undefined;
  readonly ready?: boolean | undefined;
  readonly favourite?: boolean | undefined;
  readonly gone?: boolean | undefined;
  /** Each is the beginning of a word of the item. */
  readonly words: readonly string[];
  readonly sort: ItemSort;
  /** Opposite to the usual order of the sort; items without a value come last all the same. */
  readonly reversed: boolean;
}

/** Items that a viewer may see. */
export abstract class ItemReader {
  abstract one(viewerId: UserId, id: ItemId): Promise<AnyWholeItemView | undefined>;
  /** Those of these items that belong to the owner, in the order of `ids`. */
  abstract own(ownerId: UserId, ids: readonly ItemId[]): Promise<OwnItemView[]>;
  abstract list(
    viewerId: UserId,
    filters: ItemFilters,
    page: PageRequest<ItemKey>,
  ): Promise<Page<AnyItemView>>;
}

export abstract class WardrobeStatsReader {
  abstract of(ownerId: UserId): Promise<WardrobeStats>;
}

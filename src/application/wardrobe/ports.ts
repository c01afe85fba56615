import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { Category } from '../../domain/wardrobe/category.ts';
import type { CollectionId } from '../../domain/wardrobe/collection.ts';
import type { Colour } from '../../domain/wardrobe/colour.ts';
import type { ItemId } from '../../domain/wardrobe/item.ts';
import type { CollectionKind, Day, Ownership, Place, Season } from '../../domain/wardrobe/words.ts';
import type { Page, PageRequest } from '../kernel/page.ts';
import type { WardrobeStats } from './stats-view.ts';
import type { CollectionView, ItemView, WholeCollectionView } from './views.ts';

/** Which day it is for someone, in their time zone. */
export abstract class Calendar {
  abstract today(userId: UserId): Promise<Day>;
}

/** The colours that a picture proposes for what it shows, at most five. */
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
/** Where a list goes on: the sort with up to two keys of its own, and the id. */
export type ItemKey = readonly [sort: ItemSort, first: string | number, second: string | number, id: ItemId];

export interface ItemFilters {
  /** Whose; anyone's when an outfit is given. */
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
  /** Words, each of which starts one of the item's. */
  readonly words: readonly string[];
  readonly sort: ItemSort;
}

/** Items as a viewer may see them; what they may not see is not there. */
export abstract class ItemReader {
  abstract one(viewerId: UserId, id: ItemId): Promise<ItemView | undefined>;
  abstract list(viewerId: UserId, filters: ItemFilters, page: PageRequest<ItemKey>): Promise<Page<ItemView>>;
}

/** That items were washed, each on a day. */
export abstract class Washes {
  abstract add(ownerId: UserId, itemIds: readonly ItemId[], on: Day): void;
}

export abstract class WardrobeStatsReader {
  abstract of(ownerId: UserId): Promise<WardrobeStats>;
}

export abstract class CollectionReader {
  abstract one(viewerId: UserId, id: CollectionId): Promise<WholeCollectionView | undefined>;
  abstract list(
    viewerId: UserId,
    ownerId: UserId,
    kind: CollectionKind | undefined,
    page: PageRequest<CollectionId>,
  ): Promise<Page<CollectionView>>;
}

/** Which of these keys an owner's items were imported under, or have as their id. */
export abstract class ImportKeys {
  abstract taken(ownerId: UserId, keys: readonly string[]): Promise<ReadonlyMap<string, ItemId>>;
}

/** Comma-separated values, RFC 4180. */
export abstract class Csv {
  /** Rows by the names in the first line. Throws `CsvUnreadable`. */
  abstract parse(text: string): Readonly<Record<string, string>>[];
  /** A cell that a spreadsheet would run as a formula is written as text. */
  abstract write(columns: readonly string[], rows: readonly Readonly<Record<string, unknown>>[]): string;
}

/** All that someone keeps here, in parts. */
export abstract class WardrobeExport {
  /** Throws `ExportTooLarge`. */
  abstract of(
    ownerId: UserId,
  ): Promise<Readonly<Record<string, readonly Readonly<Record<string, unknown>>[]>>>;
}

/** What goes when an item or an account goes, in steps; answers whether there is more. */
export abstract class WardrobePurge {
  /** What others had collected of it. */
  abstract entriesOf(refId: Id, limit: number): Promise<boolean>;
  abstract itemsOf(ownerId: UserId, limit: number): Promise<boolean>;
  abstract collectionsOf(ownerId: UserId, limit: number): Promise<boolean>;
}

import { iso } from '../../application/kernel/fields.ts';
import type { FileView } from '../../application/media/views.ts';
import type { ItemView } from '../../application/wardrobe/items/views.ts';
import type { Id, Instant } from '../../domain/kernel/id.ts';
import type { Category } from '../../domain/wardrobe/items/category.ts';
import type { ItemId } from '../../domain/wardrobe/items/item.ts';
import { fromSeasonBits } from '../../domain/wardrobe/season.ts';
import { meantFor, visibleTo } from '../access/access.read.ts';
import {
  type AvatarUrls,
  joinAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../identity/identity.read.ts';
import { joinCounters } from '../kernel/counters/counters.read.ts';
import { type ReactedRow, reacted, toReacted } from '../posts/reactions.read.ts';

// The public part of an item, for statements of other contexts too.

export type ItemCardRow = PublicUserRow<'owner'> &
  ReactedRow & {
    readonly id: ItemId;
    readonly name: string;
    readonly category: Category;
    readonly colourList: string;
    readonly brand: string | null;
    readonly seasonBits: number;
    readonly tagList: string;
    readonly imageIdList: string;
    readonly isGone: number;
    readonly createdAt: Instant;
  };

/** Columns of `items i`, `accounts a` and `itemJoins`. */
export const itemCard = (viewer: string): string => `
  i.id, i.name, i.category, i.colours as colourList, i.brand, i.seasons as seasonBits, i.tags as tagList,
  i.image_ids as imageIdList, i.ownership = 'gone' as isGone, i.created_at as createdAt, ${publicUser('a', 'owner')},
  ${reacted(viewer, 'i.id')}`;

/** Follows `… items i`. */
export const itemJoins = `${joinAccount('a', 'i.owner_id')} ${joinCounters('i.id')}`;

/** `maySeeItem` in SQL, for an item and its owner's account. */
export const itemVisible = (viewer: string, item = 'i', owner = 'a'): string =>
  `(${visibleTo(viewer, owner, `${item}.visibility`)} and (${item}.ownership <> 'wished' or ${owner}.id = ${viewer}
    or ${inWishList(item, meantFor(viewer, owner, 'wl.visibility'))}))`;

/** SQL condition: a wish list `wl` of its owner holds the item, and meets `holds`. */
export const inWishList = (item: string, holds: string): string => `exists (
  select 1 from collection_entries we join collections wl on wl.id = we.collection_id
  where we.ref_id = ${item}.id and we.kind = 'item' and wl.kind = 'wishlist' and wl.owner_id = ${item}.owner_id
    and ${holds})`;

/** For `assertExists`, which locks the item: a concurrent removal has either finished or sees the new reference. */
export const itemExists = 'select 1 from items where id = :id';

/** The owner of an item, if the viewer may see it. */
export const visibleItemOwner = `
  select i.owner_id as ownerId from items i ${joinAccount('a', 'i.owner_id')}
  where i.id = :id and ${itemVisible(':viewerId')}`;

/** In the owner's order. */
export const imageIdsOf = (rows: readonly { readonly imageIdList: string }[]): Id[] =>
  rows.flatMap(({ imageIdList }) => (imageIdList === '[]' ? [] : (JSON.parse(imageIdList) as Id[])));

export const toItemCard = (
  row: ItemCardRow,
  images: ReadonlyMap<string, FileView>,
  avatars: AvatarUrls,
): ItemView => ({ ...toShownItem(row, images, avatars), own: false, gone: row.isGone === 1 });

/** The part that the owner and others get alike. */
export function toShownItem(
  row: ItemCardRow,
  images: ReadonlyMap<string, FileView>,
  avatars: AvatarUrls,
): Omit<ItemView, 'own' | 'gone'> {
  return {
    id: row.id,
    owner: toPublicUser(row, 'owner', avatars),
    name: row.name,
    category: row.category,
    colours: JSON.parse(row.colourList) as ItemView['colours'],
    brand: row.brand,
    seasons: fromSeasonBits(row.seasonBits),
    tags: JSON.parse(row.tagList) as string[],
    images: imageIdsOf([row]).flatMap((id) => images.get(id) ?? []),
    ...toReacted(row),
    createdAt: iso(row.createdAt),
  };
}

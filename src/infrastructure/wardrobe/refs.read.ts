import { type EffectiveVisibility, type Visibility, visibilities } from '../../domain/access/policy.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { visibleTo } from '../access/access.read.ts';
import { joinAccount } from '../identity/identity.read.ts';
import type { Database } from '../kernel/database/database.ts';
import { itemVisible } from './items.read.ts';
import { joinInvitation, occasionVisible } from './occasions.read.ts';
import { piecesOf } from './outfits.read.ts';
import { type RefKind, type RefRow, refKinds, refsStatement } from './refs-statement.ts';

// Previews of wardrobe things for the contexts that refer to them, such as posts.

interface Ref {
  readonly kind: RefKind;
  readonly id: Id;
}
/** One viewer, or all readers of something of this owner with this visibility. */
export type RefReader =
  | { readonly viewerId: UserId }
  | { readonly ownerId: UserId; readonly visibility: EffectiveVisibility };

export interface RefPreview {
  readonly title: string;
  /** The photo of a wear, or else the first image of a visible item. */
  readonly imageId: Id | null;
}
export interface ShownRef extends RefPreview {
  readonly ownerId: UserId;
  /** The item is sold, given away, worn out or returned. */
  readonly gone: boolean;
  /** Items of a wear, whatever their visibility, unless removed: by showing the wear its owner publishes them. */
  readonly items?: readonly (RefPreview & { readonly id: Id })[];
}
/** By id. */
export type ShownRefs = ReadonlyMap<string, ShownRef>;

/** SQL conditions: the viewer may see the thing. `id` is a parameter or column. */
export const canReferTo = {
  itemId: (viewer: string, id: string): string => `exists (
    select 1 from items i ${joinAccount('ra', 'i.owner_id')}
    where i.id = ${id} and ${itemVisible(viewer, 'i', 'ra')})`,
  outfitId: (viewer: string, id: string): string => `exists (
    select 1 from outfits o ${joinAccount('ra', 'o.owner_id')}
    where o.id = ${id} and ${visibleTo(viewer, 'ra', 'o.visibility')})`,
  occasionId: (viewer: string, id: string): string => `exists (
    select 1 from occasions c ${joinAccount('ra', 'c.owner_id')} ${joinInvitation(viewer)}
    where c.id = ${id} and ${occasionVisible(viewer, 'ra')})`,
};

/** SQL condition: the item was worn in a wear that meets `holds`, and no moderator removed it. */
export const wornIn = (item: string, holds: (wear: string) => string): string => `exists (
  select 1 from wear_items wi where wi.item_id = ${item} and ${holds('wi.wear_id')})
  and not exists (select 1 from items wo where wo.id = ${item} and wo.visibility = 'removed')`;

/** Loads the visible ones of at least one reference in one statement. */
export async function readRefs(
  database: Database,
  reader: RefReader,
  refs: readonly Ref[],
): Promise<ShownRefs> {
  const byKind = Map.groupBy(refs, ({ kind }) => kind);
  const kinds = refKinds.filter((kind) => byKind.has(kind));
  const ids = kinds.map((kind) => [`${kind}Ids`, [...new Set(byKind.get(kind)!.map(({ id }) => id))]]);
  const oneViewer = 'viewerId' in reader;
  const rows = await database.rows(refsStatement(oneViewer ? 'one' : 'all', kinds), {
    ...Object.fromEntries(ids),
    ...(oneViewer ? reader : { ownerId: reader.ownerId, visibilities: asWideAs(reader.visibility) }),
  });
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, of]) => [id, toShown(of)]));
}

const asWideAs = (visibility: EffectiveVisibility): readonly Visibility[] =>
  visibility === 'removed' ? visibilities : visibilities.slice(0, visibilities.indexOf(visibility) + 1);

function toShown(rows: readonly RefRow[]): ShownRef {
  const { kind, ownerId, title, gone, photoId, partList, imageIdList } = rows[0]!;
  const shown = { ownerId, gone: gone === 1 };
  if (partList === null) return { ...shown, title: title!, imageId: firstOf(imageIdList) };
  const found = new Map(rows.map((row) => [row.itemId, row]));
  const parts =
    kind === 'wear'
      ? (JSON.parse(partList) as Id[])
      : piecesOf({ pieceList: partList }).map((one) => one.itemId);
  const items = parts.flatMap((id) => {
    const row = found.get(id);
    return row ? [{ id, title: row.itemTitle!, imageId: firstOf(row.imageIdList) }] : [];
  });
  return {
    ...shown,
    title: title ?? items.map((item) => item.title).join(', '),
    imageId: photoId ?? items.find(({ imageId }) => imageId !== null)?.imageId ?? null,
    ...(kind === 'wear' && { items }),
  };
}

const firstOf = (list: string | null): Id | null => (JSON.parse(list ?? '[]') as Id[])[0] ?? null;

/** All images of these previews. */
export const imagesIn = (refs: ShownRefs): Id[] =>
  [...refs.values()].flatMap(({ imageId, items = [] }) =>
    [imageId, ...items.map((item) => item.imageId)].flatMap((id) => id ?? []),
  );

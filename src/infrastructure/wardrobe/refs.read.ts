import { type Visibility, visibilities } from '../../domain/access/policy.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { notBlocked, visibleTo } from '../access/access.read.ts';
import type { Database } from '../kernel/database.ts';
import { rowByRow } from '../kernel/hints.ts';
import { type Params, type Statement, sql } from '../kernel/statement.ts';
import { occasionVisible } from './occasions.read.ts';
import { piecesOf } from './outfits.read.ts';

// What posts and the like may show of the things here that they refer to.

type Kind = 'item' | 'outfit' | 'occasion' | 'wear';
interface Ref {
  readonly kind: Kind;
  readonly id: Id;
}
/** A viewer; or everyone who may see something of this owner's that is meant for these people. */
export type RefReader =
  | { readonly viewerId: UserId }
  | { readonly ownerId: UserId; readonly visibility: Visibility };

export interface Pictured {
  readonly title: string;
  /** Of its picture; that of the first item which may be seen and has one, or the photo of a wear. */
  readonly imageId: Id | null;
}
export interface ShownRef extends Pictured {
  readonly ownerId: UserId;
  /** Of an item that its owner has no more; nobody else is told. */
  readonly gone: boolean;
  /** Of a wear, whatever the visibility of each: whoever shows a wear publishes it, which is for its owner to do. */
  readonly items?: readonly (Pictured & { readonly id: Id })[];
}
/** By id. */
export type ShownRefs = ReadonlyMap<string, ShownRef>;

interface Row {
  readonly kind: Kind;
  readonly id: Id;
  readonly ownerId: UserId;
  readonly title: string | null;
  readonly gone: number | null;
  readonly photoId: Id | null;
  /** The items in their order, as JSON. */
  readonly partList: string | null;
  readonly itemId: Id | null;
  readonly itemTitle: string | null;
  readonly imageIdList: string | null;
}
interface Seen {
  /** Whether something with this visibility may be seen; `a` is its owner's account. */
  readonly open: (visibility: string) => string;
  readonly occasions: string;
  readonly guests: string;
  /** Whether the owner may be met at all. */
  readonly met: string;
  readonly gone: string;
}

const byViewer: Seen = {
  open: (visibility) => visibleTo(':viewerId', 'a', visibility),
  occasions: occasionVisible(':viewerId'),
  guests: 'left join occasion_guests g on g.occasion_id = c.id and g.user_id = :viewerId',
  met: `a.deleted_at is null and ${notBlocked(':viewerId', 'a.id')}`,
  gone: `case when i.ownership = 'gone' and a.id = :viewerId then 1 end`,
};
// Of the owner's own things those that are meant for as many at least: nobody else's are for all these readers.
const theirs = 'a.id = :ownerId and a.deleted_at is null';
const byAll: Seen = {
  open: (visibility) => `${theirs} and ${visibility} in (:visibilities*)`,
  occasions: `${theirs} and c.visibility in (:visibilities*)`,
  guests: '',
  met: theirs,
  gone: 'null',
};

/** Whether a viewer may see one of these; `id` is a hole. */
export const referable = {
  itemId: (viewer: string, id: string): string => `exists (
    select 1 from items i join accounts ra on ra.id = i.owner_id
    where i.id = ${id} and ${visibleTo(viewer, 'ra', 'i.visibility')})`,
  outfitId: (viewer: string, id: string): string => `exists (
    select 1 from outfits o join accounts ra on ra.id = o.owner_id
    where o.id = ${id} and ${visibleTo(viewer, 'ra', 'o.visibility')})`,
  occasionId: (viewer: string, id: string): string => `exists (
    select 1 from occasions c join accounts ra on ra.id = c.owner_id
    left join occasion_guests g on g.occasion_id = c.id and g.user_id = ${viewer}
    where c.id = ${id} and ${occasionVisible(viewer, 'ra')})`,
};

/** Whether an item is part of a wear for which this holds. */
export const wornIn = (item: string, holds: (wear: string) => string): string => `exists (
  select 1 from wear_items wi where wi.item_id = ${item} and ${holds('wi.wear_id')})`;

const branches: Readonly<Record<Kind, (seen: Seen) => string>> = {
  item: ({ open, gone }) => `
    select ${rowByRow} 'item' as kind, i.id, i.owner_id as ownerId, i.name as title, ${gone} as gone,
      null as photoId, null as partList, null as itemId, null as itemTitle, i.image_ids as imageIdList
    from items i join accounts a on a.id = i.owner_id where i.id in (:itemIds*) and ${open('i.visibility')}`,
  outfit: ({ open }) => `
    select ${rowByRow} 'outfit' as kind, o.id, o.owner_id as ownerId, o.name as title, null as gone,
      null as photoId, o.pieces as partList, i.id as itemId, i.name as itemTitle, i.image_ids as imageIdList
    from outfits o join accounts a on a.id = o.owner_id left join outfit_pieces k on k.outfit_id = o.id
    left join items i on i.id = k.item_id and ${open('i.visibility')}
    where o.id in (:outfitIds*) and ${open('o.visibility')}`,
  occasion: ({ occasions, guests }) => `
    select ${rowByRow} 'occasion' as kind, c.id, c.owner_id as ownerId, c.title, null as gone,
      null as photoId, null as partList, null as itemId, null as itemTitle, null as imageIdList
    from occasions c join accounts a on a.id = c.owner_id ${guests}
    where c.id in (:occasionIds*) and ${occasions}`,
  wear: ({ met }) => `
    select ${rowByRow} 'wear' as kind, w.id, w.owner_id as ownerId, null as title, null as gone,
      w.photo_id as photoId, w.item_ids as partList, i.id as itemId, i.name as itemTitle, i.image_ids as imageIdList
    from wears w join accounts a on a.id = w.owner_id left join wear_items k on k.wear_id = w.id
    left join items i on i.id = k.item_id
    where w.id in (:wearIds*) and ${met}`,
};
const statements = new Map<string, Statement<Params, Row>>();

/** Compiled once for each set of kinds. */
function statementFor(seen: Seen, kinds: readonly Kind[]): Statement<Params, Row> {
  const key = `${seen === byAll} ${kinds}`;
  let statement = statements.get(key);
  if (!statement)
    statements.set(key, (statement = sql(kinds.map((kind) => branches[kind](seen)).join(' union all '))));
  return statement;
}

/** What may be seen of at least one of these, in one statement. */
export async function readRefs(
  database: Database,
  reader: RefReader,
  refs: readonly Ref[],
): Promise<ShownRefs> {
  const byKind = Map.groupBy(refs, ({ kind }) => kind);
  const kinds = (Object.keys(branches) as Kind[]).filter((kind) => byKind.has(kind));
  const ids = kinds.map((kind) => [`${kind}Ids`, [...new Set(byKind.get(kind)!.map(({ id }) => id))]]);
  const oneViewer = 'viewerId' in reader;
  const rows = await database.rows(statementFor(oneViewer ? byViewer : byAll, kinds), {
    ...Object.fromEntries(ids),
    ...(oneViewer ? reader : { ownerId: reader.ownerId, visibilities: asWideAs(reader.visibility) }),
  });
  return new Map([...Map.groupBy(rows, ({ id }) => id)].map(([id, of]) => [id, toShown(of)]));
}

const asWideAs = (visibility: Visibility): readonly Visibility[] =>
  visibilities.slice(0, visibilities.indexOf(visibility) + 1);

function toShown(rows: readonly Row[]): ShownRef {
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

/** Of the pictures that are shown with these. */
export const imagesIn = (refs: ShownRefs): Id[] =>
  [...refs.values()].flatMap(({ imageId, items = [] }) =>
    [imageId, ...items.map((item) => item.imageId)].flatMap((id) => id ?? []),
  );

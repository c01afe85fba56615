import type { Id, UserId } from '../../domain/kernel/id.ts';
import { notBlocked } from '../access/access.read.ts';
import type { Database } from '../kernel/database.ts';
import { rowByRow } from '../kernel/hints.ts';
import { sql } from '../kernel/statement.ts';
import { occasionJoins, occasionVisible } from './occasions.read.ts';
import { outfitVisible, piecesOf } from './outfits.read.ts';
import { itemVisible } from './wardrobe.read.ts';

export type RefKind = 'item' | 'outfit' | 'occasion' | 'wear';
/** Something here that others' things, such as posts, refer to. */
export interface Ref {
  readonly kind: RefKind;
  readonly id: Id;
}
/** As one viewer may see it. */
export interface ShownRef extends Ref {
  readonly title: string;
  /** Of its picture; that of the first item which the viewer may see and which has one, or the photo of a wear. */
  readonly imageId: Id | null;
}

type Asked = { viewerId: string; ids: readonly string[] };
type Named = { id: Id; title: string | null; imageIdList?: string; pieceList?: string };
const items = sql<Asked, Named>(`
  select ${rowByRow} i.id, i.name as title, i.image_ids as imageIdList from items i join accounts a on a.id = i.owner_id
  where i.id in (:ids*) and ${itemVisible(':viewerId')}`);
const outfits = sql<Asked, Named>(`
  select ${rowByRow} o.id, o.name as title, o.pieces as pieceList from outfits o join accounts a on a.id = o.owner_id
  where o.id in (:ids*) and ${outfitVisible(':viewerId')}`);
const occasions = sql<Asked, Named>(`
  select ${rowByRow} c.id, c.title from occasions c ${occasionJoins(':viewerId')}
  where c.id in (:ids*) and ${occasionVisible(':viewerId')}`);
type WearRow = { id: Id; onDay: string; itemList: string; photoId: Id | null };
const wears = sql<Asked & { publisherId: string }, WearRow>(`
  select ${rowByRow} w.id, w.on_day as onDay, w.item_ids as itemList, w.photo_id as photoId
  from wears w join accounts a on a.id = w.owner_id
  where w.id in (:ids*) and w.owner_id = :publisherId and a.deleted_at is null
    and ${notBlocked(':viewerId', 'a.id')}`);
const publishedItems = sql<Asked, { id: Id; title: string; imageIdList: string }>(`
  select id, name as title, image_ids as imageIdList from items where id in (:ids*)`);

/**
 * What a viewer may see of these, in at most six statements; by `<kind> <id>`. A wear is shown where its own owner
 * published it: its items and photo, whatever the visibility of each. Nobody else's reference opens a diary.
 */
export async function readRefs(
  database: Database,
  viewerId: UserId,
  publisherId: UserId,
  refs: readonly Ref[],
): Promise<ReadonlyMap<string, ShownRef>> {
  const shown = new Map<string, ShownRef>();
  const put = (kind: RefKind, id: Id, title: string, imageId: Id | null) =>
    void shown.set(`${kind} ${id}`, { kind, id, title, imageId });
  const idsOf = (kind: RefKind) => [...new Set(refs.filter((ref) => ref.kind === kind).map(({ id }) => id))];
  const read = async (statement: typeof items, ids: readonly Id[]) =>
    ids.length === 0 ? [] : database.rows(statement, { viewerId, ids });

  for (const row of await read(items, idsOf('item')))
    put('item', row.id, row.title!, firstOf(row.imageIdList));
  for (const row of await read(occasions, idsOf('occasion'))) put('occasion', row.id, row.title!, null);
  const arranged = await read(outfits, idsOf('outfit'));
  const pieces = arranged.flatMap((row) =>
    piecesOf({ pieceList: row.pieceList! }).map(({ itemId }) => itemId),
  );
  const seen = new Map((await read(items, pieces)).map((row) => [row.id as string, row]));
  for (const row of arranged) {
    const mine = piecesOf({ pieceList: row.pieceList! }).flatMap(({ itemId }) => seen.get(itemId) ?? []);
    put('outfit', row.id, row.title ?? titleOf(mine), imageOf(mine));
  }
  const ids = idsOf('wear');
  const worn = ids.length === 0 ? [] : await database.rows(wears, { viewerId, publisherId, ids });
  const wornIds = worn.flatMap(({ itemList }) => JSON.parse(itemList) as Id[]);
  const published = new Map((await read(publishedItems, wornIds)).map((row) => [row.id as string, row]));
  for (const { id, itemList, photoId } of worn) {
    const mine = (JSON.parse(itemList) as Id[]).flatMap((one) => published.get(one) ?? []);
    put('wear', id, titleOf(mine), photoId ?? imageOf(mine));
  }
  return shown;
}

const firstOf = (list: string | undefined): Id | null => (JSON.parse(list ?? '[]') as Id[])[0] ?? null;
const titleOf = (rows: readonly Named[]): string => rows.map(({ title }) => title).join(', ');
const imageOf = (rows: readonly Named[]): Id | null =>
  rows.map(({ imageIdList }) => firstOf(imageIdList)).find((id) => id !== null) ?? null;

import type { z } from 'zod';
import type { OwnEntryView } from '../../../application/wardrobe/collections/views.ts';
import type { Visibility } from '../../../domain/access/policy.ts';
import type { Id, Instant } from '../../../domain/kernel/id.ts';
import type { CollectionId } from '../../../domain/wardrobe/collections/collection.ts';
import type { CollectionKind, EntryKind } from '../../../domain/wardrobe/collections/kinds.ts';
import { visibleTo } from '../../access/access.read.ts';
import { joinAccount, type PublicUserRow, publicUser } from '../../identity/identity.read.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { sql } from '../../kernel/database/statement.ts';
import { itemVisible } from '../items.read.ts';

export type Row = PublicUserRow<'owner'> & {
  id: CollectionId;
  kind: CollectionKind;
  title: string;
  notes: string | null;
  visibility: Visibility;
  createdAt: Instant;
  editedAt: Instant | null;
  version: number;
};
export interface Counts {
  entryCount: number;
  packedCount: number;
}
/** `refId` is null for a collection without visible entries. */
export type EntryRow = Omit<
  z.input<typeof OwnEntryView>,
  'refId' | 'kind' | 'title' | 'packed' | 'imageUrl'
> & {
  refId: Id | null;
  entryTitle: string | null;
  entryKind: EntryKind;
  packed: number;
  imageIdList: string | null;
};
/** SQL condition: the viewer may see the collected thing. Other entries are not even counted. */
const seen = `(
  exists (select 1 from items si ${joinAccount('a', 'si.owner_id')}
    where e.kind = 'item' and si.id = e.ref_id and ${itemVisible(':viewerId', 'si')})
  or exists (select 1 from outfits so ${joinAccount('a', 'so.owner_id')}
    where e.kind = 'outfit' and so.id = e.ref_id and ${visibleTo(':viewerId', 'a', 'so.visibility')}))`;
const columns = `
  c.id, c.kind, c.title, c.notes, c.visibility, c.created_at as createdAt, c.edited_at as editedAt, c.version,
  ${publicUser('w', 'owner')}`;
const visible = visibleTo(':viewerId', 'w', 'c.visibility');
/** An image of an outfit: that of its oldest visible item that has one. */
const imagesOfOutfit = `(select i2.image_ids from outfit_pieces k join items i2 on i2.id = k.item_id
  ${joinAccount('a2', 'i2.owner_id')}
  where k.outfit_id = o.id and i2.image_ids <> '[]' and ${itemVisible(':viewerId', 'i2', 'a2')}
  order by i2.id limit 1)`;

/** The collection once for each visible entry, or once if there is none. */
export const one = sql<{ viewerId: string; id: string }, Row & EntryRow>(`
  select ${rowByRow} ${columns}, e.ref_id as refId, e.kind as entryKind, e.position, e.quantity, e.packed, e.note,
    coalesce(i.name, o.name) as entryTitle, i.category,
    case when e.kind = 'outfit' then ${imagesOfOutfit} else i.image_ids end as imageIdList
  from collections c ${joinAccount('w', 'c.owner_id')}
  left join collection_entries e on e.collection_id = c.id and ${seen}
  left join items i on e.kind = 'item' and i.id = e.ref_id
  left join outfits o on e.kind = 'outfit' and o.id = e.ref_id
  where c.id = :id and ${visible}
  order by e.position, e.ref_id`);
export type Range = { viewerId: string; ownerId: string; kind: string; beforeId: string; limit: number };
const list = (filter: string) =>
  sql<Range, Row & Counts>(`
  select ${rowByRow} ${columns},
    (select count(*) from collection_entries e where e.collection_id = c.id and ${seen}) as entryCount,
    (select count(*) from collection_entries e where e.collection_id = c.id and e.packed = 1 and ${seen}) as packedCount
  from collections c ${joinAccount('w', 'c.owner_id')}
  where c.owner_id = :ownerId ${filter} and c.id < :beforeId and ${visible} order by c.id desc limit :limit`);
export const ofAnyKind = list('');
export const ofKind = list('and c.kind = :kind');

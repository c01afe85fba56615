import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { CollectionReader } from '../../../application/wardrobe/collections/ports.ts';
import type { CollectionView, EntryView } from '../../../application/wardrobe/collections/views.ts';
import type { Visibility } from '../../../domain/access/policy.ts';
import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { CollectionId } from '../../../domain/wardrobe/collections/collection.ts';
import type { CollectionKind, EntryKind } from '../../../domain/wardrobe/collections/kinds.ts';
import type { Category } from '../../../domain/wardrobe/items/category.ts';
import { visibleTo } from '../../access/access.read.ts';
import {
  type AvatarUrls,
  joinAccount,
  type PublicUserRow,
  publicUser,
  toPublicUser,
} from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { rowByRow } from '../../kernel/database/hints.ts';
import { lastId, sql } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { itemVisible } from '../items.read.ts';

type Row = PublicUserRow<'owner'> & {
  id: CollectionId;
  kind: CollectionKind;
  title: string;
  notes: string | null;
  visibility: Visibility;
  entryCount: number;
  packedCount: number;
  createdAt: Instant;
  editedAt: Instant | null;
  version: number;
};
/** SQL condition: the viewer may see the collected thing. Other entries are not even counted. */
const seen = `(
  exists (select 1 from items si ${joinAccount('a', 'si.owner_id')}
    where e.kind = 'item' and si.id = e.ref_id and ${itemVisible(':viewerId', 'si')})
  or exists (select 1 from outfits so ${joinAccount('a', 'so.owner_id')}
    where e.kind = 'outfit' and so.id = e.ref_id and ${visibleTo(':viewerId', 'a', 'so.visibility')}))`;
const select = `
  select ${rowByRow} c.id, c.kind, c.title, c.notes, c.visibility, c.created_at as createdAt, c.edited_at as editedAt,
    c.version, ${publicUser('w', 'owner')},
    (select count(*) from collection_entries e where e.collection_id = c.id and ${seen}) as entryCount,
    (select count(*) from collection_entries e where e.collection_id = c.id and e.packed = 1 and ${seen}) as packedCount
  from collections c ${joinAccount('w', 'c.owner_id')}`;
const visible = visibleTo(':viewerId', 'w', 'c.visibility');

const one = sql<{ viewerId: string; id: string }, Row>(`${select} where c.id = :id and ${visible}`);
type Range = { viewerId: string; ownerId: string; kind: string; beforeId: string; limit: number };
const list = (filter: string) =>
  sql<Range, Row>(`${select}
  where c.owner_id = :ownerId ${filter} and c.id < :beforeId and ${visible} order by c.id desc limit :limit`);
const ofAnyKind = list('');
const ofKind = list('and c.kind = :kind');

type EntryRow = Omit<EntryView, 'packed' | 'category' | 'kind'> & {
  refId: Id;
  kind: EntryKind;
  packed: number;
  category: Category | null;
};
const entries = sql<{ viewerId: string; id: string }, EntryRow>(`
  select ${rowByRow} e.ref_id as refId, e.kind, e.position, e.quantity, e.packed, e.note,
    coalesce(i.name, o.name) as title, i.category
  from collection_entries e
  left join items i on e.kind = 'item' and i.id = e.ref_id
  left join outfits o on e.kind = 'outfit' and o.id = e.ref_id
  where e.collection_id = :id and ${seen}
  order by e.position, e.ref_id`);

export class SqlCollectionReader extends CollectionReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async one(viewerId: UserId, id: CollectionId) {
    const row = await this.#database.row(one, { viewerId, id });
    if (!row) return undefined;
    const own = row.ownerId === viewerId;
    const rows = await this.#database.rows(entries, { viewerId, id });
    return { ...toView(row, viewerId, this.#files), entries: rows.map((entry) => toEntry(entry, own)) };
  }

  async list(
    viewerId: UserId,
    ownerId: UserId,
    kind: CollectionKind | undefined,
    { limit, cursor }: PageRequest<CollectionId>,
  ) {
    const range = { viewerId, ownerId, kind: kind ?? '', beforeId: cursor ?? lastId, limit: limit + 1 };
    const rows = await this.#database.rows(kind ? ofKind : ofAnyKind, range);
    return toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => toView(row, viewerId, this.#files),
    );
  }
}

const toView = (row: Row, viewerId: UserId, avatars: AvatarUrls): CollectionView => ({
  id: row.id,
  owner: toPublicUser(row, 'owner', avatars),
  kind: row.kind,
  title: row.title,
  visibility: row.visibility,
  entryCount: row.entryCount,
  packedCount: row.packedCount,
  createdAt: iso(row.createdAt),
  editedAt: row.editedAt === null ? null : iso(row.editedAt),
  ...(row.ownerId === viewerId && { notes: row.notes, version: row.version }),
});

const toEntry = ({ note, packed, ...row }: EntryRow, own: boolean): EntryView => ({
  ...row,
  packed: packed === 1,
  ...(own && { note }),
});

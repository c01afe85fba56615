import type { z } from 'zod';
import { iso } from '../../../application/kernel/fields.ts';
import { type PageRequest, toPage } from '../../../application/kernel/page.ts';
import type { FileView } from '../../../application/media/views.ts';
import { CollectionReader } from '../../../application/wardrobe/collections/ports.ts';
import type {
  AnyCollectionView,
  AnyWholeCollectionView,
  OwnEntryView,
} from '../../../application/wardrobe/collections/views.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { CollectionId } from '../../../domain/wardrobe/collections/collection.ts';
import type { CollectionKind } from '../../../domain/wardrobe/collections/kinds.ts';
import { type AvatarUrls, toPublicUser } from '../../identity/identity.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import { lastId } from '../../kernel/database/statement.ts';
import type { FileViews } from '../../media/media.read.ts';
import { imageIdsOf } from '../items.read.ts';
import { type Counts, type EntryRow, ofAnyKind, ofKind, one, type Row } from './collection-statements.ts';

export class SqlCollectionReader extends CollectionReader {
  readonly #database: Database;
  readonly #files: FileViews;

  constructor(database: Database, files: FileViews) {
    super();
    this.#database = database;
    this.#files = files;
  }

  async one(viewerId: UserId, id: CollectionId): Promise<AnyWholeCollectionView | undefined> {
    const rows = await this.#database.rows(one, { viewerId, id });
    const [collection] = rows;
    if (!collection) return undefined;
    const found = rows.filter(({ refId }) => refId !== null);
    const images = await this.#files.of(found.flatMap((row) => imageOf(row) ?? []));
    const entries = found.map((row) => toEntry(row, images));
    const counts = {
      entryCount: entries.length,
      packedCount: entries.filter(({ packed }) => packed).length,
    };
    const view = toView({ ...collection, ...counts }, viewerId, this.#files);
    return view.own
      ? { ...view, entries }
      : { ...view, entries: entries.map(({ note: _, ...entry }) => entry) };
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

function toView(row: Row & Counts, viewerId: UserId, avatars: AvatarUrls): AnyCollectionView {
  const shown = {
    id: row.id,
    owner: toPublicUser(row, 'owner', avatars),
    kind: row.kind,
    title: row.title,
    visibility: row.visibility,
    entryCount: row.entryCount,
    packedCount: row.packedCount,
    createdAt: iso(row.createdAt),
    editedAt: row.editedAt === null ? null : iso(row.editedAt),
  };
  return row.ownerId === viewerId
    ? { ...shown, own: true, notes: row.notes, version: row.version }
    : { ...shown, own: false };
}

const imageOf = ({ imageIdList }: EntryRow): Id | undefined =>
  imageIdsOf([{ imageIdList: imageIdList ?? '[]' }])[0];

function toEntry(row: EntryRow, images: ReadonlyMap<string, FileView>): z.input<typeof OwnEntryView> {
  const image = images.get(imageOf(row) ?? '');
  return {
    refId: row.refId!,
    kind: row.entryKind,
    title: row.entryTitle,
    imageUrl: image ? (image.previewUrl ?? image.url) : null,
    category: row.category,
    position: row.position,
    quantity: row.quantity,
    packed: row.packed === 1,
    note: row.note,
  };
}

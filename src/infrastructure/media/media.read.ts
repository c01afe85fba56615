import { iso } from '../../application/kernel/fields.ts';
import { objectKey, originalName } from '../../application/media/object-keys.ts';
import type { ObjectStore } from '../../application/media/ports.ts';
import type { FileView } from '../../application/media/views.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { Colour, FileKind, RevisionId } from '../../domain/media/content.ts';
import type { FileId } from '../../domain/media/file.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

// What other contexts may use of files in their statements and views.

export interface FileRow {
  readonly id: FileId;
  readonly ownerId: UserId;
  readonly name: string;
  readonly revisionId: RevisionId;
  readonly kind: FileKind;
  readonly contentType: string;
  readonly size: number;
  readonly width: number | null;
  readonly height: number | null;
  readonly durationMs: number | null;
  readonly blurhash: string | null;
  readonly colours: string;
  readonly createdAt: number;
}

/** Columns of `files f`. */
export const fileColumns = `
  f.id, f.owner_id as ownerId, f.name, f.revision_id as revisionId, f.kind, f.content_type as contentType, f.size,
  f.width, f.height, f.duration_ms as durationMs, f.blurhash, f.colours, f.created_at as createdAt`;

/** Who may see the subject of a `file_uses u` row, as a SQL condition. Each context exports those of its subjects. */
export interface FileAudience {
  readonly subject: string;
  readonly seenBy: (viewer: string) => string;
}

const byIds = sql<{ ids: readonly string[] }, FileRow>(
  `select ${fileColumns} from files f where f.id in (:ids*) and f.state = 'ready'`,
);

const coloursOf = sql<{ id: string }, { colours: string }>('select colours from files where id = :id');

/** Dominant colours of an image, the largest share first. */
export async function coloursOfFile(database: Database, id: Id): Promise<readonly Colour[]> {
  const row = await database.row(coloursOf, { id });
  return row ? (JSON.parse(row.colours) as Colour[]) : [];
}

/** Reads files as views, with signed links to their bytes. Checks no permission. */
export class FileViews {
  readonly #database: Database;
  readonly #store: ObjectStore;
  readonly #avatarsUrl: string;

  constructor(database: Database, store: ObjectStore, publicUrl: string) {
    this.#database = database;
    this.#store = store;
    this.#avatarsUrl = `${publicUrl}/avatars/`;
  }

  /** One statement, or none without ids. Files that are not ready are left out. */
  async of(ids: readonly Id[]): Promise<ReadonlyMap<string, FileView>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#database.rows(byIds, { ids: [...new Set(ids)] });
    const views = await Promise.all(rows.map((row) => this.view(row)));
    return new Map(views.map((view) => [view.id, view]));
  }

  /** The public URL of an avatar: `path` is what `PublicPictures` made for it. */
  avatarUrl(path: string): string {
    return this.#avatarsUrl + path;
  }

  async view(row: FileRow): Promise<FileView> {
    const { name, contentType } = row;
    const isImage = row.kind === 'image';
    const attachment = row.kind === 'document';
    const colours = JSON.parse(row.colours) as Colour[];
    const link = (object: string, type = contentType) =>
      this.#store.readUrl(objectKey(row.id, row.revisionId, object), { contentType: type, name, attachment });
    const [url, thumbnailUrl, previewUrl] = await Promise.all([
      link(originalName),
      ...(isImage ? [link('small.webp', 'image/webp'), link('large.webp', 'image/webp')] : []),
    ]);
    return {
      id: row.id,
      ownerId: row.ownerId,
      name,
      kind: row.kind,
      contentType,
      size: row.size,
      ...(row.width !== null && { width: row.width }),
      ...(row.height !== null && { height: row.height }),
      ...(row.durationMs !== null && { duration: row.durationMs / 1000 }),
      ...(row.blurhash !== null && { blurhash: row.blurhash }),
      ...(isImage && { colours: colours.map(({ hex }) => hex) }),
      url: url!,
      ...(thumbnailUrl !== undefined && { thumbnailUrl }),
      ...(previewUrl !== undefined && { previewUrl }),
      createdAt: iso(row.createdAt),
    };
  }
}

/** Files with the content that they have now, for evidence. */
export const filesForEvidence = sql<{ ids: readonly string[] }, FileRow>(
  `select ${fileColumns} from files f where f.id in (:ids*) and f.state = 'ready'`,
);

/** A conflict when the file has other content by now, or is deleted. Locks it until the unit of work ends. */
export const lockRevision = sql<{ id: string; revisionId: string }>((d) =>
  d.assertExists('select 1 from files where id = :id and revision_id = :revisionId'),
);

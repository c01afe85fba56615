import { iso } from '../../application/kernel/fields.ts';
import { objectKey, originalName } from '../../application/media/object-keys.ts';
import type { ObjectStore } from '../../application/media/ports.ts';
import type { FileView } from '../../application/media/views.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { Colour, FileKind, RevisionId } from '../../domain/media/content.ts';
import type { FileId } from '../../domain/media/file.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

// What other contexts' statements and views may read of files.

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

/** Of `files f`. */
export const fileColumns = `
  f.id, f.owner_id as ownerId, f.name, f.revision_id as revisionId, f.kind, f.content_type as contentType, f.size,
  f.width, f.height, f.duration_ms as durationMs, f.blurhash, f.colours, f.created_at as createdAt`;

/** Who may see what a file is attached to; `u` is the row of `file_uses`. Contexts that attach files export theirs. */
export interface FileAudience {
  readonly subject: string;
  readonly seenBy: (viewer: string) => string;
}

const byIds = sql<{ ids: readonly string[] }, FileRow>(
  `select ${fileColumns} from files f where f.id in (:ids*) and f.state = 'ready'`,
);

const coloursOf = sql<{ id: string }, { colours: string }>('select colours from files where id = :id');

/** Of a picture, the largest share first. */
export async function coloursOfFile(database: Database, id: Id): Promise<readonly Colour[]> {
  const row = await database.row(coloursOf, { id });
  return row ? (JSON.parse(row.colours) as Colour[]) : [];
}

/** Files as views show them, with links to their bytes. */
export class ShownFiles {
  readonly #database: Database;
  readonly #store: ObjectStore;

  constructor(database: Database, store: ObjectStore) {
    this.#database = database;
    this.#store = store;
  }

  /** In one statement, or none; whoever asks has made sure that they may be seen. */
  async of(ids: readonly Id[]): Promise<ReadonlyMap<string, FileView>> {
    if (ids.length === 0) return new Map();
    const rows = await this.#database.rows(byIds, { ids: [...new Set(ids)] });
    const views = await Promise.all(rows.map((row) => this.view(row)));
    return new Map(views.map((view) => [view.id, view]));
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

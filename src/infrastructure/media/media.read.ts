import { LRUCache } from 'lru-cache';
import { iso } from '../../application/kernel/fields.ts';
import type { Clock } from '../../application/kernel/ports.ts';
import { objectKey, originalName } from '../../application/media/object-keys.ts';
import type { ObjectStore } from '../../application/media/ports.ts';
import type { FileView } from '../../application/media/views.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import type { Colour, FileKind, RevisionId } from '../../domain/media/content.ts';
import type { FileId } from '../../domain/media/file.ts';
import type { Database } from '../kernel/database/database.ts';
import { rowByRow } from '../kernel/database/hints.ts';
import { sql } from '../kernel/database/statement.ts';
import { atMost } from '../kernel/runtime/at-most.ts';
import { reusedMs } from './links/link-cache.ts';

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
type Revision = Pick<FileRow, 'id' | 'revisionId'>;
const countCurrent = sql<{ revisions: readonly Revision[] }, { current: number }>(
  (d) => `
  select ${rowByRow} count(*) as current from ${d.rowTable(':revisions*(id, revisionId)', 'k', ['id', 'revision_id'])}
  cross join files f on f.id = k.id and f.revision_id = k.revision_id`,
);
// So that there are few statements of different lengths.
const askedAtOnce = 10;

const coloursOf = sql<{ id: string }, { colours: string }>('select colours from files where id = :id');

/** Dominant colours of an image, the largest share first. */
export async function coloursOfFile(database: Database, id: Id): Promise<readonly Colour[]> {
  const row = await database.row(coloursOf, { id });
  return row ? (JSON.parse(row.colours) as Colour[]) : [];
}

interface KeptView extends Revision {
  readonly view: FileView;
  readonly until: number;
}
type Needs = { readonly database: Database; readonly store: ObjectStore; readonly clock: Clock };

/** Reads files as views, with signed links to their bytes. Checks no permission. */
export class FileViews {
  readonly #needs: Needs;
  readonly #avatarsUrl: string;
  /** All that a view shows is of one revision of its file, and the same for everyone. */
  readonly #kept = new LRUCache<string, KeptView>(atMost(10_000));

  constructor(needs: Needs, publicUrl: string) {
    this.#needs = needs;
    this.#avatarsUrl = `${publicUrl}/avatars/`;
  }

  /** Files that are not ready are left out. */
  async of(ids: readonly Id[]): Promise<ReadonlyMap<string, FileView>> {
    const wanted = [...new Set(ids)];
    const now = this.#needs.clock.now();
    const kept = wanted.flatMap((id) => {
      const one = this.#kept.get(id);
      return one && one.until > now ? one : [];
    });
    const views = new Map<string, FileView>();
    if (await this.#areCurrent(kept)) for (const { id, view } of kept) views.set(id, view);
    const others = wanted.filter((id) => !views.has(id));
    const rows = others.length > 0 ? await this.#needs.database.rows(byIds, { ids: others }) : [];
    const add = async (row: FileRow) => {
      const view = await this.view(row);
      this.#kept.set(row.id, { id: row.id, revisionId: row.revisionId, view, until: now + reusedMs });
      views.set(row.id, view);
    };
    for (const id of others) this.#kept.delete(id);
    await Promise.all(rows.map(add));
    return views;
  }

  async #areCurrent(kept: readonly Revision[]): Promise<boolean> {
    if (kept.length === 0) return true;
    const padded = Math.ceil(kept.length / askedAtOnce) * askedAtOnce;
    const revisions = Array.from({ length: padded }, (_, i) => kept[Math.min(i, kept.length - 1)]!);
    return (await this.#needs.database.row(countCurrent, { revisions }))?.current === padded;
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
      this.#needs.store.readUrl(objectKey(row.id, row.revisionId, object), {
        ...{ contentType: type, name, attachment },
      });
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

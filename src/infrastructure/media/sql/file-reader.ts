import { type Page, type PageRequest, toPage } from '../../../application/kernel/page.ts';
import { type FileFilter, FileReader } from '../../../application/media/ports.ts';
import type { FileView } from '../../../application/media/views.ts';
import type { UserId } from '../../../domain/kernel/id.ts';
import type { FileId } from '../../../domain/media/file.ts';
import type { Database } from '../../kernel/database/database.ts';
import { lastId, type Statement, sql } from '../../kernel/database/statement.ts';
import { type FileAudience, type FileRow, type FileViews, fileColumns } from '../media.read.ts';

type Range = { ownerId: string; kind: string; beforeId: string; limit: number };
const own = (filter: string) =>
  sql<Range, FileRow>(`
  select ${fileColumns} from files f
  where f.owner_id = :ownerId ${filter} and f.id < :beforeId and f.state = 'ready' order by f.id desc limit :limit`);
const inUse = 'exists (select 1 from file_uses u where u.file_id = f.id)';
const ofKind = (filter: string) => ({
  all: own(filter),
  used: own(`${filter} and ${inUse}`),
  unused: own(`${filter} and not ${inUse}`),
});
const ofAnyKind = ofKind('');
const ofOneKind = ofKind('and f.kind = :kind');

export class SqlFileReader extends FileReader {
  readonly #database: Database;
  readonly #shown: FileViews;
  readonly #one: Statement<{ viewerId: string; id: string }, FileRow>;

  constructor(database: Database, shown: FileViews, audiences: readonly FileAudience[]) {
    super();
    this.#database = database;
    this.#shown = shown;
    const seen = audiences.map(
      ({ subject, seenBy }) => `(u.subject = '${subject}' and ${seenBy(':viewerId')})`,
    );
    this.#one = sql(`
      select ${fileColumns} from files f where f.id = :id and f.state = 'ready' and (f.owner_id = :viewerId
        or exists (select 1 from file_uses u where u.file_id = f.id and (${seen.join(' or ')})))`);
  }

  async one(viewerId: UserId, id: FileId): Promise<FileView | undefined> {
    const row = await this.#database.row(this.#one, { viewerId, id });
    return row && this.#shown.view(row);
  }

  async own(
    ownerId: UserId,
    { kind, unused }: FileFilter,
    { limit, cursor }: PageRequest<FileId>,
  ): Promise<Page<FileView>> {
    const range = { ownerId, kind: kind ?? '', beforeId: cursor ?? lastId, limit: limit + 1 };
    const use = unused === undefined ? 'all' : unused ? 'unused' : 'used';
    const rows = await this.#database.rows((kind ? ofOneKind : ofAnyKind)[use], range);
    const { items, nextCursor } = toPage(
      rows,
      limit,
      ({ id }) => id,
      (row) => row,
    );
    return { items: await Promise.all(items.map((row) => this.#shown.view(row))), nextCursor };
  }
}

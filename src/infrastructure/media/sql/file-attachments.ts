import {
  type FileAttachment,
  FileAttachments,
  type FileKind,
  FileNotFound,
} from '../../../application/kernel/files.ts';
import { assertKind } from '../../../application/media/store-revision.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { TransactionConflict } from '../../kernel/database/errors.ts';
import { sql } from '../../kernel/database/statement.ts';

const attach = sql<{ subject: string; subjectId: string; ownerId: string; ids: readonly string[] }>(
  (d) => `
  insert into file_uses (file_id, subject, subject_id)
  select f.id, :subject, :subjectId from files f
  where f.id in (:ids*) and f.owner_id = :ownerId and f.state = 'ready' ${d.forUpdate}`,
);
type Images = { ownerId: string; ids: readonly string[] };
const images = "where id in (:ids*) and owner_id = :ownerId and state = 'ready' and kind = 'image'";
const usable = sql<Images, { id: Id }>(`select id from files ${images}`);
const lockUsable = sql<Images, { id: Id }>(
  (d) => `select id from files ${images} order by id ${d.forUpdate}`,
);
const attachAll = sql<{ rows: { fileId: string; subject: string; subjectId: string }[] }>(
  'insert into file_uses (file_id, subject, subject_id) values :rows*(fileId, subject, subjectId)',
);
const detach = sql<{ ids: readonly string[] }>('delete from file_uses where subject_id in (:ids*)');
const kindsOf = sql<{ ids: readonly string[] }, { kind: FileKind }>(
  'select distinct kind from files where id in (:ids*)',
);

const rowsAtOnce = 500;

export class SqlFileAttachments extends FileAttachments {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async attach(use: FileAttachment, fileIds: readonly Id[], only?: FileKind): Promise<readonly FileKind[]> {
    if (fileIds.length === 0) return [];
    const ids = [...new Set(fileIds)];
    if ((await this.#database.write(attach, { ...use, ids })) !== ids.length) throw new FileNotFound();
    const rows = await this.#database.rows(kindsOf, { ids });
    for (const row of rows) assertKind(row, only);
    return rows.map(({ kind }) => kind);
  }

  async usableImages(ownerId: UserId, fileIds: readonly Id[]): Promise<ReadonlySet<Id>> {
    const ids = [...new Set(fileIds)];
    const rows = ids.length === 0 ? [] : await this.#database.rows(usable, { ownerId, ids });
    return new Set(rows.map(({ id }) => id));
  }

  async attachImages(
    ownerId: UserId,
    subject: string,
    images: ReadonlyMap<Id, readonly Id[]>,
  ): Promise<void> {
    const rows = [...images].flatMap(([subjectId, fileIds]) =>
      [...new Set(fileIds)].map((fileId) => ({ fileId, subject, subjectId })),
    );
    if (rows.length === 0) return;
    for (let from = 0; from < rows.length; from += rowsAtOnce)
      await this.#database.write(attachAll, { rows: rows.slice(from, from + rowsAtOnce) });
    // A file that is deleted at the same time is either gone by now, or locked until this commits.
    const ids = [...new Set(rows.map(({ fileId }) => fileId))];
    const locked = await this.#database.rows(lockUsable, { ownerId, ids });
    if (locked.length !== ids.length) throw new TransactionConflict('an image was removed meanwhile');
  }

  detach(subjectIds: readonly Id[]): void {
    if (subjectIds.length > 0) this.#database.enqueue(detach, { ids: subjectIds });
  }
}

import {
  type FileAttachment,
  FileAttachments,
  type FileKind,
  FileNotFound,
} from '../../../application/kernel/files.ts';
import { assertKind } from '../../../application/media/store-revision.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

const attach = sql<{ subject: string; subjectId: string; ownerId: string; ids: readonly string[] }>(
  (d) => `
  insert into file_uses (file_id, subject, subject_id)
  select f.id, :subject, :subjectId from files f
  where f.id in (:ids*) and f.owner_id = :ownerId and f.state = 'ready' ${d.forUpdate}`,
);
const detach = sql<{ ids: readonly string[] }>('delete from file_uses where subject_id in (:ids*)');
const kindsOf = sql<{ ids: readonly string[] }, { kind: FileKind }>(
  'select distinct kind from files where id in (:ids*)',
);

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

  detach(subjectIds: readonly Id[]): void {
    if (subjectIds.length > 0) this.#database.enqueue(detach, { ids: subjectIds });
  }
}

import {
  type FileKind,
  FileNotFound,
  type FileUse,
  FileUses,
  QuotaExceeded,
} from '../../application/kernel/files.ts';
import { MediaPurge, Usage } from '../../application/media/ports.ts';
import { requireKind } from '../../application/media/storing.ts';
import type { Id, UserId } from '../../domain/kernel/id.ts';
import { type File, type FileId, Files } from '../../domain/media/file.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { Aggregates } from '../kernel/orm/aggregates.ts';
import { FileSchema } from './media.schema.ts';

// A write, so that it opens the transaction and waits for whoever attaches the file right now.
const hold = sql<{ id: string }>('update files set version = version where id = :id');
const usesOf = sql<{ id: string }, { count: number }>(
  'select count(*) as count from file_uses where file_id = :id',
);

export class SqlFiles extends Files {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async find(id: FileId): Promise<File | undefined> {
    return this.#aggregates.find(FileSchema, { id });
  }

  async hold(id: FileId) {
    await this.#database.write(hold, { id });
    const file = await this.find(id);
    return file && { file, uses: (await this.#database.row(usesOf, { id }))!.count };
  }

  add(file: File): void {
    this.#aggregates.add(FileSchema, file);
  }

  remove(file: File): void {
    this.#aggregates.remove(file);
  }
}

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

export class SqlFileUses extends FileUses {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async attach(use: FileUse, fileIds: readonly Id[], only?: FileKind): Promise<readonly FileKind[]> {
    if (fileIds.length === 0) return [];
    const ids = [...new Set(fileIds)];
    if ((await this.#database.write(attach, { ...use, ids })) !== ids.length) throw new FileNotFound();
    const rows = await this.#database.rows(kindsOf, { ids });
    for (const row of rows) requireKind(row, only);
    return rows.map(({ kind }) => kind);
  }

  detach(subjectIds: readonly Id[]): void {
    if (subjectIds.length > 0) this.#database.enqueue(detach, { ids: subjectIds });
  }
}

type Charge = { ownerId: string; bytes: number; quota: number };
const open = sql<Omit<Charge, 'quota'>>('insert into file_usage (owner_id, bytes) values (:ownerId, :bytes)');
const charge = sql<Charge>(`
  update file_usage set bytes = bytes + :bytes
  where owner_id = :ownerId and (:bytes <= 0 or bytes + :bytes <= :quota)`);
const used = sql<{ ownerId: string }, { bytes: number }>(
  'select bytes from file_usage where owner_id = :ownerId',
);

export class SqlUsage extends Usage {
  readonly #database: Database;
  readonly #quota: number;

  constructor(database: Database, quota: number) {
    super();
    this.#database = database;
    this.#quota = quota;
  }

  async check(ownerId: UserId, bytes: number): Promise<void> {
    const row = await this.#database.row(used, { ownerId });
    if (bytes > 0 && Number(row?.bytes ?? 0) + bytes > this.#quota) throw this.#full();
  }

  async charge(ownerId: UserId, bytes: number): Promise<void> {
    if (bytes === 0) return;
    if ((await this.#database.write(charge, { ownerId, bytes, quota: this.#quota })) > 0) return;
    if (bytes > this.#quota || (await this.#database.row(used, { ownerId }))) throw this.#full();
    // Another first file of theirs at the same moment is a lost race, and this runs again.
    this.#database.enqueue(open, { ownerId, bytes });
  }

  #full(): QuotaExceeded {
    return new QuotaExceeded({ detail: `Your files may take ${this.#quota} bytes` });
  }
}

const own = sql<{ ownerId: string; limit: number }, { id: FileId }>(
  'select id from files where owner_id = :ownerId order by id limit :limit',
);
const dropUses = sql<{ ids: readonly string[] }>('delete from file_uses where file_id in (:ids*)');
const dropUsage = sql<{ ownerId: string }>('delete from file_usage where owner_id = :ownerId');

export class SqlMediaPurge extends MediaPurge {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async fileIds(ownerId: UserId, limit: number): Promise<FileId[]> {
    return (await this.#database.rows(own, { ownerId, limit })).map(({ id }) => id);
  }

  forget(ownerId: UserId, fileIds: readonly Id[]): void {
    if (fileIds.length > 0) this.#database.enqueue(dropUses, { ids: fileIds });
    this.#database.enqueue(dropUsage, { ownerId });
  }
}

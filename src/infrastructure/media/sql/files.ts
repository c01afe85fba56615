import { type File, type FileId, Files } from '../../../domain/media/file.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { FileSchema } from '../media.schema.ts';

// A write, so that it opens the transaction and waits for anyone who is attaching the file.
const lock = sql<{ id: string }>('update files set version = version where id = :id');
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

  async findLocked(id: FileId) {
    await this.#database.write(lock, { id });
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

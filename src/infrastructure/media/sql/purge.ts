import { MediaPurge } from '../../../application/media/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { FileId } from '../../../domain/media/file.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

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

  detachAll(ownerId: UserId, fileIds: readonly Id[]): void {
    if (fileIds.length > 0) this.#database.enqueue(dropUses, { ids: fileIds });
    this.#database.enqueue(dropUsage, { ownerId });
  }
}

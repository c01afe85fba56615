import { KeptRevisions } from '../../../application/media/ports.ts';
import type { RevisionId } from '../../../domain/media/content.ts';
import type { FileId } from '../../../domain/media/file.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { isEvidence } from '../../moderation/evidence-files.read.ts';

const kept = sql<{ fileId: string; revisionId: string }, { kept: number }>(
  `select ${isEvidence(':fileId', ':revisionId')} as kept`,
);

export class SqlKeptRevisions extends KeptRevisions {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async has(fileId: FileId, revisionId: RevisionId): Promise<boolean> {
    return (await this.#database.row(kept, { fileId, revisionId }))?.kept === 1;
  }
}

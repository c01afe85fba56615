import { createHash } from 'node:crypto';
import type { Ids } from '../../../application/kernel/ports.ts';
import { Evidence, type Reported } from '../../../application/moderation/ports.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import type { CaseId } from '../../../domain/moderation/report.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { lockRevision } from '../../media/media.read.ts';

type Kept = {
  readonly evidenceId: string;
  readonly caseId: string;
  readonly digest: string;
  readonly text: string;
  readonly files: string;
  readonly writtenAt: Instant;
  readonly takenAt: Instant;
};
const keep = sql<{ rows: readonly Kept[] }>(
  (d) => `${d.insertIgnore} into moderation_evidence (id, case_id, digest, text, files, written_at, taken_at)
  values :rows*(evidenceId, caseId, digest, text, files, writtenAt, takenAt)`,
);
const keepFiles = sql<{ rows: readonly { fileId: string; revisionId: string; caseId: string }[] }>(
  (d) =>
    `${d.insertIgnore} into moderation_evidence_files (file_id, revision_id, case_id) values :rows*(fileId, revisionId, caseId)`,
);

export class SqlEvidence extends Evidence {
  readonly #database: Database;
  readonly #ids: Ids;

  constructor(database: Database, ids: Ids) {
    super();
    this.#database = database;
    this.#ids = ids;
  }

  keep(caseId: CaseId, { text, files: shown, createdAt: writtenAt }: Reported, takenAt: Instant): void {
    const files = JSON.stringify(shown);
    const digest = createHash('sha256').update(`${text}\0${files}`).digest('base64url');
    const evidenceId: string = this.#ids.next();
    this.#database.enqueue(keep, {
      rows: [{ evidenceId, caseId, digest, text, files, writtenAt, takenAt }],
    });
    if (shown.length === 0) return;
    // A deletion that comes first fails this unit of work; one that comes later finds the row, and keeps the objects.
    for (const { id, revisionId } of shown) this.#database.enqueue(lockRevision, { id, revisionId });
    const rows = shown.map(({ id, revisionId }) => ({ fileId: id, revisionId, caseId }));
    this.#database.enqueue(keepFiles, { rows });
  }
}

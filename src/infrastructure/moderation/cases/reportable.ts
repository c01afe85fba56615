import { Reportable, type Reported } from '../../../application/moderation/ports.ts';
import type { Id, UserId } from '../../../domain/kernel/id.ts';
import type { Subject } from '../../../domain/moderation/report.ts';
import { personEvidence, personExists } from '../../identity/evidence.read.ts';
import type { Database } from '../../kernel/database/database.ts';
import type { Statement } from '../../kernel/database/statement.ts';
import { filesForEvidence } from '../../media/media.read.ts';
import { messageEvidence, messageExists, roomEvidence, roomExists } from '../../messaging/evidence.read.ts';
import { commentEvidence, commentExists, postEvidence, postExists } from '../../posts/evidence.read.ts';
import { itemEvidence, itemExists, outfitEvidence, outfitExists } from '../../wardrobe/evidence.read.ts';
import type { EvidenceParams, EvidenceRow } from '../evidence.read.ts';

type ByKind<S> = Readonly<Record<Subject['kind'], S>>;
const seen: ByKind<Statement<EvidenceParams, EvidenceRow>> = {
  user: personEvidence,
  post: postEvidence,
  comment: commentEvidence,
  message: messageEvidence,
  item: itemEvidence,
  outfit: outfitEvidence,
  room: roomEvidence,
};
const existing: ByKind<Statement<{ id: string }>> = {
  user: personExists,
  post: postExists,
  comment: commentExists,
  message: messageExists,
  item: itemExists,
  outfit: outfitExists,
  room: roomExists,
};

export class SqlReportable extends Reportable {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async find(viewerId: UserId, { kind, id }: Subject): Promise<Reported | undefined> {
    const row = await this.#database.row(seen[kind], { viewerId, id });
    if (!row) return undefined;
    const { authorId, text, createdAt } = row;
    const ids = row.fileId === null ? (JSON.parse(row.fileIdList ?? '[]') as Id[]) : [row.fileId];
    const files = ids.length === 0 ? [] : await this.#database.rows(filesForEvidence, { ids });
    return { authorId, text, files, createdAt };
  }

  async exists({ kind, id }: Subject): Promise<boolean> {
    return (await this.#database.row(existing[kind], { id })) !== undefined;
  }
}

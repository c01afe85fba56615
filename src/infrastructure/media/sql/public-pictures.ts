import { FileNotFound, PublicImages } from '../../../application/kernel/files.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import { avatarPath } from '../links/avatar-links.ts';
import type { SignedLinks } from '../links/signed-links.ts';

const revision = sql<{ id: string }, { revisionId: Id }>(
  "select revision_id as revisionId from files where id = :id and kind = 'image' and state = 'ready'",
);

export class SqlPublicImages extends PublicImages {
  readonly #database: Database;
  readonly #links: SignedLinks;

  constructor(database: Database, links: SignedLinks) {
    super();
    this.#database = database;
    this.#links = links;
  }

  pathOf(fileId: Id, revisionId: Id): string {
    return avatarPath(this.#links, fileId, revisionId);
  }

  async currentPathOf(fileId: Id): Promise<string> {
    const found = await this.#database.row(revision, { id: fileId });
    if (!found) throw new FileNotFound();
    return this.pathOf(fileId, found.revisionId);
  }
}

import { ModerationPurge } from '../../application/moderation/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';

const statements = [
  'update moderation_reports set note = null where reporter_id = :userId',
  "update moderation_appeals set text = '' where user_id = :userId",
  'delete from suspensions where user_id = :userId',
].map((text) => sql<{ userId: string }>(text));

export class SqlModerationPurge extends ModerationPurge {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  ofAccount(userId: UserId): void {
    for (const statement of statements) this.#database.enqueue(statement, { userId });
  }
}

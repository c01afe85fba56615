import { SessionList } from '../../../application/identity/readers.ts';
import type { SessionView } from '../../../application/identity/views.ts';
import { iso } from '../../../application/kernel/fields.ts';
import { type SessionId, sessionIsOver } from '../../../domain/identity/session.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Row = { id: SessionId; userAgent: string | null; createdAt: Instant; lastUsedAt: Instant };

export const sessionsOf = sql<{ userId: UserId }, Row>(`
  select id, user_agent as userAgent, created_at as createdAt, last_used_at as lastUsedAt from sessions
  where user_id = :userId order by last_used_at desc, id desc`);

export class SqlSessionList extends SessionList {
  readonly #database: Database;

  constructor(database: Database) {
    super();
    this.#database = database;
  }

  async of(userId: UserId, current: SessionId, now: Instant): Promise<SessionView[]> {
    const rows = await this.#database.rows(sessionsOf, { userId });
    return rows
      .filter((row) => !sessionIsOver(row, now))
      .map(({ id, userAgent, createdAt, lastUsedAt }) => ({
        id,
        userAgent,
        createdAt: iso(createdAt),
        lastUsedAt: iso(lastUsedAt),
        current: id === current,
      }));
  }
}

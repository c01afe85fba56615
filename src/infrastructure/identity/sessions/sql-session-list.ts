import { SessionList } from '../../../application/identity/readers.ts';
import type { SessionView } from '../../../application/identity/views.ts';
import { iso } from '../../../application/kernel/fields.ts';
import { type SessionId, type SignInMethod, sessionIsOver } from '../../../domain/identity/session.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';

type Row = {
  id: SessionId;
  userAgent: string | null;
  signedInWith: SignInMethod;
  createdAt: Instant;
  lastUsedAt: Instant;
};

export const sessionsOf = sql<{ userId: UserId }, Row>(`
  select id, user_agent as userAgent, signed_in_with as signedInWith, created_at as createdAt,
    last_used_at as lastUsedAt
  from sessions
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
      .map(({ id, userAgent, signedInWith, createdAt, lastUsedAt }) => ({
        id,
        userAgent,
        signedInWith,
        createdAt: iso(createdAt),
        lastUsedAt: iso(lastUsedAt),
        current: id === current,
      }));
  }
}

import { AccountSessions, type Session, type SessionId, Sessions } from '../../../domain/identity/session.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Database } from '../../kernel/database/database.ts';
import { sql } from '../../kernel/database/statement.ts';
import type { Aggregates } from '../../kernel/orm/aggregates.ts';
import { trackEvents } from '../../kernel/unit-of-work/unit.ts';
import { SessionSchema } from '../identity.schema.ts';

type Row = { id: SessionId; createdAt: Instant; lastUsedAt: Instant };

const ofUser = sql<{ userId: UserId }, Row>(`
  select id, created_at as createdAt, last_used_at as lastUsedAt from sessions
  where user_id = :userId order by last_used_at desc, id desc`);
const drop = sql<{ ids: SessionId[] }>('delete from sessions where id in (:ids*)');

export class SqlSessions extends Sessions {
  readonly #aggregates: Aggregates;
  readonly #database: Database;

  constructor(aggregates: Aggregates, database: Database) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
  }

  async find(id: SessionId): Promise<Session | undefined> {
    return this.#aggregates.find(SessionSchema, { id });
  }

  add(session: Session): void {
    this.#aggregates.add(SessionSchema, session);
  }

  remove(session: Session): void {
    this.#aggregates.remove(session);
  }

  async ofAccount(userId: UserId): Promise<AccountSessions> {
    return new AccountSessions(userId, await this.#database.rows(ofUser, { userId }));
  }

  removeEnded(sessions: AccountSessions): void {
    if (sessions.ended.length > 0) this.#database.enqueue(drop, { ids: [...sessions.ended] });
    trackEvents(sessions);
  }
}

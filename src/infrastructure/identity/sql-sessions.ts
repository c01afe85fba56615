import type { EventRecorder } from '../../application/kernel/ports.ts';
import { SessionEnded } from '../../domain/identity/published.ts';
import {
  type Session,
  type SessionId,
  Sessions,
  sessionIsOver,
  sessionLimits,
} from '../../domain/identity/session.ts';
import type { Instant, UserId } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import type { Aggregates } from '../kernel/orm/aggregates.ts';
import { SessionSchema } from './identity.schema.ts';

type Row = { id: SessionId; createdAt: Instant; lastUsedAt: Instant };

const ofUser = sql<{ userId: UserId }, Row>(`
  select id, created_at as createdAt, last_used_at as lastUsedAt from sessions
  where user_id = :userId order by last_used_at desc, id desc`);
const drop = sql<{ ids: SessionId[] }>('delete from sessions where id in (:ids*)');

export class SqlSessions extends Sessions {
  readonly #aggregates: Aggregates;
  readonly #database: Database;
  readonly #recorder: EventRecorder;

  constructor(aggregates: Aggregates, database: Database, recorder: EventRecorder) {
    super();
    this.#aggregates = aggregates;
    this.#database = database;
    this.#recorder = recorder;
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

  async endAll(userId: UserId, kept?: SessionId): Promise<void> {
    const rows = await this.#database.rows(ofUser, { userId });
    this.#end(
      userId,
      rows.filter(({ id }) => id !== kept),
    );
  }

  async makeRoom(userId: UserId, now: Instant): Promise<void> {
    const rows = await this.#database.rows(ofUser, { userId });
    this.#end(
      userId,
      rows.filter((row, i) => i >= sessionLimits.perAccount - 1 || sessionIsOver(row, now)),
    );
  }

  #end(userId: UserId, rows: readonly Row[]): void {
    if (rows.length === 0) return;
    this.#database.enqueue(drop, { ids: rows.map(({ id }) => id) });
    for (const { id } of rows) this.#recorder.record(SessionEnded({ userId, sessionId: id }));
  }
}

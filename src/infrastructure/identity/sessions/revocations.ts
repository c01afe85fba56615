import { EndedSessions } from '../../../application/identity/ports.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import type { Bus } from '../../kernel/bus/bus.ts';
import type { Database } from '../../kernel/database/database.ts';
import { idFromBytes, idToBytes } from '../../kernel/database/id-bytes.ts';
import { sql } from '../../kernel/database/statement.ts';
import { everySecond } from '../../kernel/runtime/ticks.ts';
import { tokenSeconds } from './signing-keys.ts';

// The lifetime of an access token, and a minute more.
const rememberedMs = (tokenSeconds + 60) * 1000;
// Rows may become visible later than their timestamp: slow commits, clocks of other servers.
const overlapMs = 30_000;

const insertEnded = sql<{ rows: { sessionId: string; endedAt: number }[] }>(
  ({ insertIgnore }) =>
    `${insertIgnore} into ended_sessions (session_id, ended_at) values :rows*(sessionId, endedAt)`,
);
const selectEnded = sql<{ since: number }, { sessionId: string }>(
  'select session_id as sessionId from ended_sessions where ended_at > :since',
);
const deleteOld = sql<{ before: number }>('delete from ended_sessions where ended_at < :before');

/** Recently ended sessions, whose access tokens may not have expired yet. Every process learns of them. */
export class Revocations extends EndedSessions {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #bus: Bus;
  /** When each was marked, by the monotonic clock, oldest first. */
  readonly #marked = new Map<string, number>();
  readonly #listeners: ((sessionId: string) => void)[] = [];
  #polledAt: number | undefined;

  constructor(database: Database, clock: Clock, bus: Bus) {
    super();
    this.#database = database;
    this.#clock = clock;
    this.#bus = bus;
    bus.on('ended-sessions', (sessionId) => this.#mark(idFromBytes(sessionId)));
  }

  has(sessionId: string): boolean {
    return this.#marked.has(sessionId);
  }

  /** Called once for each session that ends. */
  onMark(listener: (sessionId: string) => void): void {
    this.#listeners.push(listener);
  }

  /** Part of the current unit of work: other processes find it by polling. */
  record(...sessionIds: readonly string[]): void {
    if (sessionIds.length === 0) return;
    const endedAt = this.#clock.now();
    this.#database.enqueue(insertEnded, { rows: sessionIds.map((sessionId) => ({ sessionId, endedAt })) });
  }

  /** This process refuses the session's access tokens immediately, and the others as soon as they hear of it. */
  mark(sessionId: string): void {
    if (this.#mark(sessionId)) this.#bus.publish('ended-sessions', () => idToBytes(sessionId));
  }

  /** Returns false if it was marked before. */
  #mark(sessionId: string): boolean {
    if (this.#marked.has(sessionId)) return false;
    this.#marked.set(sessionId, performance.now());
    for (const listener of this.#listeners) listener(sessionId);
    return true;
  }

  /** Reads what other processes recorded. Called every second, and once before the first token is accepted. */
  async poll(): Promise<void> {
    const now = this.#clock.now();
    const since =
      this.#polledAt === undefined ? now - rememberedMs : Math.min(this.#polledAt, now) - overlapMs;
    const rows = await this.#database.rows(selectEnded, { since });
    this.#polledAt = now;
    for (const { sessionId } of rows) this.#mark(sessionId);
    this.#forget();
  }

  /** Polls every second, after errors as well, until the returned function is called. */
  follow(onError: (error: unknown) => void): () => Promise<void> {
    return everySecond(() => this.poll(), onError);
  }

  /** Deletes rows older than a day, in the current unit of work. */
  sweep(): void {
    this.#database.enqueue(deleteOld, { before: this.#clock.now() - 24 * 3_600_000 });
  }

  #forget(): void {
    for (const [sessionId, at] of this.#marked) {
      if (performance.now() - at < rememberedMs) return;
      this.#marked.delete(sessionId);
    }
  }
}

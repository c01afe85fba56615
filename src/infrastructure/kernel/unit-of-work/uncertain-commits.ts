import type { Clock } from '../../../application/kernel/ports.ts';
import type { StoredEvent } from '../../../application/kernel/subscriber.ts';
import type { Instant } from '../../../domain/kernel/id.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/statement.ts';
import type { EventBus } from '../events/event-bus.ts';

/** The server may still be working on a commit whose connection is gone; no statement runs longer than this. */
const giveUpMs = 60_000;
const maxCommits = 10_000;
const batchSize = 256;

interface Commit {
  readonly events: readonly StoredEvent[];
  /** When the database first answered that it has not stored this commit. */
  missingSince: Instant | undefined;
}

const stored = sql<{ ids: readonly string[] }, { id: string }>('select id from events where id in (:ids*)');

/**
 * Commits whose connection broke before the answer: the caller gets an error, but the database may have stored them.
 * Their events are published as soon as the database shows that it did, so that members hear of a message whose
 * sender never sends it again. Kept in this process: after its end all its sockets reconnect and catch up.
 */
export class UncertainCommits {
  readonly #database: Database;
  readonly #bus: EventBus;
  readonly #clock: Clock;
  /** By the id of its first event; a commit stores all of its events or none. */
  readonly #commits = new Map<string, Commit>();

  constructor(database: Database, bus: EventBus, clock: Clock) {
    this.#database = database;
    this.#bus = bus;
    this.#clock = clock;
  }

  /** Beyond 10,000 the newest are not kept: by then the database has been away for long, and got none of them. */
  add(events: readonly StoredEvent[]): void {
    const [first] = events;
    if (first && this.#commits.size < maxCommits)
      this.#commits.set(first.id, { events, missingSince: undefined });
  }

  /** Publishes what is stored; throws while the database is away. */
  async settle(): Promise<void> {
    const ids = [...this.#commits.keys()];
    for (let i = 0; i < ids.length; i += batchSize) await this.#settle(ids.slice(i, i + batchSize));
  }

  async #settle(ids: readonly string[]): Promise<void> {
    const found = new Set((await this.#database.rows(stored, { ids })).map(({ id }) => id));
    const now = this.#clock.now();
    for (const id of ids) {
      const commit = this.#commits.get(id)!;
      if (found.has(id)) {
        this.#commits.delete(id);
        for (const event of commit.events) this.#bus.publish(event);
      } else if (now - (commit.missingSince ??= now) >= giveUpMs) this.#commits.delete(id);
    }
  }
}

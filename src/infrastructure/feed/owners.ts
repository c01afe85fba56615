import { LRUCache } from 'lru-cache';
import { FeedVisits } from '../../application/feed/ports.ts';
import type { Clock } from '../../application/kernel/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import type { Database } from '../kernel/database/database.ts';
import { sql } from '../kernel/database/statement.ts';
import { atMost } from '../kernel/runtime/at-most.ts';
import type { SqlUnitOfWork } from '../kernel/unit-of-work/sql-unit-of-work.ts';
import type { FeedUpkeep } from './upkeep.ts';

const day = 24 * 3_600_000;
/** Feeds that nobody read for this long are not maintained; they are rebuilt when their owner returns. */
export const activeMs = 30 * day;

const seenAt = sql<{ ownerId: string }, { seenAt: number }>(
  'select seen_at as seenAt from feed_owners where owner_id = :ownerId',
);
const see = sql<{ ownerId: string; at: number }>(
  (d) =>
    `insert into feed_owners (owner_id, seen_at) values (:ownerId, :at) ${d.upsert('owner_id', 'seen_at = new.seen_at')}`,
);
const anyPulled = sql<Record<never, never>, { yes: number }>(
  'select 1 as yes from feed_pulled_authors limit 1',
);

/** Knows whose feed is maintained in the table. Cached, so that reading a feed needs no extra statement. */
export class FeedOwners extends FeedVisits {
  readonly #database: Database;
  readonly #unitOfWork: SqlUnitOfWork;
  readonly #upkeep: FeedUpkeep;
  readonly #clock: Clock;
  readonly #kept = new LRUCache<UserId, true>({ ...atMost(100_000), ttl: 10 * 60_000 });
  readonly #noted = new LRUCache<UserId, true>({ ...atMost(100_000), ttl: 3_600_000 });
  readonly #visitors = new Set<UserId>();
  #pulled: { readonly any: boolean; readonly until: number } = { any: false, until: 0 };

  constructor(database: Database, unitOfWork: SqlUnitOfWork, upkeep: FeedUpkeep, clock: Clock) {
    super();
    this.#database = database;
    this.#unitOfWork = unitOfWork;
    this.#upkeep = upkeep;
    this.#clock = clock;
  }

  async isKept(ownerId: UserId): Promise<boolean> {
    if (this.#kept.has(ownerId)) return true;
    const row = await this.#database.row(seenAt, { ownerId });
    const kept = row !== undefined && row.seenAt > this.#clock.now() - activeMs + day;
    if (kept) this.#kept.set(ownerId, true);
    return kept;
  }

  async anyPulledAuthors(): Promise<boolean> {
    const now = this.#clock.now();
    if (now > this.#pulled.until) {
      const any = (await this.#database.row(anyPulled, {})) !== undefined;
      this.#pulled = { any, until: now + 10_000 };
    }
    return this.#pulled.any;
  }

  note(ownerId: UserId): void {
    if (this.#noted.has(ownerId)) return;
    this.#noted.set(ownerId, true);
    this.#visitors.add(ownerId);
  }

  /** Stores the visits noted since the last call, and rebuilds the feeds of people who came back. */
  async storeVisits(): Promise<void> {
    for (const ownerId of this.#visitors) {
      const kept = await this.isKept(ownerId);
      await this.#unitOfWork.run(async () => this.#database.enqueue(see, { ownerId, at: this.#clock.now() }));
      // Marked first: newer posts reach this feed by fan-out, and the rebuild adds the older ones.
      if (!kept) await this.#upkeep.rebuild(ownerId);
      this.#visitors.delete(ownerId);
    }
  }
}

import { AccountSuspended } from '../../../application/kernel/errors.ts';
import { iso } from '../../../application/kernel/fields.ts';
import type { Clock } from '../../../application/kernel/ports.ts';
import { SuspensionWatch } from '../../../application/moderation/suspensions/ports.ts';
import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import { isInForce } from '../../../domain/moderation/suspension.ts';
import type { Bus } from '../../kernel/bus/bus.ts';
import type { Database } from '../../kernel/database/database.ts';
import { idFromBytes, idToBytes } from '../../kernel/database/id-bytes.ts';
import { sql } from '../../kernel/database/statement.ts';
import { everySecond } from '../../kernel/runtime/ticks.ts';

// Rows may become visible later than their timestamp: slow commits, clocks of other servers.
const overlapMs = 30_000;

type Row = { userId: UserId; reason: string; until: Instant | null };
const columns = 'select user_id as userId, reason, until from suspensions';
const inForce = sql<{ now: Instant }, Row>(`${columns} where until is null or until > :now`);
const changed = sql<{ since: Instant }, Row>(`${columns} where changed_at > :since`);
const one = sql<{ userId: string }, Row>(`${columns} where user_id = :userId`);

/** Keeps everyone who is suspended in memory, so that a command costs no read. */
export class SuspensionList extends SuspensionWatch {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #bus: Bus;
  readonly #suspended = new Map<UserId, Row>();
  #polledAt: Instant | undefined;

  constructor(database: Database, clock: Clock, bus: Bus) {
    super();
    this.#database = database;
    this.#clock = clock;
    this.#bus = bus;
  }

  assertMayWrite(userId: UserId): void {
    const suspension = this.#suspended.get(userId);
    if (!suspension || !isInForce(suspension.until, this.#clock.now())) return;
    const { reason, until } = suspension;
    throw new AccountSuspended({ suspension: { reason, until: until === null ? null : iso(until) } });
  }

  async refresh(userId: UserId): Promise<void> {
    this.#bus.publish('suspended-users', () => idToBytes(userId));
    await this.#read(userId);
  }

  async #read(userId: UserId): Promise<void> {
    const row = await this.#database.row(one, { userId });
    if (row) this.#keep([row]);
    else this.#suspended.delete(userId);
  }

  /** Reads what other processes changed; the first time everything. */
  async poll(): Promise<void> {
    const now = this.#clock.now();
    const rows =
      this.#polledAt === undefined
        ? await this.#database.rows(inForce, { now })
        : await this.#database.rows(changed, { since: Math.min(this.#polledAt, now) - overlapMs });
    this.#polledAt = now;
    this.#keep(rows);
  }

  /** Hears of changes from other processes, and finds by polling what it did not hear. */
  follow(onError: (error: unknown) => void): () => Promise<void> {
    this.hear(onError);
    return everySecond(() => this.poll(), onError);
  }

  /** Reads what other processes say they have changed. */
  hear(onError: (error: unknown) => void): void {
    this.#bus.on('suspended-users', (userId) => void this.#read(idFromBytes(userId)).catch(onError));
  }

  #keep(rows: readonly Row[]): void {
    const now = this.#clock.now();
    for (const row of rows)
      if (isInForce(row.until, now)) this.#suspended.set(row.userId, row);
      else this.#suspended.delete(row.userId);
  }
}

import type { Clock } from '../../../application/kernel/ports.ts';
import type { StoredEvent } from '../../../application/kernel/subscriber.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/statement.ts';
import { parseSlots, type SlotRange } from './slots.ts';

/** One event for one durable subscriber, with the number of attempts and the progress so far. */
export interface OutboxMessage {
  readonly subscriber: string;
  readonly dueAt: number;
  readonly eventId: Id;
  readonly attempts: number;
  readonly progress: string | null;
  readonly event: StoredEvent;
}

type Row = Omit<OutboxMessage, 'event'> & {
  name: string;
  version: number;
  data: string;
  at: number;
  trace: string | null;
};
type Key = { subscriber: string; dueAt: number; eventId: string };
const ours = 'slot between :fromSlot and :toSlot';

const claim = sql<SlotRange & { subscriber: string; now: number; limit: number }, Row>(
  (d) => `
  select d.subscriber, d.due_at as dueAt, d.event_id as eventId, d.attempts, d.progress, e.name, e.version, e.data, e.at, e.trace
  from dispatches d join events e on e.id = d.event_id and e.slot = d.slot
  where d.subscriber = :subscriber and d.due_at <= :now and d.${ours}
  order by d.due_at, d.event_id limit :limit ${d.forUpdateSkipLocked('d')}`,
);
const drop = sql<SlotRange & { keys: Key[] }>(
  (d) =>
    `delete from dispatches where (subscriber, due_at, event_id) in ${d.rowList(':keys*(subscriber, dueAt, eventId)')} and ${ours}`,
);
const advance = sql<SlotRange & Key & { progress: string; until: number }>(`
  update dispatches set progress = :progress, due_at = :until
  where subscriber = :subscriber and due_at = :dueAt and event_id = :eventId and ${ours}`);
const postpone = sql<
  SlotRange & Key & { until: number; attempts: number; error: string | null; deadAt: number | null }
>(`
  update dispatches set due_at = :until, attempts = :attempts, error = :error, dead_at = :deadAt
  where subscriber = :subscriber and due_at = :dueAt and event_id = :eventId and ${ours}`);
// One row of the index for each name, however many messages wait.
const firstDue = sql<
  SlotRange & { rows: readonly { name: string }[] },
  { name: string; dueAt: number | null }
>(
  (d) => `
  select n.name, (
    select d.due_at from dispatches d where d.subscriber = n.name and d.${ours} order by d.due_at limit 1
  ) as dueAt
  from ${d.rowTable(':rows*(name)', 'n', ['name'])}`,
);

const backlog = sql<SlotRange & { now: number; never: number }, Backlog>(`
  select subscriber, count(*) as waiting, min(due_at) as oldestDueAt,
    count(dead_at) as dead
  from dispatches where (due_at <= :now or due_at = :never) and ${ours} group by subscriber`);

export interface Backlog {
  readonly subscriber: string;
  /** Due and dead messages. */
  readonly waiting: number;
  readonly oldestDueAt: number;
  readonly dead: number;
}

/**
 * The due time of a dead message (the last millisecond of the year 9999): it stays in the table and is never
 * claimed.
 */
export const never = 253_402_300_799_999;
const maxAttempts = 12;
const leaseMs = 120_000;

/**
 * The messages that durable subscribers have yet to handle, of the slots that this process serves. All methods except
 * `due` and `backlog` need a unit of work.
 */
export class Outbox {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #slots: SlotRange;

  /** `slots` is a range such as `00-7f`. */
  constructor(database: Database, clock: Clock, slots: string) {
    this.#database = database;
    this.#clock = clock;
    this.#slots = parseSlots(slots);
  }

  /** The subscribers with messages that are due, and the milliseconds until the next message is; Infinity without any. */
  async due(names: readonly string[]): Promise<{ readonly names: string[]; readonly nextInMs: number }> {
    const now = this.#clock.now();
    const rows = await this.#database.rows(firstDue, {
      rows: names.map((name) => ({ name })),
      ...this.#slots,
    });
    const isDue = ({ dueAt }: { dueAt: number | null }) => dueAt !== null && dueAt <= now;
    return {
      names: rows.filter(isDue).map(({ name }) => name),
      nextInMs: Math.min(...rows.map(({ dueAt }) => (dueAt ?? Number.POSITIVE_INFINITY) - now)),
    };
  }

  async backlog(): Promise<Backlog[]> {
    return this.#database.rows(backlog, { now: this.#clock.now(), never, ...this.#slots });
  }

  async claim(subscriber: string, limit: number): Promise<OutboxMessage[]> {
    const rows = await this.#database.rows(claim, {
      subscriber,
      now: this.#clock.now(),
      limit,
      ...this.#slots,
    });
    return rows.map(({ name, version, data, at, trace, ...message }) => ({
      ...message,
      event: {
        id: message.eventId,
        name,
        version,
        data: JSON.parse(data),
        at,
        ...(trace !== null && { trace }),
      },
    }));
  }

  done(messages: readonly OutboxMessage[]): void {
    if (messages.length === 0) return;
    this.#database.enqueue(drop, { keys: messages.map(keyOf), ...this.#slots });
  }

  /**
   * Stores the progress and moves the message to the end of the queue, so that a long task does not delay short
   * ones.
   */
  advance(message: OutboxMessage, progress: string, pauseMs = 0): void {
    const until = this.#clock.now() + pauseMs;
    this.#database.enqueue(advance, { ...keyOf(message), ...this.#slots, progress, until });
  }

  /**
   * Reserves the message for two minutes, while a side effect runs outside any transaction; after a crash it
   * becomes due again then.
   */
  lease(message: OutboxMessage): OutboxMessage {
    const leased = { ...message, dueAt: this.#clock.now() + leaseMs, attempts: message.attempts + 1 };
    this.#postpone(message, leased.dueAt, leased.attempts, null);
    return leased;
  }

  /**
   * Postpones the message with exponential back-off and jitter, at most an hour; after the last attempt it is
   * dead.
   */
  failed(message: OutboxMessage, attempts: number, error: unknown): void {
    const pause = Math.min(3_600_000, 250 * 2 ** attempts) * (0.5 + Math.random());
    const dead = attempts >= maxAttempts;
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    this.#postpone(
      message,
      dead ? never : this.#clock.now() + Math.round(pause),
      attempts,
      text.slice(0, 4000),
      dead,
    );
  }

  #postpone(
    message: OutboxMessage,
    until: number,
    attempts: number,
    error: string | null,
    dead = false,
  ): void {
    const deadAt = dead ? this.#clock.now() : null;
    this.#database.enqueue(postpone, { ...keyOf(message), ...this.#slots, until, attempts, error, deadAt });
  }
}

const keyOf = ({ subscriber, dueAt, eventId }: OutboxMessage): Key => ({ subscriber, dueAt, eventId });

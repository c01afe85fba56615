import type { Clock } from '../../../application/kernel/ports.ts';
import type { Id } from '../../../domain/kernel/id.ts';
import type { Database } from '../database/database.ts';
import { sql } from '../database/statement.ts';
import type { BoundSubscribers } from '../events/bound-subscribers.ts';
import { firstIdOf } from '../events/events.read.ts';
import type { SqlUnitOfWork } from '../unit-of-work/sql-unit-of-work.ts';

const day = 24 * 3_600_000;
const keptEventsMs = 30 * day;
/** For those that no durable subscriber takes: they show for a while what was stored, when nobody was sure. */
const keptMomentaryMs = day;
const step = 1000;

type Aged = { before: number; limit: number };
const oldKeys = sql<Aged, { actorId: Id; operation: string; keyText: string }>(`
  select actor_id as actorId, operation, idempotency_key as keyText from idempotency_keys
  where created_at < :before order by created_at limit :limit`);
const dropKeys = sql<{ keys: readonly { actorId: string; operation: string; keyText: string }[] }>(
  (d) =>
    `delete from idempotency_keys where (actor_id, operation, idempotency_key) in ${d.rowList(':keys*(actorId, operation, keyText)')}`,
);
// Ids start with a time, so the oldest events come first. Events with pending outbox messages are kept.
const oldEvents = sql<Aged, { id: Id }>(`
  select e.id from (select id, at from events order by id limit :limit) e
  where e.at < :before and not exists (select 1 from dispatches d where d.event_id = e.id)`);
// `durable` is never empty.
const momentaryEvents = sql<
  { afterId: string; beforeId: string; durable: readonly string[]; limit: number },
  { id: Id }
>(`
  select e.id from events e
  where e.id >= :afterId and e.id < :beforeId and e.name not in (:durable*)
    and not exists (select 1 from dispatches d where d.event_id = e.id)
  order by e.id limit :limit`);
const dropEvents = sql<{ ids: readonly string[] }>('delete from events where id in (:ids*)');
const newestEvent = sql<Record<never, never>, { id: Id }>('select id from events order by id desc limit 1');

/** Deletes expired rows in steps; each method resolves to whether there are more. */
export class Housekeeping {
  readonly #database: Database;
  readonly #unitOfWork: SqlUnitOfWork;
  readonly #clock: Clock;
  readonly #durable: readonly string[];
  /** Before it there are no more momentary events; those that an earlier process left there end with the others. */
  #momentaryFrom: Id;

  constructor(database: Database, unitOfWork: SqlUnitOfWork, clock: Clock, subscribers: BoundSubscribers) {
    this.#database = database;
    this.#unitOfWork = unitOfWork;
    this.#clock = clock;
    this.#durable = subscribers.durableEvents();
    this.#momentaryFrom = firstIdOf(clock.now() - 2 * keptMomentaryMs) as Id;
  }

  async idempotencyKeys(): Promise<boolean> {
    const keys = await this.#database.rows(oldKeys, { before: this.#clock.now() - day, limit: step });
    if (keys.length > 0) await this.#unitOfWork.run(async () => this.#database.enqueue(dropKeys, { keys }));
    return keys.length === step;
  }

  async events(): Promise<boolean> {
    const rows = await this.#database.rows(oldEvents, {
      before: this.#clock.now() - keptEventsMs,
      limit: step,
    });
    return this.#drop(rows.map(({ id }) => id));
  }

  /** Those that no durable subscriber takes, such as a message into a room, which is in `messages` as well. */
  async momentaryEvents(): Promise<boolean> {
    const before = firstIdOf(this.#clock.now() - keptMomentaryMs) as Id;
    const rows = await this.#database.rows(momentaryEvents, {
      afterId: this.#momentaryFrom,
      beforeId: before,
      durable: this.#durable,
      limit: step,
    });
    const hasMore = await this.#drop(rows.map(({ id }) => id));
    this.#momentaryFrom = hasMore ? rows.at(-1)!.id : before;
    return hasMore;
  }

  /** Every command that writes stores an event, so the newest event id is close to the newest id of all. */
  async newestId(): Promise<Id | undefined> {
    return (await this.#database.row(newestEvent, {}))?.id;
  }

  async #drop(ids: readonly Id[]): Promise<boolean> {
    if (ids.length > 0) await this.#unitOfWork.run(async () => this.#database.enqueue(dropEvents, { ids }));
    return ids.length === step;
  }
}

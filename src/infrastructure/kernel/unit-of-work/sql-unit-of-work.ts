import type { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { ConcurrencyConflict } from '../../../application/kernel/errors.ts';
import type { Clock, Ids } from '../../../application/kernel/ports.ts';
import type { StoredEvent } from '../../../application/kernel/subscriber.ts';
import { UnitOfWork } from '../../../application/kernel/unit-of-work.ts';
import type { Engine } from '../database/engine.ts';
import { TransactionConflict, translate } from '../database/errors.ts';
import { SqlDatabase } from '../database/sql-database.ts';
import { appendRows } from '../database/statement.ts';
import type { BoundSubscribers } from '../events/bound-subscribers.ts';
import type { EventBus } from '../events/event-bus.ts';
import { slotOf } from '../outbox/slots.ts';
import { UncertainCommits } from './uncertain-commits.ts';
import { requireUnit, Unit, within } from './unit.ts';

const maxAttempts = 6;

type EventRow = { id: string; name: string; version: number; data: string; at: number; slot: Buffer };
const insertEvents = appendRows<EventRow>(
  'insert into events (id, name, version, data, at, slot) values :rows*(id, name, version, data, at, slot)',
);
const insertTracedEvents = appendRows<EventRow & { trace: string | null }>(
  'insert into events (id, name, version, data, at, slot, trace) values :rows*(id, name, version, data, at, slot, trace)',
);
const insertOutboxMessages = appendRows<{ subscriber: string; dueAt: number; eventId: string; slot: Buffer }>(
  'insert into dispatches (subscriber, due_at, event_id, slot) values :rows*(subscriber, dueAt, eventId, slot)',
);

interface Needs {
  readonly engine: Engine;
  readonly orm: MikroORM;
  readonly clock: Clock;
  readonly ids: Ids;
  readonly subscribers: BoundSubscribers;
  readonly bus: EventBus;
  /** The trace of what runs; only while calls are traced. */
  readonly currentTrace?: () => string | undefined;
}

export class SqlUnitOfWork extends UnitOfWork {
  readonly #needs: Needs;
  readonly #entities: SqlEntityManager;
  readonly #uncertain: UncertainCommits;
  #commits = 0;

  constructor(needs: Needs) {
    super();
    this.#needs = needs;
    this.#uncertain = new UncertainCommits(new SqlDatabase(needs.engine), needs.bus, needs.clock);
    this.#entities = needs.orm.em as SqlEntityManager;
  }

  /** How many units were committed, including those whose commit may have failed. */
  get commits(): number {
    return this.#commits;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    return this.#attempt(work, false);
  }

  /** As `run`, with a transaction that is open from the first statement and locks what it reads. */
  async transact<T>(work: () => Promise<T>): Promise<T> {
    return this.#attempt(work, true);
  }

  async flush(): Promise<void> {
    await requireUnit().flush();
  }

  /** Publishes the events of commits that failed to the caller's eyes, but that the database has stored. */
  publishUncertain(): Promise<void> {
    return this.#uncertain.settle();
  }

  async #attempt<T>(work: () => Promise<T>, locking: boolean): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const unit = new Unit(this.#needs.engine, this.#entities, locking || attempt > 1);
      try {
        const { result, events } = await within(unit, async () => {
          const result = await work();
          const events = await this.#collectEvents(unit);
          this.#storeEvents(unit, events);
          await this.#commit(unit, events);
          return { result, events };
        });
        for (const event of events) this.#needs.bus.publish(event);
        return result;
      } catch (error) {
        if (!(error instanceof TransactionConflict)) throw error;
        if (attempt === maxAttempts)
          throw Object.assign(new ConcurrencyConflict({ retryAfterSeconds: 1 }), { cause: error });
      }
    }
  }

  async #commit(unit: Unit, events: readonly StoredEvent[]): Promise<void> {
    try {
      await unit.commit();
    } catch (error) {
      // A conflict is an answer. After anything else the commit may have been stored.
      if (!(translate(error) instanceof TransactionConflict)) this.#uncertain.add(events);
      throw error;
    } finally {
      this.#commits++;
    }
  }

  /** Takes the recorded events, including those that `in-transaction` subscribers record in turn. */
  async #collectEvents(unit: Unit): Promise<StoredEvent[]> {
    const { clock, ids, subscribers, currentTrace } = this.#needs;
    const all: StoredEvent[] = [];
    for (let events = unit.takeEvents(); events.length > 0; events = unit.takeEvents()) {
      const at = clock.now();
      const trace = currentTrace && (unit.trace ?? currentTrace());
      const traced = trace === undefined ? {} : { trace };
      const stored = events.map((event) => ({ ...event, id: ids.next(), at, ...traced }));
      all.push(...stored);
      for (const event of stored)
        for (const subscriber of subscribers.of(event.name))
          if (subscriber.when === 'in-transaction') await subscriber.handle(event, undefined);
    }
    return all;
  }

  /** Stores one row per event, and one outbox message per durable subscriber to it. */
  #storeEvents(unit: Unit, events: readonly StoredEvent[]): void {
    if (events.length === 0) return;
    const { engine, subscribers } = this.#needs;
    const rows = events.map(({ id, name, version, data, at, trace, ownerId = id }) => ({
      id,
      name,
      version,
      data: JSON.stringify(data),
      at,
      trace,
      slot: slotOf(ownerId),
    }));
    unit.enqueue(
      ...(rows.some(({ trace }) => trace !== undefined)
        ? insertTracedEvents.bindWrites(engine.dialect, {
            rows: rows.map((row) => ({ ...row, trace: row.trace ?? null })),
          })
        : insertEvents.bindWrites(engine.dialect, { rows })),
    );
    const messages = rows.flatMap(({ id, name, at, slot }) =>
      [...subscribers.durable(name)].map((subscriber) => ({ subscriber, dueAt: at, eventId: id, slot })),
    );
    if (messages.length > 0)
      unit.enqueue(...insertOutboxMessages.bindWrites(engine.dialect, { rows: messages }));
  }
}

import type { MikroORM } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { LostRace } from '../../application/kernel/errors.ts';
import type { Announcement } from '../../application/kernel/frame.ts';
import type { Clock, Ids } from '../../application/kernel/ports.ts';
import type { Fact } from '../../application/kernel/subscriber.ts';
import { UnitOfWork } from '../../application/kernel/unit-of-work.ts';
import type { DomainEvent } from '../../domain/kernel/event.ts';
import { takeEvents } from '../../domain/kernel/journal.ts';
import type { Engine } from './engine.ts';
import { RaceLost } from './races.ts';
import { sql } from './statement.ts';
import { isDurable, type Subscribers, type Wired } from './subscribers.ts';
import { requireUnit, Unit, within } from './unit.ts';

const attempts = 6;

const insertEvents = sql<{
  events: { id: string; name: string; version: number; data: string; at: number }[];
}>('insert into events (id, name, version, data, at) values :events*(id, name, version, data, at)');
const insertDispatches = sql<{ dispatches: { subscriber: string; dueAt: number; eventId: string }[] }>(
  'insert into dispatches (subscriber, due_at, event_id) values :dispatches*(subscriber, dueAt, eventId)',
);

/** Told after a commit: what happened, and which durable subscribers are owed something. */
export interface AfterCommit {
  happened(fact: Fact): void;
  owed(subscribers: ReadonlySet<string>): void;
  push(announcements: readonly Announcement[]): void;
}

export class SqlUnitOfWork extends UnitOfWork {
  readonly #engine: Engine;
  readonly #entities: SqlEntityManager;
  readonly #clock: Clock;
  readonly #ids: Ids;
  #subscribers: Subscribers | undefined;
  #afterCommit: AfterCommit | undefined;

  constructor(engine: Engine, orm: MikroORM, clock: Clock, ids: Ids) {
    super();
    this.#engine = engine;
    this.#entities = orm.em as SqlEntityManager;
    this.#clock = clock;
    this.#ids = ids;
  }

  /** Once, at the start: subscribers need ports that need this. */
  tell(subscribers: Subscribers, afterCommit: AfterCommit): void {
    this.#subscribers = subscribers;
    this.#afterCommit = afterCommit;
  }

  async run<T>(work: () => Promise<T>): Promise<T> {
    return this.#attempt(work, false);
  }

  /** As `run`, in a transaction from the first statement on. */
  async transact<T>(work: () => Promise<T>): Promise<T> {
    return this.#attempt(work, true);
  }

  async flush(): Promise<void> {
    await requireUnit().flush();
  }

  async #attempt<T>(work: () => Promise<T>, locking: boolean): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      const unit = new Unit(this.#engine, this.#entities, locking || attempt > 1);
      try {
        const { result, facts } = await within(unit, async () => {
          const result = await work();
          const facts = await this.#journal(unit);
          await unit.commit();
          return { result, facts };
        });
        this.#announce(facts, unit.announcements);
        return result;
      } catch (error) {
        if (!(error instanceof RaceLost)) throw error;
        if (attempt === attempts)
          throw Object.assign(new LostRace({ retryAfterSeconds: 1 }), { cause: error });
      }
    }
  }

  /** Turns what the aggregates recorded into rows: the facts, and what durable subscribers are owed. */
  async #journal(unit: Unit): Promise<Fact[]> {
    const all: Fact[] = [];
    for (let fresh = this.#take(unit); fresh.length > 0; fresh = this.#take(unit)) {
      all.push(...fresh);
      for (const fact of fresh)
        for (const subscriber of this.#hearing(fact))
          if (subscriber.when === 'at-once') await subscriber.handle(fact, undefined);
    }
    if (all.length === 0) return all;
    const { dialect } = this.#engine;
    unit.enqueue(
      insertEvents.bind(dialect, {
        events: all.map((fact) => ({ ...fact, data: JSON.stringify(fact.data) })),
      }),
    );
    const dispatches = all.flatMap((fact) =>
      this.#hearing(fact)
        .filter(({ when }) => isDurable(when))
        .map(({ name }) => ({ subscriber: name, dueAt: fact.at, eventId: fact.id })),
    );
    if (dispatches.length > 0) unit.enqueue(insertDispatches.bind(dialect, { dispatches }));
    return all;
  }

  #take(unit: Unit): Fact[] {
    const at = this.#clock.now();
    const fact = (event: DomainEvent) => ({ ...event, id: this.#ids.next(), at });
    const facts: Fact[] = [];
    for (const { event, pushes } of unit.events.splice(0)) {
      const recorded = fact(event);
      facts.push(recorded);
      for (const push of pushes) unit.announcements.push({ ...push, id: recorded.id, at });
    }
    for (const aggregate of unit.aggregates) facts.push(...takeEvents(aggregate).map(fact));
    return facts;
  }

  #announce(facts: readonly Fact[], announcements: readonly Announcement[]): void {
    if (announcements.length > 0) this.#afterCommit?.push(announcements);
    const owed = new Set<string>();
    for (const fact of facts) {
      this.#afterCommit?.happened(fact);
      for (const { name, when } of this.#hearing(fact)) if (isDurable(when)) owed.add(name);
    }
    if (owed.size > 0) this.#afterCommit?.owed(owed);
  }

  #hearing(fact: Fact): readonly Wired[] {
    return this.#subscribers?.of(fact.name) ?? [];
  }
}

import { AsyncLocalStorage } from 'node:async_hooks';
import type { EntityManager, SqlEntityManager } from '@mikro-orm/sql';
import { CompiledQuery, type ControlledTransaction } from 'kysely';
import { timeSlice } from '../../../application/kernel/concurrency/time-slice.ts';
import type { DomainEvent } from '../../../domain/kernel/event.ts';
import { takeEvents } from '../../../domain/kernel/recorded-events.ts';
import type { Engine, Row } from '../database/engine.ts';
import { TransactionConflict, translate } from '../database/errors.ts';
import type { BoundStatement } from '../database/statement.ts';

/** The state of one unit of work: what it has loaded, written and recorded. */
export class Unit {
  /** True when it locks what it reads: in a repeat after a conflict, or in `transact`. */
  readonly locking: boolean;
  /** The trace that its events continue, if not that of the caller. */
  trace: string | undefined;
  /**
   * Objects whose recorded events belong to this unit of work: itself first, then the aggregates in the order
   * of loading.
   */
  readonly #eventSources = new Set<object>([this]);
  readonly #engine: Engine;
  readonly #root: SqlEntityManager;
  #entities: SqlEntityManager | undefined;
  #pending: BoundStatement[] = [];
  readonly #removals: (() => BoundStatement)[] = [];

  constructor(engine: Engine, root: SqlEntityManager, locking: boolean) {
    this.#engine = engine;
    this.#root = root;
    this.locking = locking;
  }

  /** Stores the events that this object records with this unit of work. */
  track(aggregate: object): void {
    this.#eventSources.add(aggregate);
  }

  /** Takes the events recorded since the last call. */
  takeEvents(): DomainEvent[] {
    return [...this.#eventSources].flatMap(takeEvents);
  }

  get entities(): SqlEntityManager {
    this.#entities ??= this.#root.fork({ useContext: false }) as SqlEntityManager;
    return this.#entities;
  }

  get #transaction(): ControlledTransaction<unknown> | undefined {
    return this.#entities?.getTransactionContext<ControlledTransaction<unknown>>();
  }

  get inTransaction(): boolean {
    return this.#transaction !== undefined;
  }

  async begin(): Promise<void> {
    if (!this.inTransaction) await this.entities.begin();
  }

  enqueue(...writes: readonly BoundStatement[]): void {
    this.#pending.push(...writes);
  }

  /**
   * `deletion` affects a row only if no other transaction has changed or removed it; otherwise this is a
   * conflict.
   */
  remove(deletion: () => BoundStatement): void {
    this.#removals.push(deletion);
  }

  /** Runs a statement in the transaction, which must be open. */
  async execute({ text, values }: BoundStatement): Promise<{ rows: Row[]; affected: number }> {
    const result = await this.#transaction!.executeQuery<Row>(CompiledQuery.raw(text, values));
    return { rows: result.rows, affected: Number(result.numAffectedRows ?? result.rows.length) };
  }

  async flush(): Promise<void> {
    await this.begin();
    await this.entities.flush();
    for (const deletion of this.#removals.splice(0))
      if ((await this.execute(deletion())).affected === 0)
        throw new TransactionConflict('another transaction changed the row');
    const pending = this.#pending;
    if (pending.length === 0) return;
    this.#pending = [];
    const text = pending.length > 1 ? this.#engine.joined(pending) : null;
    if (text !== null) {
      await this.execute({ text, values: [] });
      return;
    }
    const yieldIfDue = timeSlice();
    for (const write of pending) {
      await this.execute(write);
      await yieldIfDue();
    }
  }

  async commit(): Promise<void> {
    if (this.inTransaction || this.#removals.length > 0 || this.#changed(this.#entities)) {
      await this.flush();
      await this.entities.commit();
    } else if (this.#pending.length > 0) {
      await this.#engine.batch(this.#pending);
    }
  }

  async rollback(): Promise<void> {
    if (this.inTransaction) await this.entities.rollback();
  }

  #changed(entities: EntityManager | undefined): boolean {
    const work = entities?.getUnitOfWork();
    if (!work) return false;
    work.computeChangeSets();
    return work.getChangeSets().length > 0;
  }
}

const units = new AsyncLocalStorage<Unit>();

export const currentUnit = (): Unit | undefined => units.getStore();

export function requireUnit(): Unit {
  const unit = units.getStore();
  if (!unit) throw new Error('Writing needs a unit of work; queries have none');
  return unit;
}

/**
 * For an aggregate that is not mapped by the ORM: stores the events that it records with the current unit of
 * work.
 */
export const trackEvents = (aggregate: object): void => requireUnit().track(aggregate);

/** Runs `work` in `unit`; an error rolls back, and is translated. */
export async function within<T>(unit: Unit, work: () => Promise<T>): Promise<T> {
  if (units.getStore()) throw new Error('Units of work cannot be nested');
  return units.run(unit, async () => {
    try {
      if (unit.locking) await unit.begin();
      return await work();
    } catch (error) {
      // When the rollback fails too, the connection is closed, which also ends the transaction.
      await unit.rollback().catch(() => {});
      throw translate(error);
    }
  });
}

import { setImmediate as yieldToEventLoop } from 'node:timers/promises';
import type { BoundSubscriber } from '../events/bound-subscribers.ts';
import { BatchFailed, type OutboxWorkerPorts } from './batch.ts';
import { Projections } from './projections.ts';
import { SideEffects } from './side-effects.ts';

/** Messages that arrive within this time are handled in one round. */
const coalesceMs = 15;
const maxProjectionBatch = 100;
const maxConcurrentEffects = 10;

const maxBatch = ({ when }: BoundSubscriber) =>
  when === 'projection' ? maxProjectionBatch : maxConcurrentEffects;

/** Serves its subscribers one after the other, independently of other workers. */
export class OutboxWorker {
  readonly #subscribers: readonly BoundSubscriber[];
  readonly #names: readonly string[];
  readonly #ports: OutboxWorkerPorts;
  readonly #projections: Projections;
  readonly #sideEffects: SideEffects;
  readonly #pending = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #draining: Promise<void> | undefined;
  #stopped = false;

  constructor(subscribers: readonly BoundSubscriber[], ports: OutboxWorkerPorts) {
    this.#subscribers = subscribers;
    this.#names = subscribers.map(({ name }) => name);
    this.#ports = ports;
    this.#projections = new Projections(ports);
    this.#sideEffects = new SideEffects(ports);
  }

  /** Called when messages may be due, as after each commit; the round starts 15 ms after the first of several commits. */
  wake(subscribers: ReadonlySet<string>): void {
    const had = this.#pending.size;
    for (const name of this.#names) if (subscribers.has(name)) this.#pending.add(name);
    // Keep an earlier timer: frequent commits must not put the round off for ever.
    if (had === 0 && this.#pending.size > 0 && !this.#draining) this.#schedule();
  }

  /** Resolves after the current batch. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#draining;
  }

  /** Handles messages until none is due. Resolves to whether there were any. */
  async drain(): Promise<boolean> {
    let worked = false;
    for (;;) {
      const { names } = await this.#ports.outbox.due(this.#names);
      if (names.length === 0) return worked;
      worked = true;
      await this.#handle(new Set(names));
    }
  }

  #schedule(): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#draining = this.#round().finally(() => {
        this.#draining = undefined;
        if (this.#pending.size > 0) this.#schedule();
      });
    }, coalesceMs);
  }

  async #round(): Promise<void> {
    const due = new Set(this.#pending);
    this.#pending.clear();
    try {
      await this.#handle(due);
    } catch (error) {
      this.#ports.logger.error(
        { err: error, subscribers: this.#names },
        'an outbox worker failed and will retry',
      );
    }
  }

  /** Runs one batch of each subscriber in turn, so that a backlog of one does not delay the others. */
  async #handle(due: ReadonlySet<string>): Promise<void> {
    const waiting = new Set(due);
    const limits = new Map<string, number>();
    while (waiting.size > 0)
      for (const subscriber of this.#subscribers) {
        for (const name of this.#pending) waiting.add(name);
        this.#pending.clear();
        if (!waiting.delete(subscriber.name)) continue;
        if (this.#stopped) return;
        const next = await this.#handleBatch(subscriber, limits.get(subscriber.name) ?? maxBatch(subscriber));
        if (next > 0) waiting.add(subscriber.name);
        limits.set(subscriber.name, Math.min(next || maxBatch(subscriber), maxBatch(subscriber)));
        await yieldToEventLoop();
      }
  }

  /** Resolves to the size of the next batch; 0 when nothing is left. */
  async #handleBatch(subscriber: BoundSubscriber, limit: number): Promise<number> {
    const runner = subscriber.when === 'projection' ? this.#projections : this.#sideEffects;
    try {
      const { claimed, done } = await runner.run(subscriber, limit);
      if (done < claimed) return Math.max(1, done * 2);
      // Messages that are added meanwhile wake this worker.
      return claimed < limit ? 0 : limit * 2;
    } catch (error) {
      if (!(error instanceof BatchFailed)) throw error;
      const [first, ...others] = error.batch;
      if (first && others.length === 0) await this.#projections.postpone(first, error.cause);
      return Math.max(1, error.batch.length >> 1);
    }
  }
}

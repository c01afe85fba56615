import { setImmediate as nextTurn } from 'node:timers/promises';
import type { Logger } from 'pino';
import { Unavailable } from '../../../application/kernel/errors.ts';
import type { OutgoingFrame } from '../../../application/kernel/frame.ts';
import type { FramePublisher } from '../../../application/kernel/ports.ts';
import type { BoundSubscriber } from '../events/bound-subscribers.ts';
import type { SqlUnitOfWork } from '../unit-of-work/sql-unit-of-work.ts';
import type { Outbox, OutboxMessage } from './outbox.ts';

/** Messages that arrive within this time are handled together. */
const coalesceMs = 15;
const pollMs = 1_000;
const budgetMs = 10;
const largestBatch = 100;
const effectsAtOnce = 10;

const maxBatch = ({ when }: BoundSubscriber) => (when === 'projection' ? largestBatch : effectsAtOnce);

/** A message in this batch fails: the batch is rolled back and retried in halves until the message is alone. */
class BatchFailed extends Error {
  readonly batch: readonly OutboxMessage[];

  constructor(batch: readonly OutboxMessage[], cause: unknown) {
    super('A batch failed', { cause });
    this.batch = batch;
  }
}

/** Messages that a step claimed, and how many of them are done. */
interface Handled {
  readonly claimed: number;
  readonly done: number;
}

export interface OutboxWorkerPorts {
  readonly outbox: Outbox;
  readonly unitOfWork: SqlUnitOfWork;
  readonly publisher: FramePublisher;
  readonly logger: Logger;
}

/** BoundSubscribers that are served one after the other; lanes do not wait for each other. */
export class OutboxWorker {
  readonly #subscribers: readonly BoundSubscriber[];
  readonly #names: readonly string[];
  readonly #needs: OutboxWorkerPorts;
  readonly #pending = new Set<string>();
  #timer: NodeJS.Timeout | undefined;
  #draining: Promise<void> | undefined;
  #stopped = false;

  constructor(subscribers: readonly BoundSubscriber[], needs: OutboxWorkerPorts) {
    this.#subscribers = subscribers;
    this.#names = subscribers.map(({ name }) => name);
    this.#needs = needs;
  }

  start(): void {
    this.#schedule(0, true);
  }

  /** Called after each commit. Messages that commits add within a moment are handled in one round. */
  wake(subscribers: ReadonlySet<string>): void {
    const had = this.#pending.size;
    for (const name of this.#names) if (subscribers.has(name)) this.#pending.add(name);
    // An earlier wake-up stands: commits without a pause between them must not put it off for ever.
    if (had === 0 && this.#pending.size > 0 && !this.#draining) this.#schedule(coalesceMs, false);
  }

  /** Resolves after the batch that is running. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearTimeout(this.#timer);
    await this.#draining;
  }

  /** Handles messages until none is due; answers whether there were any. */
  async drain(): Promise<boolean> {
    let worked = false;
    for (;;) {
      const due = await this.#needs.outbox.due(this.#names);
      if (due.length === 0) return worked;
      worked = true;
      await this.#handle(new Set(due));
    }
  }

  #schedule(ms: number, poll: boolean): void {
    if (this.#stopped) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#draining = this.#round(poll).finally(() => {
        this.#draining = undefined;
        if (this.#pending.size > 0) this.#schedule(coalesceMs, false);
        else this.#schedule(pollMs, true);
      });
    }, ms);
  }

  async #round(poll: boolean): Promise<void> {
    try {
      const names = poll ? await this.#needs.outbox.due(this.#names) : [];
      const due = new Set([...names, ...this.#pending]);
      this.#pending.clear();
      await this.#handle(due);
    } catch (error) {
      this.#needs.logger.error({ err: error, subscribers: this.#names }, 'the outbox worker pauses');
    }
  }

  /** One batch of each subscriber in turn, those woken meanwhile too, so that no backlog holds up another subscriber. */
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
        await nextTurn();
      }
  }

  /** Answers the size of the next batch: 0 when nothing is left. */
  async #handleBatch(subscriber: BoundSubscriber, limit: number): Promise<number> {
    const step = subscriber.when === 'projection' ? this.#project : this.#effect;
    try {
      const { claimed, done } = await step.call(this, subscriber, limit);
      if (done < claimed) return Math.max(1, done * 2);
      // Messages added meanwhile wake this worker.
      return claimed < limit ? 0 : limit * 2;
    } catch (error) {
      if (!(error instanceof BatchFailed)) throw error;
      const [first, ...others] = error.batch;
      if (first && others.length === 0) await this.#postpone(first, error.cause);
      return Math.max(1, error.batch.length >> 1);
    }
  }

  /** The projection's writes and the removal of its messages are one transaction. */
  async #project(subscriber: BoundSubscriber, limit: number): Promise<Handled> {
    let claimed: readonly OutboxMessage[] = [];
    try {
      const { frames, done } = await this.#needs.unitOfWork.transact(async () => {
        claimed = await this.#needs.outbox.claim(subscriber.name, limit);
        return this.#projectAll(subscriber, claimed);
      });
      if (frames.length > 0) this.#needs.publisher.publish(frames);
      return { claimed: claimed.length, done };
    } catch (error) {
      // The database is away: no attempt is counted.
      if (error instanceof Unavailable || claimed.length === 0) throw error;
      throw new BatchFailed(claimed, error);
    }
  }

  async #projectAll(subscriber: BoundSubscriber, claimed: readonly OutboxMessage[]) {
    const { outbox } = this.#needs;
    const frames: OutgoingFrame[] = [];
    const done: OutboxMessage[] = [];
    const until = performance.now() + budgetMs;
    for (const message of claimed) {
      if (done.length > 0 && performance.now() > until) break;
      const progress = await subscriber.handle(message.event, message.progress ?? undefined);
      frames.push(...(progress?.push ?? []));
      if (progress?.more !== undefined) {
        outbox.advance(message, progress.more, progress.pause);
        break;
      }
      done.push(message);
    }
    outbox.done(done);
    return { frames, done: done.length };
  }

  /** Leased, then run outside any transaction, then removed; after a crash in between it runs again. */
  async #effect(subscriber: BoundSubscriber, limit: number): Promise<Handled> {
    const { outbox, unitOfWork } = this.#needs;
    const leased = await unitOfWork.transact(async () => {
      const claimed = await outbox.claim(subscriber.name, limit);
      return claimed.map((message) => outbox.lease(message));
    });
    await Promise.all(leased.map((message) => this.#run(subscriber, message)));
    return { claimed: leased.length, done: leased.length };
  }

  async #run(subscriber: BoundSubscriber, message: OutboxMessage): Promise<void> {
    const { outbox, unitOfWork, logger } = this.#needs;
    try {
      await subscriber.handle(message.event, message.progress ?? undefined);
    } catch (error) {
      logger.warn(
        { err: error, subscriber: subscriber.name, attempts: message.attempts },
        'a side effect failed',
      );
      return unitOfWork.run(async () => outbox.failed(message, message.attempts, error));
    }
    await unitOfWork.run(async () => outbox.done([message]));
  }

  async #postpone(message: OutboxMessage, error: unknown): Promise<void> {
    const { outbox, unitOfWork, logger } = this.#needs;
    const attempts = message.attempts + 1;
    logger.warn(
      { err: error, subscriber: message.subscriber, event: message.eventId, attempts },
      'a projection failed',
    );
    await unitOfWork.run(async () => outbox.failed(message, attempts, error));
  }
}

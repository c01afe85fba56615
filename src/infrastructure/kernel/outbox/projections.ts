import { Unavailable } from '../../../application/kernel/errors.ts';
import type { OutgoingFrame } from '../../../application/kernel/frame.ts';
import type { BoundSubscriber } from '../events/bound-subscribers.ts';
import { BatchFailed, type BatchResult, type OutboxWorkerPorts } from './batch.ts';
import type { OutboxMessage } from './outbox.ts';

/** A batch that takes longer commits what it has done, so that it blocks neither rows nor the event loop. */
const budgetMs = 10;

/** Runs projections: the writes of a batch and the removal of its messages are one transaction. */
export class Projections {
  readonly #ports: OutboxWorkerPorts;

  constructor(ports: OutboxWorkerPorts) {
    this.#ports = ports;
  }

  /** Throws `BatchFailed` when a message of the batch fails. */
  async run(subscriber: BoundSubscriber, limit: number): Promise<BatchResult> {
    let claimed: readonly OutboxMessage[] = [];
    try {
      const { frames, done } = await this.#ports.unitOfWork.transact(async () => {
        claimed = await this.#ports.outbox.claim(subscriber.name, limit);
        return this.#handleAll(subscriber, claimed);
      });
      if (frames.length > 0) await this.#ports.publisher.publish(frames);
      return { claimed: claimed.length, done };
    } catch (error) {
      // An outage of the database does not count as an attempt.
      if (error instanceof Unavailable || claimed.length === 0) throw error;
      throw new BatchFailed(claimed, error);
    }
  }

  async postpone(message: OutboxMessage, error: unknown): Promise<void> {
    const { outbox, unitOfWork, logger } = this.#ports;
    const attempts = message.attempts + 1;
    logger.warn(
      { err: error, subscriber: message.subscriber, event: message.eventId, attempts },
      'a projection failed',
    );
    await unitOfWork.run(async () => outbox.failed(message, attempts, error));
  }

  async #handleAll(subscriber: BoundSubscriber, claimed: readonly OutboxMessage[]) {
    const { outbox } = this.#ports;
    const frames: OutgoingFrame[] = [];
    const done: OutboxMessage[] = [];
    const until = performance.now() + budgetMs;
    const fresh = subscriber.handleAll ? claimed.filter(({ progress }) => progress === null) : [];
    if (fresh.length > 0) {
      const batch = await subscriber.handleAll!(fresh.map(({ event }) => event));
      frames.push(...(batch?.push ?? []));
      done.push(...fresh.filter(({ eventId }) => !batch?.left?.has(eventId)));
    }
    const finished = new Set(done);
    for (const message of claimed) {
      if (finished.has(message)) continue;
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
}

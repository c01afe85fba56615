import type { BoundSubscriber } from '../events/bound-subscribers.ts';
import type { BatchResult, OutboxWorkerPorts } from './batch.ts';
import type { OutboxMessage } from './outbox.ts';

/** Runs side effects: leases the messages, runs outside any transaction, removes them. A crash repeats the effect. */
export class SideEffects {
  readonly #ports: OutboxWorkerPorts;

  constructor(ports: OutboxWorkerPorts) {
    this.#ports = ports;
  }

  async run(subscriber: BoundSubscriber, limit: number): Promise<BatchResult> {
    const { outbox, unitOfWork } = this.#ports;
    const leased = await unitOfWork.transact(async () => {
      const claimed = await outbox.claim(subscriber.name, limit);
      return claimed.map((message) => outbox.lease(message));
    });
    await Promise.all(leased.map((message) => this.#runOne(subscriber, message)));
    return { claimed: leased.length, done: leased.length };
  }

  async #runOne(subscriber: BoundSubscriber, message: OutboxMessage): Promise<void> {
    const { outbox, unitOfWork, logger } = this.#ports;
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
}

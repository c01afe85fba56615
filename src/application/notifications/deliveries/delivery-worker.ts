import { CircuitBreaker } from '../../../domain/notifications/circuit-breaker.ts';
import { maxAttempts, type Outcome, statusAfter } from '../../../domain/notifications/delivery.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { DeliveryComposer } from './delivery-composer.ts';
import type { Deliveries, DeliveryChannel, LeasedDelivery, OutgoingDelivery } from './ports.ts';

const atOnce = 10;

export interface WorkerNeeds {
  readonly channel: DeliveryChannel;
  readonly deliveries: Deliveries;
  readonly composer: DeliveryComposer;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Sends due deliveries through one channel. Any number of processes share the work. */
export class DeliveryWorker {
  readonly #needs: WorkerNeeds;
  readonly #breaker = new CircuitBreaker();

  constructor(needs: WorkerNeeds) {
    this.#needs = needs;
  }

  /** Milliseconds until a delivery is due; Infinity without any. */
  async dueIn(): Promise<number> {
    const { channel, deliveries, clock } = this.#needs;
    return ((await deliveries.nextDue(channel.name)) ?? Number.POSITIVE_INFINITY) - clock.now();
  }

  /** Sends one batch; true if there may be more. */
  async step(): Promise<boolean> {
    const { channel, deliveries, unitOfWork, clock } = this.#needs;
    const limit = this.#breaker.allowed(clock.now(), atOnce);
    if (limit === 0) return false;
    const leased = await unitOfWork.run(() => deliveries.claim(channel.name, limit));
    const sent = await Promise.allSettled(leased.map((delivery) => this.#send(delivery)));
    for (const one of sent) if (one.status === 'rejected') throw one.reason;
    return leased.length === limit && this.#breaker.allowed(clock.now(), 1) > 0;
  }

  async #send(delivery: LeasedDelivery): Promise<void> {
    const { deliveries, composer, unitOfWork, clock } = this.#needs;
    const decision = await composer.prepare(delivery, clock.now());
    if ('waitUntil' in decision)
      return unitOfWork.run(async () => deliveries.release(delivery, decision.waitUntil));
    const [at, from] = [clock.now(), performance.now()];
    const outcome = 'end' in decision ? decision.end : await this.#outcome(decision.send);
    // Stored right after the channel's answer: a crash in between would send it twice.
    const status = statusAfter(delivery.attempts, outcome, clock.now(), Math.random());
    const attempt = { at, ms: Math.round(performance.now() - from), outcome };
    await retryUntilStored(() => unitOfWork.run(async () => deliveries.settle(delivery, status, attempt)));
    this.#updateBreaker(outcome);
  }

  /** Exceptions of our own become failed attempts as well. */
  async #outcome(outgoing: OutgoingDelivery): Promise<Outcome> {
    const failed = (errorClass: string, error: string, permanent: boolean): Outcome => ({
      kind: 'failed',
      errorClass,
      error,
      permanent,
    });
    if (outgoing.delivery.attempts > maxAttempts)
      return failed('worker-died', 'The worker crashed at each attempt', true);
    try {
      return await this.#needs.channel.deliver(outgoing);
    } catch (error) {
      return failed(
        'internal',
        error instanceof Error ? (error.stack ?? error.message) : String(error),
        false,
      );
    }
  }

  #updateBreaker(outcome: Outcome): void {
    if (outcome.kind === 'failed' && outcome.outage) this.#breaker.failed(this.#needs.clock.now());
    else if (outcome.kind === 'sent' || outcome.kind === 'failed') this.#breaker.succeeded();
  }
}

/** Retries for about three minutes while the database is down: an outcome that is not stored is sent again. */
async function retryUntilStored<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 12) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tries));
    }
  }
}

import { afterAttempt, type Outcome } from '../../domain/notifications/delivery.ts';
import type { Clock } from '../kernel/ports.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import { Breaker } from './breaker.ts';
import type { Deliveries, DeliveryChannel, LeasedDelivery } from './delivery-ports.ts';
import type { Parcels } from './parcels.ts';

const atOnce = 10;

export interface WorkerNeeds {
  readonly channel: DeliveryChannel;
  readonly deliveries: Deliveries;
  readonly parcels: Parcels;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Sends what is due through one channel. Any number of processes share the work. */
export class DeliveryWorker {
  readonly #needs: WorkerNeeds;
  readonly #breaker = new Breaker();

  constructor(needs: WorkerNeeds) {
    this.#needs = needs;
  }

  /** Answers whether there may be more. */
  async step(): Promise<boolean> {
    const { channel, deliveries, unitOfWork, clock } = this.#needs;
    const limit = this.#breaker.admits(clock.now(), atOnce);
    if (limit === 0) return false;
    const leased = await unitOfWork.run(() => deliveries.claim(channel.name, limit));
    const sent = await Promise.allSettled(leased.map((delivery) => this.#send(delivery)));
    for (const one of sent) if (one.status === 'rejected') throw one.reason;
    return leased.length === limit && this.#breaker.admits(clock.now(), 1) > 0;
  }

  async #send(delivery: LeasedDelivery): Promise<void> {
    const { channel, deliveries, parcels, unitOfWork, clock } = this.#needs;
    const decision = await parcels.decide(delivery, clock.now());
    if ('waitUntil' in decision)
      return unitOfWork.run(async () => deliveries.release(delivery, decision.waitUntil));
    const [at, from] = [clock.now(), performance.now()];
    const outcome = 'end' in decision ? decision.end : await channel.deliver(decision.send);
    // Nothing comes between the other side's word that it has it, and this.
    const standing = afterAttempt(delivery.attempts, outcome, clock.now(), Math.random());
    const attempt = { at, ms: Math.round(performance.now() - from), outcome };
    await unitOfWork.run(async () => deliveries.settle(delivery, standing, attempt));
    this.#learn(outcome);
  }

  #learn(outcome: Outcome): void {
    if (outcome.kind === 'failed' && outcome.outage) this.#breaker.failed(this.#needs.clock.now());
    else if (outcome.kind === 'sent' || outcome.kind === 'failed') this.#breaker.worked();
  }
}

import { afterAttempt, attemptsInAll, type Outcome } from '../../domain/notifications/delivery.ts';
import type { Clock } from '../kernel/ports.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import { Breaker } from './breaker.ts';
import type { Deliveries, DeliveryChannel, LeasedDelivery, Parcel } from './delivery-ports.ts';
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
    const { deliveries, parcels, unitOfWork, clock } = this.#needs;
    const decision = await parcels.decide(delivery, clock.now());
    if ('waitUntil' in decision)
      return unitOfWork.run(async () => deliveries.release(delivery, decision.waitUntil));
    const [at, from] = [clock.now(), performance.now()];
    const outcome = 'end' in decision ? decision.end : await this.#outcome(decision.send);
    // Nothing comes between the other side's word that it has it, and this.
    const standing = afterAttempt(delivery.attempts, outcome, clock.now(), Math.random());
    const attempt = { at, ms: Math.round(performance.now() - from), outcome };
    await persistently(() => unitOfWork.run(async () => deliveries.settle(delivery, standing, attempt)));
    this.#learn(outcome);
  }

  /** What goes wrong with us is in the record as well. */
  async #outcome(parcel: Parcel): Promise<Outcome> {
    const failed = (errorClass: string, error: string, permanent: boolean): Outcome => ({
      ...{ kind: 'failed', errorClass, error, permanent },
    });
    if (parcel.delivery.attempts > attemptsInAll)
      return failed('worker-died', 'Whoever sent it died over it each time', true);
    try {
      return await this.#needs.channel.deliver(parcel);
    } catch (error) {
      return failed(
        'internal',
        error instanceof Error ? (error.stack ?? error.message) : String(error),
        false,
      );
    }
  }

  #learn(outcome: Outcome): void {
    if (outcome.kind === 'failed' && outcome.outage) this.#breaker.failed(this.#needs.clock.now());
    else if (outcome.kind === 'sent' || outcome.kind === 'failed') this.#breaker.worked();
  }
}

/** What was sent must be noted, or it is sent again: a database that is away is waited for, some three minutes. */
async function persistently<T>(work: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await work();
    } catch (error) {
      if (tries === 12) throw error;
      await new Promise((resolve) => setTimeout(resolve, 50 * 2 ** tries));
    }
  }
}

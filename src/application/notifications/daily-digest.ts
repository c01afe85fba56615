import type { Clock } from '../kernel/ports.ts';
import type { UnitOfWork } from '../kernel/unit-of-work.ts';
import type { Deliveries, Digests } from './delivery-ports.ts';

const atOnce = 100;

export interface DigestNeeds {
  readonly digests: Digests;
  readonly deliveries: Deliveries;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Queues a mail for everyone whose morning it is and who was told of something since the last one. */
export class DailyDigest {
  readonly #needs: DigestNeeds;

  constructor(needs: DigestNeeds) {
    this.#needs = needs;
  }

  /** Answers whether there is more. */
  step(): Promise<boolean> {
    const { digests, deliveries, unitOfWork, clock } = this.#needs;
    return unitOfWork.run(async () => {
      const now = clock.now();
      const recipientIds = await digests.due(now, atOnce);
      for (const recipientId of recipientIds)
        deliveries.queue({ notificationId: null, recipientId, type: 'digest', channel: 'email' }, now);
      // In the same transaction: the next one is scheduled by what happens next, for another morning.
      if (recipientIds.length > 0) digests.done(recipientIds);
      return recipientIds.length === atOnce;
    });
  }
}

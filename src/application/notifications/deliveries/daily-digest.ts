import type { Clock } from '../../kernel/ports.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { Deliveries, Digests } from './ports.ts';

const atOnce = 100;

export interface DigestNeeds {
  readonly digests: Digests;
  readonly deliveries: Deliveries;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Queues digests for everyone whose digest is due. */
export class DailyDigest {
  readonly #needs: DigestNeeds;

  constructor(needs: DigestNeeds) {
    this.#needs = needs;
  }

  /** Queues one batch; true if there is more. */
  step(): Promise<boolean> {
    const { digests, deliveries, unitOfWork, clock } = this.#needs;
    return unitOfWork.run(async () => {
      const now = clock.now();
      const recipientIds = await digests.due(now, atOnce);
      for (const recipientId of recipientIds)
        deliveries.queue({ notificationId: null, recipientId, type: 'digest', channel: 'email' }, now);
      // In the same transaction, so that the next notification schedules the next digest.
      if (recipientIds.length > 0) digests.done(recipientIds);
      return recipientIds.length === atOnce;
    });
  }
}

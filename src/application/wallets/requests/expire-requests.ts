import type { PaymentRequests } from '../../../domain/wallets/payment-request.ts';
import type { Clock } from '../../kernel/ports.ts';
import type { UnitOfWork } from '../../kernel/unit-of-work.ts';
import type { EndingRequests } from './ports.ts';

const atOnce = 100;

interface Needs {
  readonly ending: EndingRequests;
  readonly requests: PaymentRequests;
  readonly unitOfWork: UnitOfWork;
  readonly clock: Clock;
}

/** Ends requests whose time is over. Several processes may run it at once. */
export class RequestExpiry {
  readonly #needs: Needs;

  constructor(needs: Needs) {
    this.#needs = needs;
  }

  /** Ends some; true if there is more. */
  step(): Promise<boolean> {
    const { ending, requests, unitOfWork, clock } = this.#needs;
    return unitOfWork.run(async () => {
      const at = clock.now();
      const ids = await ending.overdue(at, atOnce);
      for (const request of await requests.lockAll(ids)) request.expire(at);
      return ids.length === atOnce;
    });
  }
}

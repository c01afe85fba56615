import type { Logger } from 'pino';
import type { Resolved } from '../../../application/kernel/operation.ts';
import { comparePayments } from '../../../application/wallets/top-ups/compare-payments.ts';
import type { settleNeeds } from '../../../application/wallets/top-ups/settle.ts';

const windowMs = 2 * 86_400_000;
/** Payments younger than this may still be on their way to us. */
const patienceMs = 600_000;

/** Compares the last two days with the provider's records, and logs what a person has to look at. */
export class PaymentComparison {
  readonly #ports: Resolved<typeof settleNeeds>;
  readonly #logger: Logger;

  constructor(ports: Resolved<typeof settleNeeds>, logger: Logger) {
    this.#ports = ports;
    this.#logger = logger;
  }

  async run(): Promise<void> {
    const { provider, clock } = this.#ports;
    if (provider.settledBy === 'admin') return;
    const to = clock.now() - patienceMs;
    const { late, unmatched, ...sums } = await comparePayments(to - windowMs, to, this.#ports);
    this.#logger.info(sums, 'payments were compared with the records of the provider');
    if (late.length > 0) this.#logger.warn({ topUps: late }, 'payments were credited late');
    if (unmatched.length > 0)
      this.#logger.error({ keys: unmatched }, 'the provider received payments that are not in the books');
  }
}

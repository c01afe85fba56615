import {
  BadSignature,
  type Checkout,
  type OpenedCheckout,
  PaymentProvider,
  type ReceivedPayment,
  type RefundAnswer,
  type RefundRequest,
} from '../../../application/wallets/provider/ports.ts';
import type { Id } from '../../../domain/kernel/id.ts';

/**
 * No provider: money changes hands outside, and an admin settles each top-up. A refund is what our books say, so it is
 * paid at once.
 */
export class LedgerProvider extends PaymentProvider {
  readonly name = 'ledger';
  readonly accountId = '00000000-0000-0000-0000-00000000f002' as Id;
  readonly settledBy = 'admin';

  async openCheckout({ key }: Checkout): Promise<OpenedCheckout> {
    return { ref: key, url: null };
  }

  async look(): Promise<undefined> {}

  async refund({ key }: RefundRequest): Promise<RefundAnswer> {
    return { ref: key, status: 'paid' };
  }

  async lookRefund(): Promise<undefined> {}

  readEvent(): never {
    throw new BadSignature({ detail: 'No payment provider is set that sends events' });
  }

  async *received(): AsyncIterable<ReceivedPayment> {}

  async check(): Promise<void> {}
}

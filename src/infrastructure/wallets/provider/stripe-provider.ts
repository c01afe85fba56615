import Stripe from 'stripe';
import {
  BadSignature,
  type Checkout,
  NotPayable,
  type OpenedCheckout,
  type Payment,
  PaymentProvider,
  type ProviderEvent,
  type ReceivedPayment,
  type Refund,
  type RefundAnswer,
  type RefundRequest,
} from '../../../application/wallets/provider/ports.ts';
import type { Id, Instant } from '../../../domain/kernel/id.ts';
import { fromStripe, toStripe } from './stripe-amounts.ts';
import { ifFound, StripeClient, type StripeOptions } from './stripe-client.ts';
import { isNotPayable, isRefusedRefund } from './stripe-errors.ts';
import { eventFrom, keyField, paymentFrom, refundFrom, refundStatus } from './stripe-payments.ts';

const checkPatienceMs = 5_000;
const signatureLifeSeconds = 300;

/** Stripe Checkout: the payer pays on a page of Stripe, and refunds go back to where the payment came from. */
export class StripeProvider extends PaymentProvider {
  readonly name = 'stripe';
  readonly accountId = '00000000-0000-0000-0000-00000000f003' as Id;
  readonly settledBy = 'provider';
  readonly #client: StripeClient;
  readonly #options: StripeOptions;

  constructor(options: StripeOptions) {
    super();
    this.#options = options;
    this.#client = new StripeClient(options);
  }

  async openCheckout(checkout: Checkout): Promise<OpenedCheckout> {
    const { key, userId, currency } = checkout;
    const unitAmount = toStripe(checkout);
    const back = `${this.#options.returnUrl}?topUpId=${encodeURIComponent(key)}`;
    const metadata = { [keyField]: key, layers_user: userId };
    const price = {
      currency: currency.toLowerCase(),
      unit_amount: unitAmount,
      product_data: { name: 'Wallet top-up' },
    };
    const opening = this.#client.api.checkout.sessions.create(
      {
        mode: 'payment',
        client_reference_id: key,
        line_items: [{ quantity: 1, price_data: price }],
        // What is paid is what was asked for, in this currency.
        adaptive_pricing: { enabled: false },
        metadata,
        // Its charge copies it: `received` reads it there.
        payment_intent_data: { metadata },
        success_url: back,
        cancel_url: back,
      },
      { idempotencyKey: `checkout-${key}` },
    );
    const { id, url } = await this.#client.ask(
      opening.catch((error: unknown) => {
        throw isNotPayable(error) ? new NotPayable() : error;
      }),
    );
    return { ref: id, url };
  }

  async look(ref: string): Promise<Payment | undefined> {
    const session = await this.#client.ask(this.#client.session(ref));
    if (!session) return undefined;
    const intent = session.payment_intent as Stripe.PaymentIntent | null;
    const charge = intent?.latest_charge as Stripe.Charge | null | undefined;
    const disputes = charge?.disputed
      ? await this.#client.ask(this.#client.api.disputes.list({ charge: charge.id, limit: 100 }))
      : { data: [] };
    return paymentFrom(session, disputes.data);
  }

  async refund(request: RefundRequest): Promise<RefundAnswer> {
    try {
      const refund = await this.#client.ask(this.#refund(request), (error) => !isRefusedRefund(error));
      return { ref: refund.id, status: refundStatus(refund) };
    } catch (error) {
      if (!isRefusedRefund(error)) throw error;
      return { ref: null, status: 'failed' };
    }
  }

  async lookRefund(ref: string): Promise<Refund | undefined> {
    if (!/^[a-z]+_\w+$/.test(ref)) return undefined;
    const refund = await this.#client.ask(ifFound(this.#client.api.refunds.retrieve(ref)));
    const key = refund?.metadata?.[keyField];
    return refund && key !== undefined ? refundFrom(refund, key) : undefined;
  }

  readEvent(body: Uint8Array, signature: string | undefined, now: Instant): ProviderEvent {
    const { webhookSecret } = this.#options;
    try {
      return eventFrom(
        Stripe.webhooks.constructEvent(
          body,
          signature ?? '',
          webhookSecret,
          signatureLifeSeconds,
          undefined,
          now,
        ),
      );
    } catch {
      throw new BadSignature();
    }
  }

  async *received(from: Instant, to: Instant): AsyncIterable<ReceivedPayment> {
    const created = { gte: Math.ceil(from / 1000), lt: Math.ceil(to / 1000) };
    let after: string | undefined;
    do {
      const page = await this.#client.ask(
        this.#client.api.charges.list({ created, limit: 100, ...(after && { starting_after: after }) }),
      );
      for (const { paid, captured, metadata, amount_captured, currency, created: at } of page.data) {
        const key = metadata[keyField];
        if (paid && captured && key) yield { key, ...fromStripe(amount_captured, currency), at: at * 1000 };
      }
      after = page.has_more ? page.data.at(-1)?.id : undefined;
    } while (after);
  }

  async check(): Promise<void> {
    await this.#client.ask(
      this.#client.api.checkout.sessions.list(
        { limit: 1 },
        {
          timeout: Math.min(checkPatienceMs, this.#options.patienceMs ?? checkPatienceMs),
          maxNetworkRetries: 0,
        },
      ),
    );
  }

  /** Looks for an earlier one first: Stripe forgets idempotency keys after a day, but keeps metadata. */
  async #refund({ key, ref, ...sum }: RefundRequest): Promise<Stripe.Refund> {
    const amount = toStripe(sum);
    const session = await this.#client.session(ref);
    const intent = session?.payment_intent as Stripe.PaymentIntent | null | undefined;
    if (!intent || intent.currency.toUpperCase() !== sum.currency) throw new NotPayable();
    for await (const made of this.#client.api.refunds.list({ payment_intent: intent.id, limit: 100 }))
      if (made.metadata?.[keyField] === key) return made;
    return this.#client.api.refunds.create(
      { payment_intent: intent.id, amount, metadata: { [keyField]: key } },
      { idempotencyKey: `refund-${key}` },
    );
  }
}

import Stripe from 'stripe';
import { DependencyDown } from '../../../application/kernel/dependencies.ts';
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
import type { DependencyLog } from '../../kernel/observability/dependency-log.ts';
import { fromStripe, toStripe } from './stripe-amounts.ts';
import { explain, isMissing, isNotPayable, isRefusedRefund } from './stripe-errors.ts';
import { eventFrom, keyField, paymentFrom, refundFrom, refundStatus } from './stripe-payments.ts';

export interface StripeOptions {
  readonly secretKey: string;
  readonly webhookSecret: string;
  /** A proxy or a test server instead of api.stripe.com. */
  readonly endpoint?: URL;
  /** The page that payers come back to. */
  readonly returnUrl: string;
  readonly log: DependencyLog;
  /** Milliseconds to wait for one answer; a request that failed is sent once more. */
  readonly patienceMs?: number;
}

const checkPatienceMs = 5_000;
const signatureLifeSeconds = 300;
const expansions = ['payment_intent.latest_charge'];

/** Stripe Checkout: the payer pays on a page of Stripe, and refunds go back to where the payment came from. */
export class StripeProvider extends PaymentProvider {
  readonly name = 'stripe';
  readonly accountId = '00000000-0000-0000-0000-00000000f003' as Id;
  readonly settledBy = 'provider';
  readonly #stripe: Stripe;
  readonly #options: StripeOptions;

  constructor(options: StripeOptions) {
    super();
    const { secretKey, endpoint, patienceMs = 8_000 } = options;
    this.#options = options;
    this.#stripe = new Stripe(secretKey, {
      maxNetworkRetries: 1,
      timeout: patienceMs,
      telemetry: false,
      ...(endpoint && {
        protocol: endpoint.protocol === 'http:' ? 'http' : 'https',
        host: endpoint.hostname.replace(/^\[|\]$/g, ''),
        port: endpoint.port || (endpoint.protocol === 'http:' ? '80' : '443'),
      }),
    });
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
    const opening = this.#stripe.checkout.sessions.create(
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
    const { id, url } = await this.#ask(
      opening.catch((error: unknown) => {
        throw isNotPayable(error) ? new NotPayable() : error;
      }),
    );
    return { ref: id, url };
  }

  async look(ref: string): Promise<Payment | undefined> {
    const session = await this.#ask(this.#session(ref));
    if (!session) return undefined;
    const intent = session.payment_intent as Stripe.PaymentIntent | null;
    const charge = intent?.latest_charge as Stripe.Charge | null | undefined;
    const disputes = charge?.disputed
      ? await this.#ask(this.#stripe.disputes.list({ charge: charge.id, limit: 100 }))
      : { data: [] };
    return paymentFrom(session, disputes.data);
  }

  async refund(request: RefundRequest): Promise<RefundAnswer> {
    try {
      const refund = await this.#ask(this.#refund(request), (error) => !isRefusedRefund(error));
      return { ref: refund.id, status: refundStatus(refund) };
    } catch (error) {
      if (!isRefusedRefund(error)) throw error;
      return { ref: null, status: 'failed' };
    }
  }

  async lookRefund(ref: string): Promise<Refund | undefined> {
    if (!/^[a-z]+_\w+$/.test(ref)) return undefined;
    const refund = await this.#ask(ifFound(this.#stripe.refunds.retrieve(ref)));
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
      const page = await this.#ask(
        this.#stripe.charges.list({ created, limit: 100, ...(after && { starting_after: after }) }),
      );
      for (const { paid, captured, metadata, amount_captured, currency, created: at } of page.data) {
        const key = metadata[keyField];
        if (paid && captured && key) yield { key, ...fromStripe(amount_captured, currency), at: at * 1000 };
      }
      after = page.has_more ? page.data.at(-1)?.id : undefined;
    } while (after);
  }

  async check(): Promise<void> {
    await this.#ask(
      this.#stripe.checkout.sessions.list(
        { limit: 1 },
        {
          timeout: Math.min(checkPatienceMs, this.#options.patienceMs ?? checkPatienceMs),
          maxNetworkRetries: 0,
        },
      ),
    );
  }

  /** Undefined unless it is one of ours. */
  async #session(ref: string): Promise<Stripe.Checkout.Session | undefined> {
    const { sessions } = this.#stripe.checkout;
    if (!/^(cs|pi)_\w+$/.test(ref)) return undefined;
    const session = ref.startsWith('cs_')
      ? await ifFound(sessions.retrieve(ref, { expand: expansions }))
      : (
          await ifFound(
            sessions.list({ payment_intent: ref, limit: 1, expand: expansions.map((one) => `data.${one}`) }),
          )
        )?.data[0];
    return session?.metadata?.[keyField] ? session : undefined;
  }

  /** Looks for an earlier one first: Stripe forgets idempotency keys after a day, but keeps metadata. */
  async #refund({ key, ref, ...sum }: RefundRequest): Promise<Stripe.Refund> {
    const amount = toStripe(sum);
    const session = await this.#session(ref);
    const intent = session?.payment_intent as Stripe.PaymentIntent | null | undefined;
    if (!intent || intent.currency.toUpperCase() !== sum.currency) throw new NotPayable();
    for await (const made of this.#stripe.refunds.list({ payment_intent: intent.id, limit: 100 }))
      if (made.metadata?.[keyField] === key) return made;
    return this.#stripe.refunds.create(
      { payment_intent: intent.id, amount, metadata: { [keyField]: key } },
      { idempotencyKey: `refund-${key}` },
    );
  }

  /** Says why the provider cannot be used. Errors that `isFault` denies are answers, and pass as they are. */
  async #ask<T>(work: Promise<T>, isFault = (_error: unknown) => true): Promise<T> {
    try {
      const answer = await work;
      this.#options.log.answered();
      return answer;
    } catch (error) {
      if (!isFault(error)) throw error;
      const explained = explain(error);
      if (explained instanceof DependencyDown) this.#options.log.failed(explained);
      throw explained;
    }
  }
}

const ifFound = <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });

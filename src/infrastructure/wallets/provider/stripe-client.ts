import Stripe from 'stripe';
import { DependencyDown } from '../../../application/kernel/dependencies.ts';
import type { DependencyLog } from '../../kernel/observability/dependency-log.ts';
import { explain, isMissing } from './stripe-errors.ts';
import { keyField } from './stripe-payments.ts';

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

const expansions = ['payment_intent.latest_charge'];

/** Stripe's library, with our time limits, and with errors that say whether Stripe is away or refuses us. */
export class StripeClient {
  readonly api: Stripe;
  readonly #log: DependencyLog;

  constructor({ secretKey, endpoint, patienceMs = 8_000, log }: StripeOptions) {
    this.#log = log;
    this.api = new Stripe(secretKey, {
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

  /** Finds a checkout by its id or its payment's id, with the newest charge; undefined unless it is one of ours. */
  async session(ref: string): Promise<Stripe.Checkout.Session | undefined> {
    const { sessions } = this.api.checkout;
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

  /** Says why the provider cannot be used. Errors that `isFault` denies are answers, and pass as they are. */
  async ask<T>(work: Promise<T>, isFault = (_error: unknown) => true): Promise<T> {
    try {
      const answer = await work;
      this.#log.answered();
      return answer;
    } catch (error) {
      if (!isFault(error)) throw error;
      const explained = explain(error);
      if (explained instanceof DependencyDown) this.#log.failed(explained);
      throw explained;
    }
  }
}

export const ifFound = <T>(work: Promise<T>): Promise<T | undefined> =>
  work.catch((error: unknown) => {
    if (isMissing(error)) return undefined;
    throw error;
  });

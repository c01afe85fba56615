import { createHmac } from 'node:crypto';
import { lookup } from 'node:dns/promises';
import { type RequestOptions, request } from 'node:https';
import type { Clock } from '../../../application/kernel/ports.ts';
import {
  DeliveryChannel,
  type OutgoingDelivery,
} from '../../../application/notifications/deliveries/ports.ts';
import type { Webhooks } from '../../../application/notifications/webhook/ports.ts';
import type { Outcome } from '../../../domain/notifications/delivery.ts';
import { isPublicAddress } from './public-address.ts';

export interface WebhookNeeds {
  readonly webhooks: Webhooks;
  readonly clock: Clock;
}
export interface WebhookOptions {
  /** By default all public addresses. */
  readonly mayCall?: (address: string) => boolean;
  /** Trusted certificates, PEM; by default the public ones. */
  readonly ca?: string;
  readonly timeoutMs?: number;
}

type Failed = Extract<Outcome, { kind: 'failed' }>;
const failed = (errorClass: string, error: string, permanent: boolean, outage = false): Failed => ({
  kind: 'failed',
  errorClass,
  error,
  permanent,
  outage,
});

/** Posts notifications to the URL that an admin has set. */
export class HttpsWebhook extends DeliveryChannel {
  readonly name = 'webhook';
  readonly #needs: WebhookNeeds;
  readonly #options: Required<Omit<WebhookOptions, 'ca'>> & Pick<WebhookOptions, 'ca'>;

  constructor(needs: WebhookNeeds, options: WebhookOptions = {}) {
    super();
    this.#needs = needs;
    this.#options = { mayCall: isPublicAddress, timeoutMs: 10_000, ...options };
  }

  async deliver({ delivery, notifications }: OutgoingDelivery): Promise<Outcome> {
    const webhook = await this.#needs.webhooks.current();
    if (!webhook) return { kind: 'cancelled', errorClass: 'no-webhook' };
    const { id, recipientId } = delivery;
    const body = JSON.stringify({ id, recipientId, notification: notifications[0] });
    const at = Math.floor(this.#needs.clock.now() / 1000);
    const signature = createHmac('sha256', webhook.secret).update(`${at}.${body}`).digest('hex');
    const headers = {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'layers-delivery': id,
      'layers-signature': `t=${at},v1=${signature}`,
    };
    const url = new URL(webhook.url);
    // Resolve once and call the checked address itself: a second lookup could return another one.
    const found = await lookup(url.hostname.replace(/^\[|\]$/g, '')).catch((error: Error) => error);
    if (found instanceof Error) return failed('dns', found.message, false, true);
    if (!this.#options.mayCall(found.address))
      return failed('refused-address', `${url.hostname} is not a public address`, true);
    const { ca, timeoutMs } = this.#options;
    const pinned: RequestOptions['lookup'] = (_name, options, done) =>
      options.all ? done(null, [found]) : done(null, found.address, found.family);
    return post(url, body, {
      method: 'POST',
      headers,
      lookup: pinned,
      agent: false,
      signal: AbortSignal.timeout(timeoutMs),
      ...(ca !== undefined && { ca }),
    });
  }
}

/** Redirects are not followed; they count as failures. */
function post(url: URL, body: string, options: RequestOptions): Promise<Outcome> {
  return new Promise((resolve) => {
    const sent = request(url, options, (response) => {
      // Only the status matters.
      response.destroy();
      resolve(answered(response.statusCode!));
    });
    sent.once('error', (error: NodeJS.ErrnoException) => {
      const errorClass =
        error.name === 'TimeoutError' || error.code === 'ABORT_ERR' ? 'timeout' : 'connection';
      resolve(failed(errorClass, error.message, false, true));
    });
    sent.end(body);
  });
}

function answered(status: number): Outcome {
  if (status >= 200 && status < 300) return { kind: 'sent' };
  const isTemporary = status >= 500 || status === 408 || status === 429;
  return failed(
    `http-${Math.floor(status / 100)}xx`,
    `The webhook answered ${status}`,
    !isTemporary,
    status >= 500,
  );
}

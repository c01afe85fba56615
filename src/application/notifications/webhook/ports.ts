import type { Instant } from '../../../domain/kernel/id.ts';

export interface Webhook {
  readonly url: string;
  /** HMAC key for the signature header. */
  readonly secret: string;
}

export abstract class Webhooks {
  abstract current(): Promise<Webhook | undefined>;
  abstract set(webhook: Webhook, at: Instant): void;
  abstract remove(): void;
}

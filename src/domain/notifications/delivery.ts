import type { Id, Instant } from '../kernel/id.ts';

export type DeliveryId = Id<'Delivery'>;

/** An `inApp` delivery is done as soon as it is stored. */
export const deliveryChannels = ['inApp', 'email', 'webhook'] as const;
export type DeliveryChannelName = (typeof deliveryChannels)[number];

/** `queued` and `leased` are pending, the others final. */
export const deliveryStates = ['queued', 'leased', 'sent', 'dead', 'cancelled', 'suppressed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

export type Outcome =
  | { readonly kind: 'sent' }
  | {
      readonly kind: 'failed';
      /** Such as `smtp-4xx`. */
      readonly errorClass: string;
      readonly error: string;
      /** A retry cannot succeed. */
      readonly permanent: boolean;
      /** The provider is down: no delivery can succeed now. */
      readonly outage?: boolean;
    }
  /** No longer wanted, or the reason for it is gone. */
  | { readonly kind: 'cancelled'; readonly errorClass: string }
  /** The address is known to bounce. */
  | { readonly kind: 'suppressed'; readonly errorClass: string };

export interface DeliveryStatus {
  readonly state: DeliveryState;
  /** Null in a final state. */
  readonly dueAt: Instant | null;
  readonly errorClass: string | null;
  readonly error: string | null;
}

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
/** Milliseconds to wait before each attempt; the first is immediate. */
const backoff = [0, 30 * second, 2 * minute, 10 * minute, hour, 6 * hour, 24 * hour];

/** A delivery leased more often than this crashed its worker each time. */
export const maxAttempts = backoff.length;

/** Status after the n-th attempt. `random` in [0, 1) gives ±20 % jitter, so that joint failures are not retried together. */
export function statusAfter(
  attempts: number,
  outcome: Outcome,
  now: Instant,
  random: number,
): DeliveryStatus {
  if (outcome.kind === 'sent') return { state: 'sent', dueAt: null, errorClass: null, error: null };
  if (outcome.kind !== 'failed')
    return { state: outcome.kind, dueAt: null, errorClass: outcome.errorClass, error: null };
  const { errorClass, error, permanent } = outcome;
  const wait = backoff[attempts];
  if (permanent || wait === undefined) return { state: 'dead', dueAt: null, errorClass, error };
  return { state: 'queued', dueAt: now + Math.round(wait * (0.8 + 0.4 * random)), errorClass, error };
}

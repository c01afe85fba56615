import type { Id, Instant } from '../kernel/id.ts';

export type DeliveryId = Id<'Delivery'>;

/** Ways that something leaves by; what is shown in the app has arrived when it is stored. */
export const deliveryChannels = ['inApp', 'email', 'webhook'] as const;
export type DeliveryChannelName = (typeof deliveryChannels)[number];

/** `queued` and `leased` are on their way; the others are ends. */
export const deliveryStates = ['queued', 'leased', 'sent', 'dead', 'cancelled', 'suppressed'] as const;
export type DeliveryState = (typeof deliveryStates)[number];

/** How one attempt went. */
export type Outcome =
  | { readonly kind: 'sent' }
  | {
      readonly kind: 'failed';
      /** What kind of failure, such as `smtp-4xx`. */
      readonly errorClass: string;
      readonly error: string;
      /** It will not go better another time. */
      readonly permanent: boolean;
      /** It is no matter of this one: nothing goes through there right now. */
      readonly outage?: boolean;
    }
  /** It is not wanted any more, or its reason is gone. */
  | { readonly kind: 'cancelled'; readonly errorClass: string }
  /** The address is known to take nothing. */
  | { readonly kind: 'suppressed'; readonly errorClass: string };

export interface Standing {
  readonly state: DeliveryState;
  /** Null once it has ended. */
  readonly dueAt: Instant | null;
  readonly errorClass: string | null;
  readonly error: string | null;
}

const [second, minute, hour] = [1_000, 60_000, 3_600_000];
/** How long after an attempt the next one is, of the first at once: so many there are. */
const pauses = [0, 30 * second, 2 * minute, 10 * minute, hour, 6 * hour, 24 * hour];

/** One that was begun more often was died over each time. */
export const attemptsInAll = pauses.length;

/** Where a leased delivery stands after its n-th attempt; `random` in [0, 1) spreads those that failed together. */
export function afterAttempt(attempts: number, outcome: Outcome, now: Instant, random: number): Standing {
  if (outcome.kind === 'sent') return { state: 'sent', dueAt: null, errorClass: null, error: null };
  if (outcome.kind !== 'failed')
    return { state: outcome.kind, dueAt: null, errorClass: outcome.errorClass, error: null };
  const { errorClass, error, permanent } = outcome;
  const pause = pauses[attempts];
  if (permanent || pause === undefined) return { state: 'dead', dueAt: null, errorClass, error };
  return { state: 'queued', dueAt: now + Math.round(pause * (0.8 + 0.4 * random)), errorClass, error };
}

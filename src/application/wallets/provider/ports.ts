import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import { refusal } from '../../../domain/kernel/refusal.ts';

export class BadSignature extends refusal(
  'wallets.bad-signature',
  'malformed',
  'The signature of this event is missing, wrong or too old',
) {}
export class NotPayable extends refusal(
  'wallets.not-payable',
  'invalid',
  'The payment provider does not take this amount in this currency',
) {}

/** Positive minor units, with the digits that ISO 4217 gives the currency. */
export interface Sum {
  readonly amount: number;
  /** Three capital letters. */
  readonly currency: string;
}

export interface Checkout extends Sum {
  /** Ours, and unique for ever. The provider keeps it with the payment. */
  readonly key: string;
  readonly userId: UserId;
}

export interface OpenedCheckout {
  /** The provider's name for it; at most 255 characters. */
  readonly ref: string;
  /** Where the payer goes to pay; null where nobody can pay online. */
  readonly url: string | null;
}

/**
 * - `started`: not paid yet; also while a bank has not answered, and after a declined card, which may be tried again;
 * - `failed`, `expired`: it will never be paid;
 * - `disputed`: it was paid, and the payer's bank has taken it back, in whole or in part. A dispute that we win is
 *   `paid` again.
 */
export type PaymentStatus = 'started' | 'paid' | 'failed' | 'expired' | 'disputed';

/** What the provider says of a payment now; the amount is what was received, before that what is asked for. */
export interface Payment extends Sum {
  readonly key: string;
  readonly ref: string;
  readonly status: PaymentStatus;
  /** What went back to the payer by refunds, also those that somebody made at the provider. */
  readonly refunded: number;
  /** What the payer's bank has taken back; 0 unless `disputed`. */
  readonly takenBack: number;
}

export interface RefundRequest extends Sum {
  /** Ours, and unique for ever. */
  readonly key: string;
  /** The payment that it goes back to. */
  readonly ref: string;
}

/** A refund that has `failed` returns nothing to the payer; the money is still at the provider. */
export type RefundStatus = 'started' | 'paid' | 'failed';

export interface RefundAnswer {
  /** Null if the provider made none. */
  readonly ref: string | null;
  readonly status: RefundStatus;
}

export interface Refund extends Sum {
  readonly key: string;
  readonly ref: string;
  readonly status: RefundStatus;
}

/** A hint that something has changed. Never proof of anything: `look` at the payment or refund that it names. */
export interface ProviderEvent {
  readonly id: string;
  readonly type: string;
  /** What has changed; null for events that we do not follow. */
  readonly about: 'payment' | 'refund' | null;
  /** For `look` or `lookRefund`; not always the `ref` that `openCheckout` returned. */
  readonly ref: string | null;
}

export interface ReceivedPayment extends Sum {
  readonly key: string;
  readonly at: Instant;
}

/**
 * Takes money in from people and gives it back. What it says now is the truth about a payment; its events are hints.
 * When the provider cannot be used, every method throws a `DependencyDown` within the adapter's time limit. What a
 * provider says about one payment, such as a declined card, is a status and no error.
 */
export abstract class PaymentProvider {
  /** In the names of its accounts and events; at most 16 characters. */
  abstract readonly name: string;
  /** Who owns the ledger's accounts of the world behind this provider. Fixed for ever, and of no other provider. */
  abstract readonly accountId: Id;
  /** `admin`: this provider never learns of a payment, so an admin says whether it arrived. */
  abstract readonly settledBy: 'provider' | 'admin';
  /**
   * The same checkout for the same key, also for concurrent calls and for at least a day. Throws `NotPayable`, before
   * anything is opened, when the provider cannot take this amount in this currency.
   */
  abstract openCheckout(checkout: Checkout): Promise<OpenedCheckout>;
  /** Undefined if the provider knows no such payment of ours. */
  abstract look(ref: string): Promise<Payment | undefined>;
  /**
   * Back to where the payment came from, once per key, however late it is repeated. What the provider refuses for good,
   * such as more than is left of the payment, has `failed`.
   */
  abstract refund(refund: RefundRequest): Promise<RefundAnswer>;
  /** Undefined if the provider knows no such refund of ours. */
  abstract lookRefund(ref: string): Promise<Refund | undefined>;
  /**
   * Reads an event that the provider sent. `body` is the bytes as they arrived, `signature` the header. Throws
   * `BadSignature` unless the provider signed exactly these bytes in the five minutes before `now`.
   */
  abstract readEvent(body: Uint8Array, signature: string | undefined, now: Instant): ProviderEvent;
  /** What arrived from `from` on and before `to`, as the provider's own records have it, in any order. */
  abstract received(from: Instant, to: Instant): AsyncIterable<ReceivedPayment>;
  /**
   * Throws `DependencyRefused` when the provider answers but does not accept us, such as for a wrong key. Throws
   * `DependencyAway` when it does not answer within 5 seconds, or has a fault of its own.
   */
  abstract check(): Promise<void>;
}

import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { DependencyAway, DependencyRefused } from '../../application/kernel/dependencies.ts';
import type {
  Checkout,
  Payment,
  PaymentProvider,
  ReceivedPayment,
} from '../../application/wallets/provider/ports.ts';
import type { UserId } from '../../domain/kernel/id.ts';
import { contractCase, type Subject } from '../contract.ts';

/** What the payer, and the payer's bank, do at the provider. `ref` is what `openCheckout` answered. */
export interface Payer {
  pay(ref: string): Promise<void> | void;
  /** A card is declined; another may be tried. */
  decline(ref: string): Promise<void> | void;
  /** The bank will answer later. */
  payLater(ref: string): Promise<void> | void;
  /** What was to be answered later came to nothing. */
  comeToNothing(ref: string): Promise<void> | void;
  letExpire(ref: string): Promise<void> | void;
  /** The bank takes `amount` back; resolves to the function that decides for us. */
  dispute(ref: string, amount: number): Promise<() => void> | (() => void);
  /** The bank answers a refund. `ref` is that of the refund. */
  settleRefund(ref: string, status: 'paid' | 'failed'): Promise<void> | void;
}

export interface SentEvent {
  readonly body: Uint8Array;
  readonly signature: string;
}

/** A payment provider, and what a test can do to it. The cases that need an ability which it lacks are skipped. */
export interface ProviderUnderTest extends Subject {
  readonly provider: PaymentProvider;
  /** Milliseconds within which every call must end. */
  readonly timeLimitMs: number;
  readonly payer?: Payer;
  /** An event about a payment as the provider sends it, signed at that time with its secret, or with another one. */
  readonly event?: (ref: string, at: number, secret?: string) => SentEvent;
  /** The provider forgets idempotency keys, as it may after a day. */
  readonly forgetKeys?: () => void;
  /** The next request arrives and is worked on, and its answer gets lost. */
  readonly loseAnswer?: () => void;
  /** Takes the provider away (true), or brings it back. */
  readonly away?: (isAway: boolean) => Promise<void> | void;
  /** From now on calls are taken and never answered. */
  readonly fallSilent?: () => void;
  /** From now on the provider refuses our key, `not-for-logs`. */
  readonly refuse?: () => void;
}

export const providerCase = <K extends keyof ProviderUnderTest = never>(
  title: string,
  check: Parameters<typeof contractCase<ProviderUnderTest, K>>[1],
  ...needs: K[]
) => contractCase<ProviderUnderTest, K>(title, check, ...needs);

export const newCheckout = (changes: Partial<Checkout> = {}): Checkout => ({
  key: randomUUID(),
  userId: randomUUID() as UserId,
  amount: 2_500,
  currency: 'EUR',
  ...changes,
});

/** What the provider says of a payment that must be there. */
export async function looked(provider: PaymentProvider, ref: string): Promise<Payment> {
  const payment = await provider.look(ref);
  assert.ok(payment, 'the provider knows the payment');
  return payment;
}

/** The provider's records of what arrived since `from`. */
export async function recordsOf(provider: PaymentProvider, from: number, to = Date.now() + 60_000) {
  const records: ReceivedPayment[] = [];
  for await (const record of provider.received(from, to)) records.push(record);
  return records;
}

/** Opens a checkout that is paid. */
export async function paid(provider: PaymentProvider, payer: Payer, changes: Partial<Checkout> = {}) {
  const checkout = newCheckout(changes);
  const { ref } = await provider.openCheckout(checkout);
  await payer.pay(ref);
  return { ...checkout, ref };
}

export const isAway = (error: unknown) => error instanceof DependencyAway;
export const isRefused = (error: unknown) => error instanceof DependencyRefused;

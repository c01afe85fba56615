import type Stripe from 'stripe';
import type {
  Payment,
  PaymentStatus,
  ProviderEvent,
  Refund,
  RefundStatus,
} from '../../../application/wallets/provider/ports.ts';
import { fromStripe } from './stripe-amounts.ts';

/** Where Stripe keeps our key with payments, their charges, and refunds. */
export const keyField = 'layers_key';

/** Disputes that have taken no money, or gave it back. */
const harmless: ReadonlySet<string> = new Set([
  'won',
  'prevented',
  'warning_needs_response',
  'warning_under_review',
  'warning_closed',
]);

const idOf = (object: { readonly id: string } | string | null | undefined) =>
  typeof object === 'string' ? object : (object?.id ?? null);

function statusOf(session: Stripe.Checkout.Session, intent: Stripe.PaymentIntent | null): PaymentStatus {
  if (session.payment_status === 'paid') return 'paid';
  if (session.status === 'expired') return 'expired';
  if (intent?.status === 'canceled') return 'failed';
  // A payment by bank, say, that came to nothing after the customer had finished; nobody can try it again.
  if (session.status === 'complete' && intent?.status === 'requires_payment_method') return 'failed';
  return 'started';
}

/** `session` has its payment intent and the newest charge of that expanded. */
export function paymentFrom(session: Stripe.Checkout.Session, disputes: readonly Stripe.Dispute[]): Payment {
  const intent = session.payment_intent as Stripe.PaymentIntent | null;
  const charge = intent?.latest_charge as Stripe.Charge | null | undefined;
  const status = statusOf(session, intent);
  const units = status === 'paid' && intent ? intent.amount_received : (session.amount_total ?? 0);
  const currency = intent?.currency ?? session.currency!;
  const taken = disputes
    .filter((dispute) => !harmless.has(dispute.status))
    .reduce((sum, dispute) => sum + dispute.amount, 0);
  return {
    key: session.metadata![keyField]!,
    ref: session.id,
    status: status === 'paid' && taken > 0 ? 'disputed' : status,
    ...fromStripe(units, currency),
    refunded: fromStripe(charge?.amount_refunded ?? 0, currency).amount,
    takenBack: fromStripe(taken, currency).amount,
  };
}

const refundStatuses: Readonly<Record<string, RefundStatus>> = {
  succeeded: 'paid',
  failed: 'failed',
  canceled: 'failed',
};
export const refundStatus = ({ status }: Stripe.Refund): RefundStatus =>
  refundStatuses[status ?? ''] ?? 'started';

export const refundFrom = (refund: Stripe.Refund, key: string): Refund => ({
  key,
  ref: refund.id,
  status: refundStatus(refund),
  ...fromStripe(refund.amount, refund.currency),
});

/** Which of our payments or refunds an event names. */
export function eventFrom({ id, type, data }: Stripe.Event): ProviderEvent {
  const object = data.object as {
    readonly object?: string;
    readonly id?: string;
    readonly payment_intent?: string | { readonly id: string } | null;
  };
  const about = (what: 'payment' | 'refund', ref: string | null | undefined): ProviderEvent =>
    ref ? { id, type, about: what, ref } : { id, type, about: null, ref: null };
  if (object.object === 'refund') return about('refund', object.id);
  if (object.object === 'checkout.session' || object.object === 'payment_intent')
    return about('payment', object.id);
  return about('payment', idOf(object.payment_intent));
}

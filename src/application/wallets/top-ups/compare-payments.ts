import type { Instant } from '../../../domain/kernel/id.ts';
import { PaymentMismatch, type TopUpId } from '../../../domain/wallets/top-up.ts';
import type { Resolved } from '../../kernel/operation.ts';
import type { ReceivedPayment } from '../provider/ports.ts';
import { settleByProvider, type settleNeeds } from './settle.ts';

export interface Comparison {
  /** What the provider received, in minor units, by currency. */
  readonly received: Readonly<Record<string, number>>;
  /** What of it is in our books, after this comparison. */
  readonly booked: Readonly<Record<string, number>>;
  /** The keys of payments that had not been credited before, and are now. */
  readonly late: readonly string[];
  /** The keys of payments that a person has to look at: of no top-up of ours, or of another amount. */
  readonly unmatched: readonly string[];
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** Compares what the provider received with our books, payment by payment, and credits what they lack. */
export async function comparePayments(
  from: Instant,
  to: Instant,
  ports: Resolved<typeof settleNeeds>,
): Promise<Comparison> {
  const received: Record<string, number> = {};
  const booked: Record<string, number> = {};
  const late: string[] = [];
  const unmatched: string[] = [];
  for await (const payment of ports.provider.received(from, to)) {
    const { key, currency, amount } = payment;
    received[currency] = (received[currency] ?? 0) + amount;
    const outcome = await book(payment, ports);
    if (outcome === 'unmatched') unmatched.push(key);
    else booked[currency] = (booked[currency] ?? 0) + amount;
    if (outcome === 'late') late.push(key);
  }
  return { received, booked, late, unmatched };
}

async function book(
  { key, amount, currency }: ReceivedPayment,
  ports: Resolved<typeof settleNeeds>,
): Promise<'booked' | 'late' | 'unmatched'> {
  const found = () =>
    ports.unitOfWork.run(async () =>
      uuid.test(key) ? await ports.topUps.findLocked(key as TopUpId) : undefined,
    );
  const topUp = await found();
  if (!topUp || topUp.amount !== amount || topUp.currency !== currency) return 'unmatched';
  if (topUp.isCredited) return 'booked';
  try {
    await settleByProvider(topUp.ref, ports);
  } catch (error) {
    if (!(error instanceof PaymentMismatch)) throw error;
  }
  return (await found())?.isCredited ? 'late' : 'unmatched';
}

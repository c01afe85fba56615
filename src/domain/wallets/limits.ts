import type { Instant } from '../kernel/id.ts';
import type { Account } from './account.ts';
import { LimitExceeded } from './errors.ts';
import type { Amount } from './money.ts';
import type { TransferKind } from './transfer.ts';

/** In minor units of each currency. */
export interface Limits {
  readonly perTransfer: Amount;
  /** Of what leaves `main` in a day of UTC. What comes back later does not make room again. */
  readonly perDay: Amount;
  readonly maxBalance: Amount;
}

export const defaultLimits: Limits = { perTransfer: 100_000, perDay: 500_000, maxBalance: 1_000_000 };

/** If the account has a second factor, such an amount leaves the wallet only with a fresh proof of identity. */
export const isLarge = (amount: Amount, { perTransfer }: Limits): boolean => amount > perTransfer / 2;

const limitedToSpend: ReadonlySet<TransferKind> = new Set([
  'transfer',
  'tip',
  'request',
  'gift',
  'hold',
  'withdrawal',
]);
const limitedToReceive: ReadonlySet<TransferKind> = new Set([
  'transfer',
  'tip',
  'request',
  'gift',
  'capture',
]);

export const countsAsSpending = (kind: TransferKind): boolean => limitedToSpend.has(kind);

/** Throws unless this change of a person's `main` account stays within its limits. */
export function assertWithinLimits(
  account: Account,
  amount: Amount,
  { kind, at }: { readonly kind: TransferKind; readonly at: Instant },
  limits: Limits,
): void {
  if (amount < 0 && limitedToSpend.has(kind)) {
    if (-amount > limits.perTransfer)
      throw new LimitExceeded({ detail: `At most ${limits.perTransfer} at a time.` });
    if (account.spentAt(at) - amount > limits.perDay)
      throw new LimitExceeded({ detail: `At most ${limits.perDay} a day.` });
  }
  // It does not say how much the payee has.
  if (amount > 0 && limitedToReceive.has(kind) && account.balance + amount > limits.maxBalance)
    throw new LimitExceeded({ detail: 'The wallet that is paid would hold too much.' });
}

import type { Id } from '../../../domain/kernel/id.ts';
import type { AccountKind } from '../../../domain/wallets/account.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import type { TransferId } from '../../../domain/wallets/transfer.ts';

export interface BrokenChain {
  readonly ownerId: Id;
  readonly currency: Currency;
  readonly kind: AccountKind;
  readonly problem: string;
}

/** Compares the ledger with itself. The service may be running: each answer is of one moment. */
export abstract class LedgerAudit {
  /** The sum over all accounts of each currency, which is 0. */
  abstract totals(): Promise<readonly { readonly currency: Currency; readonly total: number }[]>;
  /** The accounts whose entries have a gap or do not add up to the balance; reports after each step. */
  abstract brokenChains(checked: (accounts: number) => void): AsyncIterable<BrokenChain>;
  /** The transfers whose entries do not add up to 0, or that gave back more than was paid. */
  abstract unbalanced(checked: (transfers: number) => void): AsyncIterable<TransferId>;
}

import type { Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import type { TransferId, TransferKind } from '../../../domain/wallets/transfer.ts';
import type { EntryView } from '../views.ts';

/** Half open: `from` is in it, `until` is not. */
export interface Period {
  readonly from: Instant;
  readonly until: Instant;
}

export interface EntryQuery extends Period {
  readonly ownerId: UserId;
  readonly currency: Currency;
  /** Undefined for all. */
  readonly kinds: readonly TransferKind[] | undefined;
  readonly beforeSeq: number;
  readonly limit: number;
}

/** The entries of people's `main` accounts. */
export abstract class EntryReader {
  /** Newest first. */
  abstract newest(query: EntryQuery): Promise<EntryView[]>;
  /** The balance at a moment, before the entries of that millisecond. */
  abstract balanceAt(ownerId: UserId, currency: Currency, at: Instant): Promise<number>;
  /** What transfers changed, of those who had something on `main` or `held` changed. */
  abstract changes(transferIds: readonly TransferId[]): Promise<readonly WalletChanged[]>;
}

export interface WalletChanged {
  readonly ownerId: UserId;
  readonly transferId: TransferId;
  readonly currency: Currency;
  readonly available: number;
  readonly held: number;
  readonly seq: number;
  readonly entry: EntryView | null;
}

/** The days of people. */
export abstract class Days {
  /** From the start of one day to the end of another, in the person's time zone; without a day, it is open. */
  abstract period(userId: UserId, from: string | undefined, to: string | undefined): Promise<Period>;
}

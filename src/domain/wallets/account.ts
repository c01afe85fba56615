import type { Id, Instant } from '../kernel/id.ts';
import { InsufficientFunds, LimitExceeded } from './errors.ts';
import type { Amount, Currency } from './money.ts';
import type { Transfer, TransferId } from './transfer.ts';

/**
 * What an account holds:
 * - `main`: what a person can spend; `held`: what their holds set aside; `owed`: their debt, as a negative balance
 * - `envelope`: what is left in an envelope, which owns it
 * - `outside`: the world behind a payment provider, which owns it; `issued`: what admins granted
 * - `unclaimed`: what a deleted account left, which still owns it
 */
export type AccountKind = 'main' | 'held' | 'owed' | 'envelope' | 'outside' | 'issued' | 'unclaimed';
/** `out`: nothing can be spent; `all`: nothing can be received either. */
export type Frozen = 'out' | 'all';

export interface AccountKey {
  readonly ownerId: Id;
  readonly currency: Currency;
  readonly kind: AccountKind;
}

export type EntryId = Id<'Entry'>;

/** A change of one account. */
export interface Entry {
  readonly id: EntryId;
  readonly transferId: TransferId;
  readonly ownerId: Id;
  readonly currency: Currency;
  readonly kind: AccountKind;
  /** Counts 1, 2, 3 … per account. */
  readonly seq: number;
  readonly amount: Amount;
  /** Of the account, after it. */
  readonly balance: Amount;
  readonly at: Instant;
}

export interface AccountState extends AccountKey {
  readonly balance: Amount;
  readonly seq: number;
  /** Days since 1970 in UTC. */
  readonly spentOn: number;
  /** What counted against the limit of that day. */
  readonly spent: Amount;
  readonly frozen: Frozen | null;
}

const mayBeNegative: ReadonlySet<AccountKind> = new Set(['outside', 'issued', 'owed']);

/** The balance below which an account never goes. */
export const floorOf = (kind: AccountKind): Amount => (mayBeNegative.has(kind) ? Number.MIN_SAFE_INTEGER : 0);

export const dayOf = (at: Instant): number => Math.floor(at / 86_400_000);

export const accountName = ({ ownerId, currency, kind }: AccountKey): string =>
  `${ownerId} ${currency} ${kind}`;

/** An account under its lock. Only `Ledger.post` changes it. */
export class Account {
  readonly ownerId: Id;
  readonly currency: Currency;
  readonly kind: AccountKind;
  readonly frozen: Frozen | null;
  #balance: Amount;
  #seq: number;
  #spentOn: number;
  #spent: Amount;

  constructor(state: AccountState) {
    this.ownerId = state.ownerId;
    this.currency = state.currency;
    this.kind = state.kind;
    this.frozen = state.frozen;
    this.#balance = state.balance;
    this.#seq = state.seq;
    this.#spentOn = state.spentOn;
    this.#spent = state.spent;
  }

  get balance(): Amount {
    return this.#balance;
  }

  get state(): AccountState {
    const { ownerId, currency, kind, frozen } = this;
    const rest = { balance: this.#balance, seq: this.#seq, spentOn: this.#spentOn, spent: this.#spent };
    return { ownerId, currency, kind, frozen, ...rest };
  }

  /** What counts against the limit of the day of `at`. */
  spentAt(at: Instant): Amount {
    return this.#spentOn === dayOf(at) ? this.#spent : 0;
  }

  /** Throws unless the balance may change by `amount`. */
  assertTakes(amount: Amount): void {
    const balance = this.#balance + amount;
    if (balance < floorOf(this.kind)) throw new InsufficientFunds();
    if (!Number.isSafeInteger(balance)) throw new LimitExceeded();
  }

  /** Changes the balance and answers the next entry of the account. Call `assertTakes` first. */
  take(amount: Amount, { id: transferId, at }: Transfer, id: EntryId): Entry {
    this.#balance += amount;
    this.#seq += 1;
    const { ownerId, currency, kind } = this;
    return { id, transferId, ownerId, currency, kind, seq: this.#seq, amount, balance: this.#balance, at };
  }

  countSpending(amount: Amount, at: Instant): void {
    this.#spent = this.spentAt(at) + amount;
    this.#spentOn = dayOf(at);
  }
}

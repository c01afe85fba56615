import type { Id } from '../kernel/id.ts';
import { record } from '../kernel/recorded-events.ts';
import { type Account, type AccountKey, accountName, type Entry, type EntryId } from './account.ts';
import { WalletFrozen } from './errors.ts';
import { assertWithinLimits, countsAsSpending, type Limits } from './limits.ts';
import type { Amount } from './money.ts';
import { TransferMade } from './published.ts';
import type { Transfer, TransferKind } from './transfer.ts';

/** A transfer's change of one account. */
export interface Leg {
  readonly account: AccountKey;
  readonly amount: Amount;
}

export interface Posted {
  readonly transfer: Transfer;
  readonly entries: readonly Entry[];
}

// What comes from outside, gives back one's own or closes an account happens to frozen wallets too.
const stoppedByFreeze: ReadonlySet<TransferKind> = new Set([
  'transfer',
  'tip',
  'request',
  'gift',
  'hold',
  'capture',
  'refund',
  'withdrawal',
]);

/** From one account to another. */
export const legs = (from: AccountKey, to: AccountKey, amount: Amount): readonly Leg[] => [
  { account: from, amount: -amount },
  { account: to, amount },
];

/**
 * Accounts that are locked together, and the only way to change a balance. What is refused leaves all of them as they
 * were, so one batch can post some transfers and refuse others: their order is a serial history.
 */
export class Ledger {
  readonly limits: Limits;
  readonly posted: Posted[] = [];
  readonly #accounts: ReadonlyMap<string, Account>;
  readonly #touched = new Set<Account>();
  readonly #nextEntryId: () => EntryId;

  constructor(accounts: readonly Account[], limits: Limits, nextEntryId: () => EntryId) {
    this.#accounts = new Map(accounts.map((account) => [accountName(account), account]));
    this.limits = limits;
    this.#nextEntryId = nextEntryId;
  }

  has(key: AccountKey): boolean {
    return this.#accounts.has(accountName(key));
  }

  balanceOf(key: AccountKey): Amount {
    return this.#account(key).balance;
  }

  /** The accounts that transfers changed, to be stored. */
  get touched(): readonly Account[] {
    return [...this.#touched];
  }

  /** Throws a refusal unless every account allows its leg. */
  post(transfer: Transfer, legs: readonly Leg[], { despiteFreeze = false } = {}): Posted {
    assertBalanced(transfer, legs);
    const changes = legs.map(({ account, amount }) => ({ account: this.#account(account), amount }));
    for (const { account, amount } of changes) {
      if (!despiteFreeze) assertNotFrozen(account, amount, transfer.kind);
      if (account.kind === 'main') assertWithinLimits(account, amount, transfer, this.limits);
      account.assertTakes(amount);
    }
    const entries = changes.map(({ account, amount }) => {
      this.#touched.add(account);
      if (amount < 0 && account.kind === 'main' && countsAsSpending(transfer.kind))
        account.countSpending(-amount, transfer.at);
      return account.take(amount, transfer, this.#nextEntryId());
    });
    const posted = { transfer, entries };
    this.posted.push(posted);
    const { id: transferId, kind, fromId, toId, subject } = transfer;
    const about = { subjectKind: subject?.kind ?? '', subjectId: subject?.id ?? (transferId as Id) };
    record(this, TransferMade({ transferId, kind, fromId, toId, ...about }));
    return posted;
  }

  #account(key: AccountKey): Account {
    const account = this.#accounts.get(accountName(key));
    if (!account) throw new Error(`The account ${accountName(key)} is not locked`);
    return account;
  }
}

/** Throws a plain error, because what fails here is a mistake of the program, not of the caller. */
function assertBalanced({ amount, currency, kind }: Transfer, legs: readonly Leg[]): void {
  const sum = legs.reduce((total, leg) => total + leg.amount, 0);
  const names = new Set(legs.map(({ account }) => accountName(account)));
  const isSound =
    Number.isSafeInteger(amount) &&
    amount > 0 &&
    sum === 0 &&
    names.size === legs.length &&
    legs.every((leg) => Number.isSafeInteger(leg.amount) && leg.amount !== 0) &&
    legs.every(({ account }) => account.currency === currency);
  if (!isSound) throw new Error(`A ${kind} whose entries do not balance`);
}

function assertNotFrozen({ kind, frozen }: Account, amount: Amount, transferKind: TransferKind): void {
  if (kind !== 'main' || frozen === null || !stoppedByFreeze.has(transferKind)) return;
  if (amount < 0 || frozen === 'all') throw new WalletFrozen();
}

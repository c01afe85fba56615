import type { Id, Instant, UserId } from '../../../domain/kernel/id.ts';
import type { Account, AccountKey, Frozen } from '../../../domain/wallets/account.ts';
import type { Ledger } from '../../../domain/wallets/ledger.ts';
import type { Limits } from '../../../domain/wallets/limits.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import type { ClientTransferId, Transfer, TransferId } from '../../../domain/wallets/transfer.ts';

/** The accounts and everything that is posted to them. */
export abstract class Accounts {
  /**
   * Locks accounts until the unit of work ends, all at once in the order of their keys to avoid deadlocks, and makes
   * those that do not exist. Call it after locking what the transfers are about, never before.
   */
  abstract lock(keys: readonly AccountKey[]): Promise<Ledger>;
  /** As `lock`, but the ledger lacks accounts that another transaction has locked, or that do not exist. */
  abstract lockFree(keys: readonly AccountKey[]): Promise<Ledger>;
  /** Stores the accounts that the ledger changed, its transfers and their entries. */
  abstract save(ledger: Ledger): void;
  /** Freezes the person's `main` accounts, or releases them (null). They must be locked. */
  abstract freeze(freeze: Freeze): void;
  /** The person's accounts, without locking them. */
  abstract of(ownerId: UserId): Promise<readonly Account[]>;
}

/** Kept for ever. */
export interface Freeze {
  readonly id: Id;
  readonly userId: UserId;
  readonly frozen: Frozen | null;
  readonly reason: string;
  readonly byId: UserId;
  readonly at: Instant;
}

export interface MakerKey {
  readonly byId: UserId;
  readonly clientId: ClientTransferId;
}

/** Transfers that were made. */
export abstract class Transfers {
  /** Under the lock of the payers' accounts this is certain: none of these can be added until the unit of work ends. */
  abstract made(keys: readonly MakerKey[]): Promise<readonly Transfer[]>;
  abstract find(id: TransferId): Promise<Transfer | undefined>;
  /** How much of it was given back. */
  abstract refunded(id: TransferId): Promise<number>;
}

/** The currencies of this service. */
export abstract class Currencies {
  abstract readonly all: readonly Currency[];
  /** Digits after the decimal point. */
  abstract digits(currency: Currency): number;
  /** Throws `InvalidFields` for `/currency` unless the service has it. */
  abstract require(currency: Currency): void;
}

/** The limits that this service sets. */
export abstract class WalletLimits {
  abstract readonly limits: Limits;
}

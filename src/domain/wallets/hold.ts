import type { Visibility } from '../access/policy.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import type { AccountKey } from './account.ts';
import { HoldNotFound, LimitExceeded, NotOpen, NotThePayee } from './errors.ts';
import { type Ledger, legs } from './ledger.ts';
import type { Amount, Currency } from './money.ts';
import { assertMayPay, mainOf, type Payee } from './payment.ts';
import { type ClientTransferId, ownClientId, serviceId, type TransferId, unshared } from './transfer.ts';

export type HoldId = Id<'Hold'>;
export const holdStatuses = ['open', 'captured', 'voided', 'expired'] as const;
export type HoldStatus = (typeof holdStatuses)[number];

const day = 86_400_000;

export interface NewHold {
  readonly id: HoldId;
  readonly byId: UserId;
  /** Made by the payer, who makes all of their transfers' ids unique. */
  readonly clientId: ClientTransferId;
  readonly payeeId: UserId;
  readonly currency: Currency;
  readonly amount: Amount;
  readonly note: string;
  readonly days: number;
  readonly at: Instant;
}

export interface Capture {
  readonly byId: UserId;
  /** Undefined for all. */
  readonly amount: Amount | undefined;
  readonly transferId: TransferId;
  /** Of the rest, which goes back. */
  readonly restId: TransferId;
  readonly payerAudience: Visibility;
  readonly payeeAudience: Visibility;
  readonly at: Instant;
}

interface Release {
  readonly transferId: TransferId;
  readonly at: Instant;
}

const heldBy = (ownerId: UserId, currency: Currency): AccountKey => ({ ownerId, currency, kind: 'held' });

/** Set aside by one person for another, who takes all, a part or nothing of it, once. The rest goes back. */
export class Hold {
  readonly id: HoldId;
  /** The payer. */
  readonly byId: UserId;
  readonly clientId: ClientTransferId;
  readonly payeeId: UserId;
  readonly currency: Currency;
  readonly amount: Amount;
  protected captured: Amount = 0;
  readonly note: string;
  private status: HoldStatus = 'open';
  private readonly endsAt: Instant;
  protected readonly createdAt: Instant;

  private constructor({ days, at, ...hold }: NewHold) {
    this.id = hold.id;
    this.byId = hold.byId;
    this.clientId = hold.clientId;
    this.payeeId = hold.payeeId;
    this.currency = hold.currency;
    this.amount = hold.amount;
    this.note = hold.note;
    this.endsAt = at + days * day;
    this.createdAt = at;
  }

  /** Moves the money to what the payer has on hold, where it counts as spent. */
  static place(ledger: Ledger, hold: NewHold, transferId: TransferId, payee: Payee): Hold {
    assertMayPay(payee);
    const placed = new Hold(hold);
    const { byId, clientId, payeeId, currency, amount, note } = placed;
    const transfer = { id: transferId, byId, clientId, kind: 'hold', fromId: byId, toId: payeeId } as const;
    ledger.post(
      { ...transfer, currency, amount, note, ...unshared, at: hold.at },
      legs(mainOf(byId, currency), heldBy(byId, currency), amount),
    );
    return placed;
  }

  /** What changes when it is given back. */
  get payerAccounts(): readonly AccountKey[] {
    return [mainOf(this.byId, this.currency), heldBy(this.byId, this.currency)];
  }

  /** What changes when it is captured. */
  get accounts(): readonly AccountKey[] {
    return [...this.payerAccounts, mainOf(this.payeeId, this.currency)];
  }

  /** Throws unless this person may take from it now. */
  assertMayCapture(byId: UserId, at: Instant): void {
    if (byId !== this.byId && byId !== this.payeeId) throw new HoldNotFound();
    if (byId !== this.payeeId) throw new NotThePayee();
    this.assertOpen(at);
  }

  /** Pays the payee, and gives the rest back. */
  capture(ledger: Ledger, { byId, transferId, restId, at, ...capture }: Capture): void {
    this.assertMayCapture(byId, at);
    const { payeeId, currency, note } = this;
    const { amount = this.amount, ...audiences } = capture;
    if (amount > this.amount)
      throw new LimitExceeded({ detail: `At most ${this.amount} of it can be captured.` });
    const clientId = ownClientId(this.id);
    const people = { byId: payeeId, fromId: this.byId, toId: payeeId };
    ledger.post(
      {
        ...{ id: transferId, clientId, kind: 'capture', ...people, currency, amount, note },
        ...unshared,
        ...audiences,
        at,
      },
      legs(heldBy(this.byId, currency), mainOf(payeeId, currency), amount),
    );
    this.captured = amount;
    this.giveBack(ledger, this.amount - amount, { transferId: restId, at });
    this.status = 'captured';
  }

  /** Throws unless this person may give it back now. */
  assertMayVoid(byId: UserId, isAdmin: boolean, at: Instant): void {
    if (!isAdmin && byId !== this.byId && byId !== this.payeeId) throw new HoldNotFound();
    if (!isAdmin && byId !== this.payeeId) throw new NotThePayee();
    this.assertOpen(at);
  }

  void(ledger: Ledger, release: Release): void {
    this.assertOpen(release.at);
    this.giveBack(ledger, this.amount, release);
    this.status = 'voided';
  }

  isOverdue(at: Instant): boolean {
    return this.status === 'open' && at >= this.endsAt;
  }

  expire(ledger: Ledger, release: Release): void {
    if (!this.isOverdue(release.at)) return;
    this.giveBack(ledger, this.amount, release);
    this.status = 'expired';
  }

  /** One of the two is gone. */
  abandon(ledger: Ledger, release: Release): void {
    if (this.status !== 'open') return;
    this.giveBack(ledger, this.amount, release);
    this.status = 'voided';
  }

  private assertOpen(at: Instant): void {
    if (this.status !== 'open' || at >= this.endsAt) throw new NotOpen();
  }

  // From the payee, who gives up the claim: so the payer's entries of a hold and its release both name the payee. Made
  // by the service, once for each hold.
  private giveBack(ledger: Ledger, amount: Amount, { transferId, at }: Release): void {
    if (amount === 0) return;
    const { currency, note, byId, payeeId } = this;
    const clientId = ownClientId(this.id);
    const transfer = { id: transferId, byId: serviceId, clientId, kind: 'release' } as const;
    ledger.post(
      { ...transfer, fromId: payeeId, toId: byId, currency, amount, note, ...unshared, at },
      legs(heldBy(byId, currency), mainOf(byId, currency), amount),
    );
  }
}

/** What makes two uses of one id the same hold. */
export type HoldTerms = Pick<Hold, 'payeeId' | 'amount' | 'currency'>;

export const isSameHold = (first: HoldTerms, again: HoldTerms): boolean =>
  first.payeeId === again.payeeId && first.amount === again.amount && first.currency === again.currency;

export abstract class Holds {
  /**
   * Locks the row until the unit of work ends; call it before locking accounts, to avoid deadlocks. `id` may be the id
   * that the payer gave it, if the viewer is a party.
   */
  abstract lock(id: HoldId, viewerId: UserId): Promise<Hold | undefined>;
  /** As `lock`, for several, by their own ids alone. */
  abstract lockAll(ids: readonly HoldId[]): Promise<readonly Hold[]>;
  /** Certain under the lock of the payer's account. */
  abstract made(byId: UserId, clientId: ClientTransferId): Promise<Hold | undefined>;
  abstract add(hold: Hold): void;
}

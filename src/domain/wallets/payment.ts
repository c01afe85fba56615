import { mayReach, type Permission, permits, type Relation, type Visibility } from '../access/policy.ts';
import type { Id, Instant, UserId } from '../kernel/id.ts';
import type { AccountKey } from './account.ts';
import {
  IdReused,
  NotOpen,
  NotRefundable,
  NotThePayee,
  NotYourself,
  PayeeNotFound,
  PaymentsNotWanted,
  TransferNotFound,
} from './errors.ts';
import { type Ledger, legs, type Posted } from './ledger.ts';
import type { Amount, Currency, Money } from './money.ts';
import {
  type ClientTransferId,
  isPersonalPayment,
  type PersonalPayment,
  partyOf,
  type Subject,
  type Transfer,
  type TransferId,
  type TransferKind,
} from './transfer.ts';

/** Two people, seen from the one who pays. */
export interface Payee {
  readonly relation: Relation;
  /** Whose payments, and requests for payments, the other wants. */
  readonly payments: Permission;
}

/** Throws unless one person may pay another, or ask them for a payment. */
export function assertMayPay({ relation, payments }: Payee): void {
  if (relation.self) throw new NotYourself();
  if (!mayReach(relation)) throw new PayeeNotFound();
  if (!permits(payments, relation)) throw new PaymentsNotWanted();
}

export const mainOf = (ownerId: Id, currency: Currency): AccountKey => ({ ownerId, currency, kind: 'main' });

export interface NewPayment extends Money {
  readonly id: TransferId;
  readonly byId: UserId;
  readonly clientId: ClientTransferId;
  readonly kind: TransferKind;
  readonly payerId: UserId;
  readonly payeeId: UserId;
  readonly note: string;
  readonly subject: Subject | null;
  readonly payerAudience: Visibility;
  readonly payeeAudience: Visibility;
  readonly at: Instant;
}

/** Moves money from one person to another. */
export function pay(ledger: Ledger, { payerId, payeeId, ...payment }: NewPayment): Posted {
  const { currency, amount } = payment;
  const transfer: Transfer = { ...payment, fromId: payerId, toId: payeeId, reversesId: null };
  return ledger.post(transfer, legs(mainOf(payerId, currency), mainOf(payeeId, currency), amount));
}

/** What makes two uses of one id the same transfer. */
export type Terms = Pick<Transfer, 'kind' | 'toId' | 'amount' | 'currency'> & {
  readonly subject?: Subject | null;
};

/** Throws unless `again` asks for just what `first` did. */
export function assertSameTerms(first: Terms, again: Terms): void {
  const isSame =
    first.kind === again.kind &&
    first.toId === again.toId &&
    first.amount === again.amount &&
    first.currency === again.currency &&
    (first.subject?.id ?? null) === (again.subject?.id ?? null);
  if (!isSame) throw new IdReused();
}

export interface NewRefund {
  readonly id: TransferId;
  readonly byId: UserId;
  readonly clientId: ClientTransferId;
  /** Undefined for all that is left. */
  readonly amount: Amount | undefined;
  readonly isAdmin: boolean;
  readonly at: Instant;
}

/** Throws unless this person may give `original` back, or see it. */
export function assertMayRefund(
  original: Transfer,
  { byId, isAdmin }: Pick<NewRefund, 'byId' | 'isAdmin'>,
): asserts original is PersonalPayment {
  if (!isAdmin && !partyOf(original, byId)) throw new TransferNotFound();
  if (!isAdmin && original.toId !== byId) throw new NotThePayee();
  if (!isPersonalPayment(original)) throw new NotRefundable();
}

/** Gives back what was paid, or a part. `refunded`: what was given back before. An admin's goes through a freeze. */
export function refund(ledger: Ledger, original: Transfer, refunded: Amount, by: NewRefund): Posted {
  assertMayRefund(original, by);
  const left = original.amount - refunded;
  const amount = by.amount ?? left;
  if (left <= 0 || amount > left)
    throw new NotOpen({ detail: `${Math.max(left, 0)} of it can be refunded.` });
  const { currency, subject, toId, fromId } = original;
  const { id, byId, clientId, at } = by;
  const audiences = { payerAudience: original.payeeAudience, payeeAudience: original.payerAudience };
  const people = { fromId: toId, toId: fromId };
  const transfer: Transfer = {
    ...{ id, byId, clientId, kind: 'refund', ...people, currency, amount },
    // The note stays with the two parties: an admin who refunds sees the refund.
    ...{ note: '', subject, reversesId: original.id, ...audiences, at },
  };
  return ledger.post(transfer, legs(mainOf(toId, currency), mainOf(fromId, currency), amount), {
    despiteFreeze: by.isAdmin,
  });
}

import { paymentKinds } from '../../domain/wallets/transfer.ts';
import { notBlockedFor, visibleTo } from '../access/access.read.ts';
import { joinAccount } from '../identity/identity.read.ts';
import { byIndex } from '../kernel/database/hints.ts';

// Who sees payments, for the statements of other contexts. A viewer sees a payment, never its amount, as far as both
// parties let them. The parties always do, until one blocks the other: then it appears only in their own entries.

const kinds = paymentKinds.map((kind) => `'${kind}'`).join(', ');

/** A payment between two people, in a row of `wallet_transfers`. */
export const isPayment = (transfer: string): string => `${transfer}.kind in (${kinds})`;

/** Joins both parties' accounts, `pf` and `pt`, to a row of `wallet_transfers`. */
export const joinPaymentParties = (transfer: string): string =>
  `${joinAccount('pf', `${transfer}.from_id`)} ${joinAccount('pt', `${transfer}.to_id`)}`;

/** How much of a transfer was given back. Almost all refund nothing, which the statistics of MySQL take for one large refund. */
export const refundsOf = (transfer: string): string => `(
  select ${byIndex('rf', 'wallet_transfers_by_reversed')} coalesce(sum(rf.amount), 0)
  from wallet_transfers rf where rf.reverses_id = ${transfer}.id)`;

/** To be used after `joinPaymentParties`. */
export const paymentVisible = (viewer: string, transfer: string): string => `(
  (${viewer} in (${transfer}.from_id, ${transfer}.to_id) and ${notBlockedFor(viewer, `${transfer}.from_id`, `${transfer}.to_id`)}) or (
    ${visibleTo(viewer, 'pf', `${transfer}.payer_audience`)} and ${visibleTo(viewer, 'pt', `${transfer}.payee_audience`)}))`;

/** Who made the payment that the viewer sees. */
export const visiblePaymentOwner = `
  select t.from_id as ownerId from wallet_transfers t ${joinPaymentParties('t')}
  where t.id = :id and ${isPayment('t')} and ${paymentVisible(':viewerId', 't')}`;

export const paymentExists = 'select 1 from wallet_transfers where id = :id';

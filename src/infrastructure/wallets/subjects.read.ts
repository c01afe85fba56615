import { rowByRow } from '../kernel/database/hints.ts';

// What notifications are about, for their statements.

/** Its payer and its payee. */
export const seesTransfer = (viewer: string, id: string): string => `exists (
  select 1 from wallet_transfers wt where wt.id = ${id} and ${viewer} in (wt.from_id, wt.to_id))`;

/** Who asked; who is to pay, only while it is open. */
export const seesPaymentRequest = (viewer: string, id: string): string => `exists (
  select 1 from wallet_requests wr where wr.id = ${id}
    and (wr.by_id = ${viewer} or (wr.payer_id = ${viewer} and wr.status = 'open')))`;

/** The notes of those of `:transferIds` of which `:viewerId` is a party. */
export const transferCards = `
  select ${rowByRow} wt.id, wt.note as title, null as mediaIdList, null as avatar
  from wallet_transfers wt where wt.id in (:transferIds*) and :viewerId in (wt.from_id, wt.to_id)`;

/** The notes of those of `:paymentRequestIds` that `:viewerId` was asked to pay, or asked for. */
export const paymentRequestCards = `
  select ${rowByRow} wr.id, wr.note as title, null as mediaIdList, null as avatar
  from wallet_requests wr where wr.id in (:paymentRequestIds*) and :viewerId in (wr.payer_id, wr.by_id)`;

import type { Id } from '../../../domain/kernel/id.ts';
import type { Transfer } from '../../../domain/wallets/transfer.ts';
import { iso } from '../../kernel/fields.ts';
import type { PublicUser } from '../../kernel/public-user.ts';
import { toText } from '../fields.ts';
import type { TransferView } from '../views.ts';

interface Shown {
  readonly viewerId: Id;
  readonly from: PublicUser | null;
  readonly to: PublicUser | null;
  readonly refunded: number;
}

export const transferView = (transfer: Transfer, { viewerId, from, to, refunded }: Shown): TransferView => ({
  id: transfer.id,
  transferId: transfer.byId === viewerId ? transfer.clientId : null,
  kind: transfer.kind as TransferView['kind'],
  from,
  to,
  amount: toText(transfer.amount),
  currency: transfer.currency,
  note: transfer.note,
  subject: transfer.subject,
  audience: viewerId === transfer.toId ? transfer.payeeAudience : transfer.payerAudience,
  refunded: toText(refunded),
  createdAt: iso(transfer.at),
});

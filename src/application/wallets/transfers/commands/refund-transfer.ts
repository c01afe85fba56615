import { z } from 'zod';
import {
  IdReused,
  InsufficientFunds,
  LimitExceeded,
  NotOpen,
  NotRefundable,
  NotThePayee,
  PayeeNotFound,
  TransferNotFound,
  WalletFrozen,
} from '../../../../domain/wallets/errors.ts';
import { assertMayRefund, mainOf, refund } from '../../../../domain/wallets/payment.ts';
import type { ClientTransferId, TransferId } from '../../../../domain/wallets/transfer.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Clock, Ids } from '../../../kernel/ports.ts';
import { amountField } from '../../fields.ts';
import { Accounts, Transfers } from '../../ledger/ports.ts';
import { TransferView } from '../../views.ts';
import { PartiesReader, TransferReader } from '../ports.ts';
import { TipCounts } from '../tip-counts.ts';
import { answerPaid } from './transfer.ts';

export const refundTransfer = command({
  name: 'wallets.refund-transfer',
  summary: 'Give back what you were paid, or a part of it',
  description:
    'By who was paid, or by an admin, also from a frozen wallet. Transfers, tips, paid requests and captured holds can be refunded, in parts too; ' +
    'the limits do not count for it. A tip that was given back wholly no longer counts.',
  access: 'signed-in',
  input: z
    .strictObject({
      id: idField<TransferId>().meta({ description: 'The `id` of the transfer' }),
      refundId: idField<ClientTransferId>().meta({
        description: 'Made by you; sent again, it is the same refund, for ever',
      }),
      amount: amountField
        .optional()
        .meta({ description: 'Minor units as text; without it, all that is left' }),
    })
    .meta({ id: 'RefundTransfer' }),
  output: TransferView,
  refuses: [
    TransferNotFound,
    NotThePayee,
    NotRefundable,
    NotOpen,
    PayeeNotFound,
    InsufficientFunds,
    LimitExceeded,
    WalletFrozen,
    IdReused,
  ],
  needs: {
    accounts: Accounts,
    transfers: Transfers,
    parties: PartiesReader,
    reader: TransferReader,
    tips: TipCounts,
    ids: Ids,
    clock: Clock,
  },
  async handle(
    { input: { id, refundId, amount }, actor },
    { accounts, transfers, parties, tips, ids, clock },
  ) {
    const by = { byId: actor.id, isAdmin: actor.role === 'admin' };
    const original = await transfers.find(id);
    if (!original) throw new TransferNotFound();
    assertMayRefund(original, by);
    const { fromId, toId, currency } = original;
    const ledger = await accounts.lock([mainOf(fromId, currency), mainOf(toId, currency)]);
    const [made] = await transfers.made([{ byId: actor.id, clientId: refundId }]);
    if (made) {
      const isSame = made.reversesId === original.id && (amount === undefined || amount === made.amount);
      if (!isSame) throw new IdReused();
      return { id: made.id };
    }
    const [pair] = await parties.find([{ payerId: toId, payeeId: fromId }]);
    if (!pair || pair.relation.gone) throw new PayeeNotFound();
    const refunded = await transfers.refunded(original.id);
    const at = clock.now();
    const { transfer } = refund(ledger, original, refunded, {
      ...by,
      ...{ id: ids.next<TransferId>(), clientId: refundId, amount, at },
    });
    accounts.save(ledger);
    if (original.kind === 'tip' && refunded + transfer.amount === original.amount)
      await tips.remove(original);
    return { id: transfer.id };
  },
  answer: (refunded: { readonly id: TransferId }, { actor }, { reader }) =>
    answerPaid(refunded, actor.id, reader),
});

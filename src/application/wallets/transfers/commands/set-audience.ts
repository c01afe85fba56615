import { z } from 'zod';
import { TransferNotFound } from '../../../../domain/wallets/errors.ts';
import { isShared, partyOf } from '../../../../domain/wallets/transfer.ts';
import { command } from '../../../kernel/operation.ts';
import { Activity } from '../../activity/ports.ts';
import { AudienceField, transferPathField } from '../../fields.ts';
import { Transfers } from '../../ledger/ports.ts';
import { TransferView } from '../../views.ts';
import { TransferReader } from '../ports.ts';

export const setAudience = command({
  name: 'wallets.set-audience',
  summary: 'Choose how far others see a payment of yours',
  description:
    'For payments between two people. Others see it as far as the other party lets them too; nobody but the two sees its amount.',
  access: 'signed-in',
  input: z
    .strictObject({ id: transferPathField, audience: AudienceField })
    .meta({ id: 'SetPaymentAudience' }),
  output: TransferView,
  refuses: [TransferNotFound],
  needs: { transfers: Transfers, activity: Activity, reader: TransferReader },
  async handle({ input: { id: named, audience }, actor }, { transfers, activity, reader }) {
    const id = await reader.idOf(actor.id, named);
    if (id) await activity.lock(id);
    const transfer = id && (await transfers.find(id));
    const party = transfer && partyOf(transfer, actor.id);
    if (!transfer || !party) throw new TransferNotFound();
    const audiences = {
      payerAudience: party === 'payer' ? audience : transfer.payerAudience,
      payeeAudience: party === 'payee' ? audience : transfer.payeeAudience,
    };
    activity.setAudience(transfer.id, party, audience);
    activity.share(transfer, isShared({ ...transfer, ...audiences }));
    return transfer.id;
  },
  async answer(id, { actor }, { reader }) {
    const found = await reader.one(actor.id, id);
    if (!found) throw new TransferNotFound();
    return found;
  },
});

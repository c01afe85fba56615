import { z } from 'zod';
import type { UserId } from '../../../../domain/kernel/id.ts';
import {
  IdReused,
  InsufficientFunds,
  LimitExceeded,
  NotYourself,
  PayeeNotFound,
  PaymentsNotWanted,
  TransferNotFound,
  WalletFrozen,
} from '../../../../domain/wallets/errors.ts';
import { ProofNeeded } from '../../../kernel/errors.ts';
import { batchedCommand } from '../../../kernel/operation.ts';
import {
  AudienceField,
  amountField,
  currencyField,
  noteField,
  payeeField,
  transferIdField,
} from '../../fields.ts';
import { TransferView } from '../../views.ts';
import { makePayments, type Paid, paymentNeeds } from '../payments.ts';
import { TransferReader } from '../ports.ts';

export const paymentRefusals = [
  PayeeNotFound,
  NotYourself,
  PaymentsNotWanted,
  InsufficientFunds,
  LimitExceeded,
  WalletFrozen,
  IdReused,
  TransferNotFound,
];

/** A new transfer is answered as it was made; one that was made before is read. */
export async function answerPaid(
  { id, view }: Paid,
  viewerId: UserId,
  reader: TransferReader,
): Promise<TransferView> {
  const found = view ?? (await reader.one(viewerId, id));
  if (!found) throw new TransferNotFound();
  return found;
}

export const transfer = batchedCommand({
  name: 'wallets.transfer',
  summary: 'Pay someone',
  description:
    'Sending the same `transferId` again answers with the first transfer, for ever; with another person, amount or ' +
    'currency it is refused. What was refused may be sent again. `audience` is how far you let others see the payment: ' +
    'without it, your setting `paymentAudience`. With a second factor, more than half the limit of one payment needs a ' +
    'fresh proof.',
  access: 'signed-in',
  input: z
    .strictObject({
      transferId: transferIdField,
      toUserId: payeeField,
      amount: amountField,
      currency: currencyField,
      note: noteField,
      audience: AudienceField.optional(),
    })
    .meta({ id: 'MakeTransfer' }),
  output: TransferView,
  refuses: [...paymentRefusals, ProofNeeded],
  needs: { ...paymentNeeds, reader: TransferReader },
  batchKey: ({ toUserId }) => toUserId,
  handleBatch: (calls, ports, mayWait) =>
    makePayments(
      calls.map(({ input: { transferId: clientId, toUserId: payeeId, ...input }, actor }) => ({
        ...input,
        ...{ payerId: actor.id, caller: actor, payeeId, clientId, kind: 'transfer' as const, subject: null },
      })),
      ports,
      mayWait,
    ),
  answer: (paid: Paid, { actor }, { reader }) => answerPaid(paid, actor.id, reader),
});

import { z } from 'zod';
import { TransferNotFound } from '../../../../domain/wallets/errors.ts';
import { query } from '../../../kernel/operation.ts';
import { transferPathField } from '../../fields.ts';
import { TransferView } from '../../views.ts';
import { TransferReader } from '../ports.ts';

export const getTransfer = query({
  name: 'wallets.get-transfer',
  summary: 'Get a transfer of yours',
  description:
    'By its `id`, or by the `transferId` that you gave it: so you can find out whether it was made.',
  access: 'signed-in',
  input: z.strictObject({ id: transferPathField }),
  output: TransferView,
  refuses: [TransferNotFound],
  needs: { reader: TransferReader },
  async handle({ input: { id }, actor }, { reader }) {
    const found = await reader.one(actor.id, id);
    if (!found) throw new TransferNotFound();
    return found;
  },
});

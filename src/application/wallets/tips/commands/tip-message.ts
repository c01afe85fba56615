import { z } from 'zod';
import type { Id } from '../../../../domain/kernel/id.ts';
import { idField } from '../../../kernel/fields.ts';
import { batchedCommand } from '../../../kernel/operation.ts';
import { type TipInput, tipFields, tipping } from '../tip.ts';

export const tipMessage = batchedCommand({
  name: 'wallets.tip-message',
  summary: 'Tip the sender of a message',
  description:
    'For a message that you see. Sending the same `transferId` again answers the first tip, for ever; for something else, or with another amount or currency, it is refused.',
  input: z
    .strictObject({ messageId: idField<Id>().meta({ description: 'The message' }), ...tipFields })
    .meta({ id: 'TipMessage' }),
  ...tipping('message', ({ messageId }: TipInput & { readonly messageId: Id }) => messageId),
});

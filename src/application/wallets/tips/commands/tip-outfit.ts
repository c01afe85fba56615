import { z } from 'zod';
import type { Id } from '../../../../domain/kernel/id.ts';
import { idField } from '../../../kernel/fields.ts';
import { batchedCommand } from '../../../kernel/operation.ts';
import { type TipInput, tipFields, tipping } from '../tip.ts';

export const tipOutfit = batchedCommand({
  name: 'wallets.tip-outfit',
  summary: 'Tip the owner of an outfit',
  description:
    'For a outfit that you see. Sending the same `transferId` again answers the first tip, for ever; for something else, or with another amount or currency, it is refused.',
  input: z
    .strictObject({ outfitId: idField<Id>().meta({ description: 'The outfit' }), ...tipFields })
    .meta({ id: 'TipOutfit' }),
  ...tipping('outfit', ({ outfitId }: TipInput & { readonly outfitId: Id }) => outfitId),
});

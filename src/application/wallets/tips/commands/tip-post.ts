import { z } from 'zod';
import type { Id } from '../../../../domain/kernel/id.ts';
import { idField } from '../../../kernel/fields.ts';
import { batchedCommand } from '../../../kernel/operation.ts';
import { type TipInput, tipFields, tipping } from '../tip.ts';

export const tipPost = batchedCommand({
  name: 'wallets.tip-post',
  summary: 'Tip the author of a post',
  description:
    'For a post that you see. Sending the same `transferId` again answers the first tip, for ever; for something else, or with another amount or currency, it is refused.',
  input: z
    .strictObject({ postId: idField<Id>().meta({ description: 'The post' }), ...tipFields })
    .meta({ id: 'TipPost' }),
  ...tipping('post', ({ postId }: TipInput & { readonly postId: Id }) => postId),
});

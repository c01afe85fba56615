import { z } from 'zod';
import { TopUpNotFound } from '../../../../domain/wallets/errors.ts';
import type { TopUpId } from '../../../../domain/wallets/top-up.ts';
import { idField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { TopUpReader } from '../ports.ts';
import { TopUpView } from '../views.ts';

export const getTopUp = query({
  name: 'wallets.get-top-up',
  summary: 'One of your top-ups, and whether it was paid',
  access: 'signed-in',
  input: z.strictObject({
    topUpId: idField<TopUpId>().meta({
      description: 'The top-up: its `id`, or the `topUpId` that you gave it',
    }),
  }),
  output: TopUpView,
  refuses: [TopUpNotFound],
  needs: { reader: TopUpReader },
  async handle({ input: { topUpId }, actor }, { reader }) {
    const view = await reader.own(actor.id, topUpId);
    if (!view) throw new TopUpNotFound();
    return view;
  },
});

import { z } from 'zod';
import { NotOpen, SettledByProvider, TopUpNotFound } from '../../../../domain/wallets/errors.ts';
import { type TopUpId, TopUps } from '../../../../domain/wallets/top-up.ts';
import { idField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { TopUpReader } from '../ports.ts';
import { moveNeeds, postMoves } from '../settle.ts';
import { TopUpView } from '../views.ts';

export const settleTopUp = command({
  name: 'wallets.settle-top-up',
  summary: 'Say whether a top-up was paid',
  description:
    'Only where no payment provider says it. Saying the same again changes nothing; the opposite is refused.',
  access: 'admin',
  input: z
    .strictObject({
      topUpId: idField<TopUpId>().meta({ description: 'The `id` of the top-up' }),
      paid: z.boolean().meta({ description: 'True credits the wallet; false ends the top-up as failed' }),
    })
    .meta({ id: 'SettleTopUp' }),
  output: TopUpView,
  refuses: [TopUpNotFound, SettledByProvider, NotOpen],
  needs: { ...moveNeeds, topUps: TopUps, reader: TopUpReader },
  async handle({ input: { topUpId, paid } }, { topUps, ...ports }) {
    const topUp = await topUps.findLocked(topUpId);
    if (!topUp) throw new TopUpNotFound();
    const { provider, clock } = ports;
    if (provider.settledBy !== 'admin' || topUp.provider !== provider.name) throw new SettledByProvider();
    await postMoves(topUp, topUp.settleByAdmin(paid, clock.now()), ports);
    return topUp.id;
  },
  async answer(id, _call, { reader }) {
    const view = await reader.one(id);
    if (!view) throw new TopUpNotFound();
    return view;
  },
});

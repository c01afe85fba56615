import { z } from 'zod';
import { PayeeNotFound } from '../../../../domain/wallets/errors.ts';
import { mainOf } from '../../../../domain/wallets/payment.ts';
import { proseField, userIdField } from '../../../kernel/fields.ts';
import { command } from '../../../kernel/operation.ts';
import { Ids } from '../../../kernel/ports.ts';
import { PartiesReader } from '../../transfers/ports.ts';
import { WalletView } from '../../views.ts';
import { readWallet, walletNeeds } from '../../wallet/wallet-view.ts';

export const freezeWallet = command({
  name: 'wallets.freeze-wallet',
  summary: "Freeze someone's wallet, or release it",
  description:
    'It holds for every payment that is made after this answers. Admins can still refund from a frozen wallet; what was set aside comes back to it, and top-ups, grants and disputes reach it. The reason is kept for ever.',
  access: 'admin',
  input: z
    .strictObject({
      userId: userIdField,
      frozen: z.enum(['out', 'all']).nullable().meta({
        description: '`out`: they cannot pay; `all`: nobody can pay them either; null releases the wallet',
      }),
      reason: proseField(280).min(1).meta({ description: '1 to 280 characters, for other admins' }),
    })
    .meta({ id: 'FreezeWallet' }),
  output: WalletView,
  refuses: [PayeeNotFound],
  needs: { ...walletNeeds, parties: PartiesReader, ids: Ids },
  async handle({ input: { userId, frozen, reason }, actor }, { accounts, currencies, parties, ids, clock }) {
    const [found] = await parties.find([{ payerId: actor.id, payeeId: userId }]);
    if (!found || found.relation.gone) throw new PayeeNotFound();
    await accounts.lock(currencies.all.map((currency) => mainOf(userId, currency)));
    accounts.freeze({ id: ids.next(), userId, frozen, reason, byId: actor.id, at: clock.now() });
  },
  answer: (_done, { input }, ports) => readWallet(input.userId, ports),
});

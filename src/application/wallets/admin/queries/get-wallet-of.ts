import { z } from 'zod';
import { PayeeNotFound } from '../../../../domain/wallets/errors.ts';
import { userIdField } from '../../../kernel/fields.ts';
import { query } from '../../../kernel/operation.ts';
import { PartiesReader } from '../../transfers/ports.ts';
import { WalletView } from '../../views.ts';
import { readWallet, walletNeeds } from '../../wallet/wallet-view.ts';

export const getWalletOf = query({
  name: 'wallets.get-wallet-of',
  summary: "Get someone's wallet",
  description: 'As they see it: what they have and owe, whether it is frozen, and their limits. No entries.',
  access: 'admin',
  input: z.strictObject({ userId: userIdField }),
  output: WalletView,
  refuses: [PayeeNotFound],
  needs: { ...walletNeeds, parties: PartiesReader },
  async handle({ input: { userId }, actor }, { parties, ...ports }) {
    const [found] = await parties.find([{ payerId: actor.id, payeeId: userId }]);
    if (!found || found.relation.gone) throw new PayeeNotFound();
    return readWallet(userId, ports);
  },
});

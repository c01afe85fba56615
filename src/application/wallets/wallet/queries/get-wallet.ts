import { z } from 'zod';
import { query } from '../../../kernel/operation.ts';
import { WalletView } from '../../views.ts';
import { readWallet, walletNeeds } from '../wallet-view.ts';

export const getWallet = query({
  name: 'wallets.get-wallet',
  summary: 'Get your wallet',
  access: 'signed-in',
  input: z.strictObject({}),
  output: WalletView,
  refuses: [],
  needs: walletNeeds,
  handle: ({ actor }, ports) => readWallet(actor.id, ports),
});

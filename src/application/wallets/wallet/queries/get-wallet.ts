import { z } from 'zod';
import type { Account, AccountKind } from '../../../../domain/wallets/account.ts';
import type { Currency } from '../../../../domain/wallets/money.ts';
import { query } from '../../../kernel/operation.ts';
import { Clock } from '../../../kernel/ports.ts';
import { toText } from '../../fields.ts';
import { Accounts, Currencies, WalletLimits } from '../../ledger/ports.ts';
import { WalletView } from '../../views.ts';

export const getWallet = query({
  name: 'wallets.get-wallet',
  summary: 'Get your wallet',
  access: 'signed-in',
  input: z.strictObject({}),
  output: WalletView,
  refuses: [],
  needs: { accounts: Accounts, currencies: Currencies, limits: WalletLimits, clock: Clock },
  async handle({ actor }, { accounts, currencies, limits, clock }) {
    const own = await accounts.of(actor.id);
    const at = clock.now();
    const find = (currency: Currency, kind: AccountKind): Account | undefined =>
      own.find((account) => account.currency === currency && account.kind === kind);
    const mine = new Set([...currencies.all, ...own.map(({ currency }) => currency)]);
    const { perTransfer, perDay, maxBalance } = limits.limits;
    return {
      balances: [...mine].map((currency) => {
        const main = find(currency, 'main');
        const held = find(currency, 'held');
        const { balance: available = 0, seq = 0 } = main?.state ?? {};
        const amounts = { available: toText(available), held: toText(held?.balance ?? 0) };
        return { currency, digits: currencies.digits(currency), ...amounts, seq };
      }),
      frozen: own.find(({ kind }) => kind === 'main')?.frozen ?? null,
      limits: currencies.all.map((currency) => ({
        currency,
        perTransfer: toText(perTransfer),
        perDay: toText(perDay),
        spentToday: toText(find(currency, 'main')?.spentAt(at) ?? 0),
        maxBalance: toText(maxBalance),
      })),
    };
  },
});

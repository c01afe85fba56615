import type { UserId } from '../../../domain/kernel/id.ts';
import type { Account, AccountKind } from '../../../domain/wallets/account.ts';
import type { Currency } from '../../../domain/wallets/money.ts';
import type { Resolved } from '../../kernel/operation.ts';
import { Clock } from '../../kernel/ports.ts';
import { toText } from '../fields.ts';
import { Accounts, Currencies, WalletLimits } from '../ledger/ports.ts';
import type { WalletView } from '../views.ts';

export const walletNeeds = {
  accounts: Accounts,
  currencies: Currencies,
  limits: WalletLimits,
  clock: Clock,
};

/** A person's wallet as they see it. */
export async function readWallet(
  userId: UserId,
  { accounts, currencies, limits, clock }: Resolved<typeof walletNeeds>,
): Promise<WalletView> {
  const own = await accounts.of(userId);
  const at = clock.now();
  const find = (currency: Currency, kind: AccountKind): Account | undefined =>
    own.find((account) => account.currency === currency && account.kind === kind);
  const mine = new Set([...currencies.all, ...own.map(({ currency }) => currency)]);
  const { perTransfer, perDay, maxBalance } = limits.limits;
  return {
    balances: [...mine].map((currency) => {
      const { balance = 0, seq = 0 } = find(currency, 'main')?.state ?? {};
      const held = find(currency, 'held')?.balance ?? 0;
      const owed = -(find(currency, 'owed')?.balance ?? 0);
      return {
        ...{ currency, digits: currencies.digits(currency), available: toText(balance) },
        ...{ held: toText(held), owed: toText(owed), seq },
      };
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
}

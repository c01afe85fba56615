import type { Output } from '../../client/index.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Facts } from '../ui/facts.tsx';
import { formatMoney } from '../ui/money.ts';
import { useWords } from '../words/languages.ts';
import { walletWords } from './words.ts';

type Wallet = Output<'wallets.get-wallet'>;

/** What there is in each currency. */
export function Balances({ wallet: { balances } }: { wallet: Wallet }) {
  const words = useWords(walletWords);
  const locale = useStore(language);
  return (
    <Facts
      of={balances.flatMap(({ currency, available, held, owed }) => {
        const inWords = (amount: string) => formatMoney({ amount, currency }, locale);
        return [
          [`${words.available} (${currency})`, inWords(available)] as const,
          [`${words.held} (${currency})`, held !== '0' && inWords(held)] as const,
          [`${words.owed} (${currency})`, owed !== '0' && inWords(owed)] as const,
        ];
      })}
    />
  );
}

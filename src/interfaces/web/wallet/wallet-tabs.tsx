import { Link } from '@tanstack/react-router';
import { Tabs } from '../ui/tabs.tsx';
import { useWords } from '../words/languages.ts';
import { walletWords } from './words.ts';

/** The pages of the wallet. */
export function WalletTabs() {
  const words = useWords(walletWords);
  return (
    <Tabs label={words.wallet}>
      <Link to="/wallet" activeOptions={{ exact: true, includeSearch: false }}>
        {words.tabs.overview}
      </Link>
      <Link to="/wallet/activity">{words.tabs.activity}</Link>
      <Link to="/wallet/holds">{words.tabs.holds}</Link>
      <Link to="/wallet/split">{words.tabs.split}</Link>
      <Link to="/wallet/moves">{words.tabs.moves}</Link>
    </Tabs>
  );
}

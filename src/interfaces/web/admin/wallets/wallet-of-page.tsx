import { useQuery } from '@tanstack/react-query';
import { getRouteApi } from '@tanstack/react-router';
import type { Output } from '../../../client/index.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { query } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { Facts } from '../../ui/facts.tsx';
import { Card, Stack } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { PersonRow, usePersonName } from '../../ui/person.tsx';
import { Failure, NotThere, SkeletonList } from '../../ui/states.tsx';
import { Balances } from '../../wallet/card.tsx';
import { useWords } from '../../words/languages.ts';
import { AdminTabs } from '../admin-tabs.tsx';
import type { Account } from '../people-page.tsx';
import { FreezeForm } from './freeze-form.tsx';
import { GrantButton } from './grant.tsx';
import { adminWalletWords } from './words.ts';

const route = getRouteApi('/admin/wallets/$userId');
type Wallet = Output<'wallets.get-wallet-of'>;

/** The wallet of one person, for an admin: what they have, and whether it may move. */
export function WalletOfPage() {
  const words = useWords(adminWalletWords);
  const nameOf = usePersonName();
  const { userId } = route.useParams();
  const wallet = useQuery(query('wallets.get-wallet-of', { userId }));
  // Also of someone whom other lists leave out.
  const account = useQuery(query('identity.list-accounts', { q: userId, limit: 1 }));
  const person = account.data?.items[0];
  usePageTitle(person ? words.walletOf(nameOf(person)) : words.wallets);
  const failed = [wallet, account].find(({ error }) => error !== null);
  if (failed) return <Failure error={failed.error} retry={() => void failed.refetch()} />;
  if (!wallet.data || !account.data) return <SkeletonList count={2} />;
  if (!person) return <NotThere />;
  return <Shown person={person} wallet={wallet.data} />;
}

function Shown({ person, wallet }: { person: Account; wallet: Wallet }) {
  const words = useWords(adminWalletWords);
  const name = usePersonName()(person);
  return (
    <Stack>
      <h1>{words.walletOf(name)}</h1>
      <AdminTabs />
      <Card>
        <Stack>
          <PersonRow of={person} />
          <Balances wallet={wallet} />
          <Limits wallet={wallet} />
          <GrantButton person={person} />
        </Stack>
      </Card>
      <FreezeForm key={wallet.frozen} person={person} frozen={wallet.frozen} />
    </Stack>
  );
}

function Limits({ wallet: { limits } }: { wallet: Wallet }) {
  const words = useWords(adminWalletWords);
  const locale = useStore(language);
  return (
    <Facts
      of={limits.flatMap(({ currency, perTransfer, perDay, spentToday }) => {
        const inWords = (amount: string) => formatMoney({ amount, currency }, locale);
        return [
          [`${words.perTransfer} (${currency})`, inWords(perTransfer)] as const,
          [`${words.spentToday} (${currency})`, words.ofDay(inWords(spentToday), inWords(perDay))] as const,
        ];
      })}
    />
  );
}

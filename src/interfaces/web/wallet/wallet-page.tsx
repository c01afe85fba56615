import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { getRouteApi, Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Output } from '../../client/index.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, query } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Button } from '../ui/button.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { formatMoney } from '../ui/money.ts';
import { PersonLink } from '../ui/person.tsx';
import { Empty, Failure, Note, SkeletonList } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { Balances } from './balances.tsx';
import { TopUpDialog, TopUpReturned } from './moves/top-up.tsx';
import { PayButtons } from './pay-buttons.tsx';
import { Requests } from './requests.tsx';
import { WalletTabs } from './wallet-tabs.tsx';
import { walletWords } from './words.ts';

const route = getRouteApi('/wallet');
type Wallet = Output<'wallets.get-wallet'>;
type Entry = Output<'wallets.list-entries'>['items'][number];

/** What one has, what waits, and what happened. Amounts are exact: none is shown before the service has said it. */
export function WalletPage() {
  const words = useWords(walletWords);
  const { data: wallet, error, refetch } = useQuery(query('wallets.get-wallet', {}));
  const { topUpId } = route.useSearch();
  usePageTitle(words.wallet);
  return (
    <Stack>
      <h1>{words.wallet}</h1>
      <WalletTabs />
      {topUpId !== undefined && <TopUpReturned topUpId={topUpId} />}
      {error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : wallet ? (
        <Overview wallet={wallet} />
      ) : (
        <SkeletonList count={1} />
      )}
      <Requests />
      <Entries />
    </Stack>
  );
}

function Overview({ wallet }: { wallet: Wallet }) {
  const words = useWords(walletWords);
  const [tops, setTops] = useState(false);
  return (
    <Card>
      <Stack>
        {wallet.frozen && <Note>{words.frozen[wallet.frozen]}</Note>}
        <Balances wallet={wallet} />
        <Row className={layout.wrap}>
          <Button look="primary" onClick={() => setTops(true)}>
            {words.topUp}
          </Button>
          <PayButtons />
        </Row>
      </Stack>
      <TopUpDialog open={tops} onClose={() => setTops(false)} />
    </Card>
  );
}

function Entries() {
  const words = useWords(walletWords);
  const entries = useInfiniteQuery(pages('wallets.list-entries', { limit: 30 }));
  return (
    <>
      <h2>{words.entries}</h2>
      <Infinite of={entries} empty={<Empty title={words.noEntries} />}>
        {(rows) => (
          <Card>
            <ul className={layout.stack}>
              {rows.map((entry) => (
                <li key={entry.id}>
                  <EntryRow entry={entry} />
                </li>
              ))}
            </ul>
          </Card>
        )}
      </Infinite>
    </>
  );
}

function EntryRow({ entry }: { entry: Entry }) {
  const words = useWords(walletWords);
  const locale = useStore(language);
  const { currency } = entry;
  const kind = (words.kinds as Readonly<Record<string, string>>)[entry.kind] ?? entry.kind;
  return (
    <Row>
      <div className={layout.grow}>
        <Link to="/wallet/payments/$id" params={{ id: entry.transferId }}>
          {kind}
        </Link>{' '}
        {/* A gift is in a conversation: nobody is on its other side. */}
        {entry.kind !== 'gift' && (
          <>· {entry.counterparty ? <PersonLink of={entry.counterparty} /> : words.service}</>
        )}
        {entry.note !== '' && <div>{entry.note}</div>}
        <div className={layout.hint}>
          <Time at={entry.createdAt} />
        </div>
      </div>
      <div>
        <strong>{formatMoney({ amount: entry.amount, currency }, locale)}</strong>
        <div className={layout.hint}>
          {words.balanceAfter(formatMoney({ amount: entry.balanceAfter, currency }, locale))}
        </div>
      </div>
    </Row>
  );
}

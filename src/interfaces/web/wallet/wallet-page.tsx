import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import type { Output } from '../../client/index.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { pages, query, useCommand } from '../shell/queries.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Button } from '../ui/button.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Facts } from '../ui/facts.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { formatMoney } from '../ui/money.ts';
import { PersonLink } from '../ui/person.tsx';
import { Empty, Failure, Note, SkeletonList } from '../ui/states.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { AmountForm } from './amount-form.tsx';
import { Requests } from './requests.tsx';
import { walletWords } from './words.ts';

type Wallet = Output<'wallets.get-wallet'>;
type Entry = Output<'wallets.list-entries'>['items'][number];

/** What one has, what waits, and what happened. Amounts are exact: none is shown before the service has said it. */
export function WalletPage() {
  const words = useWords(walletWords);
  const { data: wallet, error, refetch } = useQuery(query('wallets.get-wallet', {}));
  usePageTitle(words.wallet);
  return (
    <Stack>
      <h1>{words.wallet}</h1>
      {error ? (
        <Failure error={error} retry={() => void refetch()} />
      ) : wallet ? (
        <Balances wallet={wallet} />
      ) : (
        <SkeletonList count={1} />
      )}
      <Requests />
      <Entries />
    </Stack>
  );
}

function Balances({ wallet }: { wallet: Wallet }) {
  const words = useWords(walletWords);
  const locale = useStore(language);
  const [tops, setTops] = useState(false);
  return (
    <Card>
      <Stack>
        {wallet.frozen && <Note>{words.frozen[wallet.frozen]}</Note>}
        <Facts
          of={wallet.balances.flatMap(({ currency, available, held, owed }) => [
            [
              `${words.available} (${currency})`,
              formatMoney({ amount: available, currency }, locale),
            ] as const,
            [
              `${words.held} (${currency})`,
              held !== '0' && formatMoney({ amount: held, currency }, locale),
            ] as const,
            [
              `${words.owed} (${currency})`,
              owed !== '0' && formatMoney({ amount: owed, currency }, locale),
            ] as const,
          ])}
        />
        <Row>
          <Button look="primary" onClick={() => setTops(true)}>
            {words.topUp}
          </Button>
        </Row>
      </Stack>
      <Dialog open={tops} onClose={() => setTops(false)} title={words.topUp}>
        <TopUp />
      </Dialog>
    </Card>
  );
}

/** The payment service takes the money on a page of its own. */
function TopUp() {
  const words = useWords(walletWords);
  const [topUpId] = useState(() => crypto.randomUUID());
  const start = useCommand('wallets.start-top-up', { quiet: true, refreshes: ['wallets.get-wallet'] });
  if (start.data)
    return start.data.checkoutUrl === null ? (
      <p role="status">{words.topUpWaits}</p>
    ) : (
      <a href={start.data.checkoutUrl}>{words.topUpGo}</a>
    );
  return (
    <AmountForm
      withNote={false}
      action={() => words.topUp}
      busy={start.isPending}
      error={start.error}
      onSubmit={(money) => start.mutate({ topUpId, ...money })}
    />
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
        {kind} · {entry.counterparty ? <PersonLink of={entry.counterparty} /> : words.service}
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

import { useInfiniteQuery, useQuery } from '@tanstack/react-query';
import type { Output } from '../../../client/index.ts';
import { pages, query, useCommand } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { Dialog } from '../../ui/dialog.tsx';
import { Infinite } from '../../ui/infinite.tsx';
import { Card, layout, Stack } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { Time } from '../../ui/time.tsx';
import { useWords } from '../../words/languages.ts';
import { AmountForm } from '../amount-form.tsx';
import { usePaymentId } from '../use-payment-id.ts';
import { walletWords } from '../words.ts';
import { moveWords } from './words.ts';

type TopUp = Output<'wallets.get-top-up'>;

/** The payment service takes the money on a page of its own. */
export function TopUpDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const words = useWords(walletWords);
  return (
    <Dialog open={open} onClose={onClose} title={words.topUp}>
      <TopUpForm />
    </Dialog>
  );
}

function TopUpForm() {
  const words = useWords(walletWords);
  const topUpId = usePaymentId(true);
  const start = useCommand('wallets.start-top-up', { quiet: true, refreshes: ['wallets.list-top-ups'] });
  if (start.data) return <TopUpView topUp={start.data} />;
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

function TopUpView({ topUp }: { topUp: TopUp }) {
  const words = useWords(moveWords);
  const wallet = useWords(walletWords);
  const locale = useStore(language);
  const { id, status, checkoutUrl, createdAt } = topUp;
  return (
    <Stack className={layout.tight} role="status">
      <p>
        <strong>{formatMoney(topUp, locale)}</strong> · {words.topUpStatuses[status]}
      </p>
      {status === 'started' &&
        (checkoutUrl === null ? (
          <p className={layout.hint}>
            {words.byAdmin} <code>{id}</code>
          </p>
        ) : (
          <a href={checkoutUrl}>{wallet.topUpGo}</a>
        ))}
      <span className={layout.hint}>
        <Time at={createdAt} />
      </span>
    </Stack>
  );
}

/** While it is not settled it is asked for again, this often. */
const askAgainMs = 10_000;

/** The top-up from whose payment page one comes back. */
export function TopUpReturned({ topUpId }: { topUpId: string }) {
  const { data } = useQuery({
    ...query('wallets.get-top-up', { topUpId }),
    refetchInterval: ({ state }) => state.data?.status === 'started' && askAgainMs,
  });
  if (!data) return null;
  return (
    <Card>
      <TopUpView topUp={data} />
    </Card>
  );
}

export function TopUps() {
  const words = useWords(moveWords);
  const list = useInfiniteQuery(pages('wallets.list-top-ups', { limit: 20 }));
  return (
    <Infinite of={list} empty={<p className={layout.muted}>{words.noTopUps}</p>}>
      {(rows) => (
        <ul className={layout.stack}>
          {rows.map((topUp) => (
            <li key={topUp.id}>
              <Card>
                <TopUpView topUp={topUp} />
              </Card>
            </li>
          ))}
        </ul>
      )}
    </Infinite>
  );
}

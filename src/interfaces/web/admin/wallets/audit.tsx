import { useQuery } from '@tanstack/react-query';
import type { Output } from '../../../client/index.ts';
import { query } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { Button } from '../../ui/button.tsx';
import { Facts } from '../../ui/facts.tsx';
import { Card, layout, Row, Stack } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { Failure } from '../../ui/states.tsx';
import { useWords } from '../../words/languages.ts';
import { adminWalletWords } from './words.ts';

type Books = Output<'wallets.audit-ledger'>;

/** Whether the books are right. It reads everything, so it is asked for. */
export function Audit() {
  const words = useWords(adminWalletWords);
  const { data, error, isFetching, refetch } = useQuery({
    ...query('wallets.audit-ledger', {}),
    enabled: false,
  });
  return (
    <Card>
      <Stack>
        <h2>{words.audit}</h2>
        <p className={layout.muted}>{words.auditText}</p>
        <Row>
          <Button busy={isFetching} onClick={() => void refetch()}>
            {words.check}
          </Button>
        </Row>
        {error && <Failure error={error} />}
        <div role="status">{data && <Found books={data} />}</div>
      </Stack>
    </Card>
  );
}

function Found({ books }: { books: Books }) {
  const words = useWords(adminWalletWords);
  const locale = useStore(language);
  const { totals, brokenChains, unbalancedTransfers, unmatchedEvents } = books;
  const isRight =
    totals.every(({ total }) => total === '0') &&
    brokenChains.length + unbalancedTransfers.length + unmatchedEvents.length === 0;
  const lists = [
    [
      words.broken,
      brokenChains.map(({ ownerId, currency, kind, problem }) =>
        [ownerId, currency, kind, problem].join(' · '),
      ),
    ],
    [words.unbalanced, unbalancedTransfers],
    [words.unmatched, unmatchedEvents.map(({ provider, id, type }) => [provider, type, id].join(' · '))],
  ] as const;
  return (
    <Stack className={layout.small}>
      <p>
        <strong>{isRight ? words.right : words.wrong}</strong>
      </p>
      <Facts
        of={totals.map(({ currency, total }) => [
          `${words.totals} (${currency})`,
          formatMoney({ amount: total, currency }, locale),
        ])}
      />
      {lists.map(
        ([title, rows]) =>
          rows.length > 0 && (
            <section key={title}>
              <h3>{title}</h3>
              <ul>
                {rows.map((row) => (
                  <li key={row}>{row}</li>
                ))}
              </ul>
            </section>
          ),
      )}
    </Stack>
  );
}

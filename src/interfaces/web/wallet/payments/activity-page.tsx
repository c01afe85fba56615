import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { Output } from '../../../client/index.ts';
import { Reactions } from '../../posts/card.tsx';
import { usePageTitle } from '../../shell/page-title.ts';
import { pages } from '../../shell/queries.ts';
import { useMe } from '../../shell/session.ts';
import { Avatar } from '../../ui/avatar.tsx';
import { Infinite } from '../../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../../ui/layout.tsx';
import { usePersonName } from '../../ui/person.tsx';
import { Empty } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { useWords } from '../../words/languages.ts';
import { WalletTabs } from '../wallet-tabs.tsx';
import { SubjectLink } from './subject-link.tsx';
import { paymentWords } from './words.ts';

type Payment = Output<'wallets.list-activity'>['items'][number];

/** One's own payments, and those that friends share. Nobody else sees amounts. */
export function ActivityPage() {
  const words = useWords(paymentWords);
  const list = useInfiniteQuery(pages('wallets.list-activity', { limit: 30 }));
  usePageTitle(words.activity);
  return (
    <Stack>
      <h1>{words.activity}</h1>
      <WalletTabs />
      <Infinite
        of={list}
        empty={
          <Empty title={words.noActivity}>
            <p>{words.noActivityText}</p>
          </Empty>
        }
      >
        {(rows) => (
          <ul className={layout.stack}>
            {rows.map((payment) => (
              <li key={payment.id}>
                <PaymentCard payment={payment} />
              </li>
            ))}
          </ul>
        )}
      </Infinite>
    </Stack>
  );
}

function PaymentCard({ payment }: { payment: Payment }) {
  const words = useWords(paymentWords);
  const nameOf = usePersonName();
  const me = useMe();
  const { id, kind, from, to, note, subject, createdAt } = payment;
  const isMine = from.id === me.id || to.id === me.id;
  return (
    <Card>
      <Stack className={layout.small}>
        <Row>
          <Avatar of={from} />
          <div className={layout.grow}>
            <strong>{words.paid[kind](nameOf(from), nameOf(to))}</strong>
            <div className={layout.hint}>
              <Time at={createdAt} />
              {subject && (
                <>
                  {' '}
                  · <SubjectLink of={subject} />
                </>
              )}
            </div>
          </div>
        </Row>
        {note !== '' && <p>{note}</p>}
        <Row className={layout.spread}>
          <Reactions subject={{ kind: 'payment', id }} of={payment} />
          {isMine && (
            <Link to="/wallet/payments/$id" params={{ id }}>
              {words.details}
            </Link>
          )}
        </Row>
      </Stack>
    </Card>
  );
}

import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { Output } from '../../client/index.ts';
import { pages, useCommand } from '../shell/queries.ts';
import { useMe } from '../shell/session.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { toast } from '../shell/toasts.ts';
import { Button } from '../ui/button.tsx';
import { Infinite } from '../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { formatMoney } from '../ui/money.ts';
import { usePersonName } from '../ui/person.tsx';
import { Time } from '../ui/time.tsx';
import { useWords } from '../words/languages.ts';
import { moneyMoved } from './money-moved.ts';
import { walletWords } from './words.ts';

type Request = Output<'wallets.list-payment-requests'>['items'][number];
const refreshes = moneyMoved;

/** Who asks whom for money. */
export function Requests() {
  const words = useWords(walletWords);
  return (
    <>
      <h2>{words.requests}</h2>
      <List direction="received" empty={<p className={layout.muted}>{words.noRequests}</p>} />
      <List direction="sent" empty={null} />
    </>
  );
}

function List({ direction, empty }: { direction: 'received' | 'sent'; empty: ReactNode }) {
  const list = useInfiniteQuery(pages('wallets.list-payment-requests', { direction, limit: 30 }));
  return (
    <Infinite of={list} empty={empty}>
      {(rows) => (
        <ul className={layout.stack}>
          {rows.map((request) => (
            <li key={request.id}>
              <RequestCard request={request} />
            </li>
          ))}
        </ul>
      )}
    </Infinite>
  );
}

function RequestCard({ request }: { request: Request }) {
  const words = useWords(walletWords);
  const me = useMe();
  const nameOf = usePersonName();
  const locale = useStore(language);
  const answer = useCommand('wallets.answer-payment-request', { refreshes });
  const cancel = useCommand('wallets.cancel-payment-request', { refreshes });
  const remind = useCommand('wallets.remind-payer', { done: () => toast({ text: words.reminded }) });
  const requestId = request.id;
  const amount = formatMoney(request, locale);
  const pays = request.from.id === me.id;
  return (
    <Card>
      <Stack className={layout.small}>
        <p>
          {pays ? words.fromYou(nameOf(request.to)) : words.toYou(nameOf(request.from))}:{' '}
          <strong>{amount}</strong>
        </p>
        {request.note !== '' && <p>{request.note}</p>}
        <p className={layout.hint}>
          {request.transferId === null ? (
            words.statuses[request.status]
          ) : (
            <Link to="/wallet/payments/$id" params={{ id: request.transferId }}>
              {words.statuses[request.status]}
            </Link>
          )}{' '}
          · <Time at={request.createdAt} />
        </p>
        {request.status === 'open' && (
          <Row className={layout.wrap}>
            {pays ? (
              <>
                <Button
                  look="primary"
                  style={{ whiteSpace: 'normal' }}
                  busy={answer.isPending}
                  onClick={() => answer.mutate({ requestId, accept: true })}
                >
                  {words.confirmPay(amount, nameOf(request.to))}
                </Button>
                <Button busy={answer.isPending} onClick={() => answer.mutate({ requestId, accept: false })}>
                  {words.decline}
                </Button>
              </>
            ) : (
              <>
                <Button busy={remind.isPending} onClick={() => remind.mutate({ requestId })}>
                  {words.remind}
                </Button>
                <Button busy={cancel.isPending} onClick={() => cancel.mutate({ requestId })}>
                  {words.takeBack}
                </Button>
              </>
            )}
          </Row>
        )}
      </Stack>
    </Card>
  );
}

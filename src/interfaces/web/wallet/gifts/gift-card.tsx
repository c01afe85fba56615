import { useQuery } from '@tanstack/react-query';
import { Gift } from 'react-feather';
import type { Output } from '../../../client/index.ts';
import { query, useCommand } from '../../shell/queries.ts';
import { useMe } from '../../shell/session.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { Button } from '../../ui/button.tsx';
import { layout } from '../../ui/layout.tsx';
import { formatMoney } from '../../ui/money.ts';
import { PersonLink, usePersonName } from '../../ui/person.tsx';
import { Skeleton } from '../../ui/states.tsx';
import { Time } from '../../ui/time.tsx';
import { useWords } from '../../words/languages.ts';
import { moneyMoved } from '../money-moved.ts';
import styles from './gift.module.css';
import { giftWords } from './words.ts';

type Envelope = Output<'wallets.get-envelope'>;

/** A gift in a conversation, as it is just now. */
export default function GiftCard({ envelopeId }: { envelopeId: string }) {
  const words = useWords(giftWords);
  const { data: gift, error } = useQuery(query('wallets.get-envelope', { envelopeId }));
  if (gift) return <Shown gift={gift} />;
  return (
    <div className={styles.gift}>
      {error ? <p className={layout.muted}>{words.notShown}</p> : <Skeleton height="4rem" />}
    </div>
  );
}

function Shown({ gift }: { gift: Envelope }) {
  const words = useWords(giftWords);
  const locale = useStore(language);
  const name = usePersonName()(gift.from);
  const isMine = gift.from.id === useMe().id;
  const { status, myShare, currency, shares, left, split, note, endsAt } = gift;
  const inWords = (amount: string) => formatMoney({ amount, currency }, locale);
  return (
    <section className={styles.gift} aria-label={isMine ? words.own : words.from(name)}>
      <div className={styles.head}>
        <Gift aria-hidden="true" size={20} />
        <strong>{isMine ? words.own : words.from(name)}</strong>
      </div>
      {note !== '' && <p>{note}</p>}
      <p className={layout.hint}>{words.inShares(inWords(gift.amount), shares, split)}</p>
      <div role="status">
        {myShare !== null && <p className={styles.mine}>{words.took(inWords(myShare))}</p>}
        <p className={layout.hint}>
          {status === 'empty' && words.empty}
          {status === 'over' && (isMine ? words.overOwn : words.over(name))}
          {status === 'open' && (
            <>
              {words.left(left, shares)} · {words.ends} <Time at={endsAt} />
            </>
          )}
        </p>
      </div>
      {status === 'open' && myShare === null && left > 0 && <TakeButton gift={gift} name={name} />}
      <Claims gift={gift} inWords={inWords} />
    </section>
  );
}

function TakeButton({ gift: { id: envelopeId }, name }: { gift: Envelope; name: string }) {
  const words = useWords(giftWords);
  const take = useCommand('wallets.claim-envelope', {
    refreshes: ['wallets.get-envelope', ...moneyMoved],
    done: (next, _input, cache) =>
      void cache.setQueryData(query('wallets.get-envelope', { envelopeId }).queryKey, next),
  });
  return (
    <Button
      look="primary"
      busy={take.isPending}
      aria-label={words.takeFrom(name)}
      onClick={() => take.mutate({ envelopeId })}
    >
      {words.take}
    </Button>
  );
}

/** The service tells it once nothing can be taken any more. */
function Claims({ gift, inWords }: { gift: Envelope; inWords: (amount: string) => string }) {
  const words = useWords(giftWords);
  if (gift.claims.length === 0) return null;
  return (
    <ul className={styles.claims} aria-label={words.who}>
      {gift.claims.map(({ user, amount }) => (
        <li key={user.id}>
          <PersonLink of={user} />
          <span>{inWords(amount)}</span>
        </li>
      ))}
    </ul>
  );
}

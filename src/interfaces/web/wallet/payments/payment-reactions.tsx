import { useInfiniteQuery } from '@tanstack/react-query';
import { Reactions } from '../../posts/card.tsx';
import { pages } from '../../shell/queries.ts';
import { useMe } from '../../shell/session.ts';
import { Infinite } from '../../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../../ui/layout.tsx';
import { PersonRow } from '../../ui/person.tsx';
import { emojis } from '../../ui/reaction-kinds.ts';
import { Skeleton } from '../../ui/states.tsx';
import { useWords } from '../../words/languages.ts';
import { reactionWords } from '../../words/reactions.ts';
import { reactedOf } from './reacted.ts';
import { paymentWords } from './words.ts';

/** Who reacted to a payment, and one's own reaction. */
export function PaymentReactions({ paymentId }: { paymentId: string }) {
  const words = useWords(paymentWords);
  const { kinds } = useWords(reactionWords);
  const me = useMe();
  const list = useInfiniteQuery(pages('posts.list-payment-reactions', { paymentId, limit: 100 }));
  const rows = list.data?.pages.flatMap(({ items }) => items) ?? [];
  return (
    <Card>
      <Stack className={layout.small}>
        <h2>{words.who}</h2>
        {list.data && (
          <Row>
            <Reactions subject={{ kind: 'payment', id: paymentId }} of={reactedOf(rows, me.id)} />
          </Row>
        )}
        <Infinite of={list} empty={null} skeleton={<Skeleton height="2.75rem" />}>
          {(all) => (
            <ul className={layout.stack}>
              {all.map(({ user, kind }) => (
                <li key={user.id}>
                  <PersonRow of={user}>
                    <span role="img" aria-label={kinds[kind]}>
                      {emojis[kind]}
                    </span>
                  </PersonRow>
                </li>
              ))}
            </ul>
          )}
        </Infinite>
      </Stack>
    </Card>
  );
}

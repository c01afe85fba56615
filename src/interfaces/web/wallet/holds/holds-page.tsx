import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { usePageTitle } from '../../shell/page-title.ts';
import { pages } from '../../shell/queries.ts';
import { Button } from '../../ui/button.tsx';
import { Infinite } from '../../ui/infinite.tsx';
import { layout, Row, Stack } from '../../ui/layout.tsx';
import { useWords } from '../../words/languages.ts';
import { WalletTabs } from '../wallet-tabs.tsx';
import { HoldCard } from './hold-card.tsx';
import HoldDialog from './hold-dialog.tsx';
import { holdWords } from './words.ts';

/** What is set aside: for oneself, and by oneself for others. */
export function HoldsPage() {
  const words = useWords(holdWords);
  const [places, setPlaces] = useState(false);
  usePageTitle(words.holds);
  return (
    <Stack>
      <h1>{words.holds}</h1>
      <WalletTabs />
      <p className={layout.muted}>{words.intro}</p>
      <Row>
        <Button look="primary" onClick={() => setPlaces(true)}>
          {words.place}
        </Button>
      </Row>
      {places && <HoldDialog onClose={() => setPlaces(false)} />}
      <List direction="received" empty={words.noReceived} />
      <List direction="sent" empty={words.noSent} />
    </Stack>
  );
}

/** What is set aside for someone changes nothing in their wallet, and so is not pushed to them. */
const askAgainMs = 20_000;

function List({ direction, empty }: { direction: 'received' | 'sent'; empty: string }) {
  const words = useWords(holdWords);
  const list = useInfiniteQuery({
    ...pages('wallets.list-holds', { direction, limit: 30 }),
    refetchInterval: askAgainMs,
  });
  return (
    <section aria-label={words[direction]}>
      <Stack>
        <h2>{words[direction]}</h2>
        <Infinite of={list} empty={<p className={layout.muted}>{empty}</p>}>
          {(rows) => (
            <ul className={layout.stack}>
              {rows.map((hold) => (
                <li key={hold.id}>
                  <HoldCard hold={hold} />
                </li>
              ))}
            </ul>
          )}
        </Infinite>
      </Stack>
    </section>
  );
}

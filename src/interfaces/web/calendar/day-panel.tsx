import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { AnyOutfit } from '../../client/index.ts';
import { OutfitPicker, Strip } from '../outfits/card.tsx';
import { outfitWords } from '../outfits/words.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Button, ButtonLink } from '../ui/button.tsx';
import { formatDay } from '../ui/day.tsx';
import { Dialog } from '../ui/dialog.tsx';
import { Card, layout, Row, Stack } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './calendar.module.css';
import type { Entries } from './use-month.ts';
import { calendarWords } from './words.ts';

interface Props {
  readonly day: string;
  readonly entries: Entries;
  onChoose(outfit: AnyOutfit): void;
}

/** What is on a day, and what one may plan for it. */
export function DayPanel({ day, entries: { occasions, wears }, onChoose }: Props) {
  const words = useWords(calendarWords);
  const { nameless } = useWords(outfitWords);
  const locale = useStore(language);
  const [chooses, setChooses] = useState(false);
  const name = formatDay(day, locale, { weekday: 'long', day: 'numeric', month: 'long' });
  return (
    <Card>
      <Stack>
        <h2>{name}</h2>
        {occasions.length + wears.length === 0 && <p className={layout.muted}>{words.nothingOn}</p>}
        <ul className={styles.list}>
          {occasions.map(({ id, title, planned }) => (
            <li key={id}>
              <Link to="/calendar/occasions/$occasionId" params={{ occasionId: id }}>
                <strong>{title}</strong>
              </Link>
              {planned
                .filter((one) => one.day === day)
                .map((one) => (
                  <span key={one.outfitId + one.part}>
                    {' · '}
                    <Link to="/outfits/$outfitId" params={{ outfitId: one.outfitId }}>
                      {one.name ?? nameless}
                    </Link>
                  </span>
                ))}
            </li>
          ))}
          {wears.map(({ id, items }) => (
            <li key={id}>
              <Link to="/calendar/diary" hash={`wear-${id}`}>
                {words.wornHere}
              </Link>
              <Strip of={items} />
            </li>
          ))}
        </ul>
        <Row className={layout.wrap}>
          <Button onClick={() => setChooses(true)}>{words.choose}</Button>
          <ButtonLink to="/calendar/new" search={{ day }} look="quiet">
            {words.newOccasion}
          </ButtonLink>
        </Row>
      </Stack>
      <Dialog open={chooses} onClose={() => setChooses(false)} title={words.chooseFor(name)}>
        <OutfitPicker
          onPick={(outfit) => {
            setChooses(false);
            onChoose(outfit);
          }}
        />
      </Dialog>
    </Card>
  );
}

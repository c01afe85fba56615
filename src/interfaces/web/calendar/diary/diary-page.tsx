import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import type { Wear } from '../../../client/index.ts';
import { diaryFigures, Strip } from '../../outfits/card.tsx';
import { outfitWords } from '../../outfits/words.ts';
import { dropEverywhere } from '../../shell/cache.ts';
import { usePageTitle } from '../../shell/page-title.ts';
import { pages, useCommand } from '../../shell/queries.ts';
import { language } from '../../shell/settings.ts';
import { useStore } from '../../shell/store.ts';
import { toast } from '../../shell/toasts.ts';
import { Button, ButtonLink } from '../../ui/button.tsx';
import { classes } from '../../ui/classes.ts';
import { ConfirmButton } from '../../ui/confirm-button.tsx';
import { formatDay } from '../../ui/day.tsx';
import { Dialog } from '../../ui/dialog.tsx';
import { Infinite } from '../../ui/infinite.tsx';
import { Card, layout, Row, Stack } from '../../ui/layout.tsx';
import { Picture } from '../../ui/picture.tsx';
import { Empty } from '../../ui/states.tsx';
import { common } from '../../words/common.ts';
import { useWords } from '../../words/languages.ts';
import styles from '../calendar.module.css';
import { calendarWords } from '../words.ts';
import { WearForm } from './wear-form.tsx';

/** What was worn, newest day first. */
export function DiaryPage() {
  const words = useWords(calendarWords);
  const wears = useInfiniteQuery(pages('wardrobe.list-wears', { limit: 20 }));
  const [logs, setLogs] = useState(false);
  usePageTitle(words.diary);
  return (
    <Stack>
      <Row className={classes(layout.wrap, layout.spread)}>
        <h1>{words.diary}</h1>
        <Row className={layout.wrap}>
          <Button look="primary" onClick={() => setLogs(true)}>
            {words.log}
          </Button>
          <ButtonLink to="/calendar">{words.calendar}</ButtonLink>
          <ButtonLink to="/calendar/laundry" look="quiet">
            {words.laundry}
          </ButtonLink>
        </Row>
      </Row>
      <Dialog open={logs} onClose={() => setLogs(false)} title={words.log}>
        <WearForm onDone={() => setLogs(false)} />
      </Dialog>
      <Infinite
        of={wears}
        empty={
          <Empty title={words.diaryEmpty}>
            <p>{words.diaryText}</p>
          </Empty>
        }
      >
        {(rows) => rows.map((wear) => <WearCard key={wear.id} wear={wear} />)}
      </Infinite>
    </Stack>
  );
}

function WearCard({ wear }: { wear: Wear }) {
  const words = useWords(calendarWords);
  const outfits = useWords(outfitWords);
  const locale = useStore(language);
  const day = formatDay(wear.on, locale, { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
  const { weather, outfitId, occasionId } = wear;
  const facts = [
    wear.part !== 'whole' && words.parts[wear.part],
    weather?.tempC !== undefined && `${weather.tempC} °C`,
    weather?.rain === true && words.rainy,
    weather?.sky,
    wear.mood,
  ].filter(Boolean);
  return (
    <Card id={`wear-${wear.id}`}>
      <Stack className={layout.small}>
        <h2>{day}</h2>
        {facts.length > 0 && <p className={layout.muted}>{facts.join(' · ')}</p>}
        <Strip of={wear.items} />
        {wear.photo && <Picture file={wear.photo} alt={words.photoOf(day)} className={styles.photo} />}
        {wear.note !== null && <p className={styles.text}>{wear.note}</p>}
        <Row className={layout.wrap}>
          {outfitId !== null && (
            <Link to="/outfits/$outfitId" params={{ outfitId }}>
              {outfits.outfit}
            </Link>
          )}
          {occasionId !== null && (
            <Link to="/calendar/occasions/$occasionId" params={{ occasionId }}>
              {words.toOccasion}
            </Link>
          )}
        </Row>
        <WearActions wear={wear} />
      </Stack>
    </Card>
  );
}

function WearActions({ wear }: { wear: Wear }) {
  const words = useWords(calendarWords);
  const shared = useWords(common);
  const [edits, setEdits] = useState(false);
  const remove = useCommand('wardrobe.void-wear', {
    refreshes: diaryFigures,
    done(_output, { wearId }, cache) {
      dropEverywhere(cache, wearId);
      toast({ text: words.removed });
    },
  });
  return (
    <Row className={layout.wrap}>
      <Button onClick={() => setEdits(true)}>{shared.edit}</Button>
      <ConfirmButton
        title={words.voidTitle}
        text={words.voidText}
        action={words.remove}
        busy={remove.isPending}
        onConfirm={() => remove.mutate({ wearId: wear.id })}
      >
        {words.remove}
      </ConfirmButton>
      <Dialog open={edits} onClose={() => setEdits(false)} title={words.amend}>
        <WearForm wear={wear} onDone={() => setEdits(false)} />
      </Dialog>
    </Row>
  );
}

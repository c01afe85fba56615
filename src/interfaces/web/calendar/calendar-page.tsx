import { getRouteApi, useNavigate } from '@tanstack/react-router';
import { useState } from 'react';
import { ChevronLeft, ChevronRight } from 'react-feather';
import type { AnyOutfit } from '../../client/index.ts';
import { outfitWords } from '../outfits/words.ts';
import { usePageTitle } from '../shell/page-title.ts';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { Button, ButtonLink, IconButton } from '../ui/button.tsx';
import { classes } from '../ui/classes.ts';
import { formatDay, today } from '../ui/day.tsx';
import { layout, Row, Stack } from '../ui/layout.tsx';
import { Empty, Failure } from '../ui/states.tsx';
import { useWords } from '../words/languages.ts';
import { DayPanel } from './day-panel.tsx';
import { addDays, addMonths, daysOf, firstWeekday, monthOf, weeksOf } from './days.ts';
import { MonthGrid, regionOf } from './month-grid.tsx';
import type { CalendarSearch } from './search.ts';
import { Tray } from './tray.tsx';
import { useDrop } from './use-drop.ts';
import { type Entries, entriesOn, useEntries } from './use-month.ts';
import { calendarWords } from './words.ts';

const route = getRouteApi('/calendar');

/** A month with what happens and what was worn, as a grid or a list of days. */
export function CalendarPage() {
  const words = useWords(calendarWords);
  const { nameless } = useWords(outfitWords);
  const locale = useStore(language);
  const navigate = useNavigate();
  const { month = monthOf(today()), view } = route.useSearch();
  const [selected, setSelected] = useState(() => (monthOf(today()) === month ? today() : `${month}-01`));
  const [held, setHeld] = useState<AnyOutfit>();
  const [over, setOver] = useState<string>();
  const weeks = weeksOf(month, firstWeekday(regionOf(locale)));
  const entries = useEntries(weeks[0]![0]!, weeks.at(-1)![6]!);
  const drop = useDrop(entries);
  usePageTitle(words.calendar);
  const go = (search: CalendarSearch) => void navigate({ to: '/calendar', search, resetScroll: false });
  const show = (next: string, day = `${next}-01`) => {
    setSelected(day);
    go({ ...(view && { view }), ...(next !== monthOf(today()) && { month: next }) });
  };
  const press = (day: string) => {
    setSelected(day);
    if (held) drop(held, day);
    setHeld(undefined);
  };
  if (entries.error) return <Failure error={entries.error} />;
  return (
    <Stack data-wide="">
      <Head
        month={month}
        view={view}
        onMonth={show}
        onView={(next) => go({ month, ...(next && { view: next }) })}
      />
      {view === 'agenda' ? (
        <Agenda month={month} entries={entries} onDrop={drop} />
      ) : (
        <>
          <MonthGrid
            month={month}
            entries={entries}
            selected={selected}
            over={over}
            onPress={press}
            onMove={(day) => (monthOf(day) === month ? setSelected(day) : show(monthOf(day), day))}
          />
          <p role="status">{held && words.holding(held.name ?? nameless)}</p>
          <Tray held={held} onHold={setHeld} onOver={setOver} onDrop={drop} />
          <DayPanel
            day={selected}
            entries={entriesOn(entries, selected)}
            onChoose={(one) => drop(one, selected)}
          />
        </>
      )}
    </Stack>
  );
}

/** The days of a month on which there is something. */
function Agenda({
  month,
  entries,
  onDrop,
}: {
  month: string;
  entries: Entries;
  onDrop(outfit: AnyOutfit, day: string): void;
}) {
  const words = useWords(calendarWords);
  const days = daysOf(`${month}-01`, addDays(`${addMonths(month, 1)}-01`, -1))
    .map((day) => [day, entriesOn(entries, day)] as const)
    .filter(([, { occasions, wears }]) => occasions.length + wears.length > 0);
  if (days.length === 0)
    return (
      <Empty title={words.nothingIn}>
        <p>{words.nothingInText}</p>
        <ButtonLink to="/calendar/new">{words.newOccasion}</ButtonLink>
      </Empty>
    );
  return days.map(([day, those]) => (
    <DayPanel key={day} day={day} entries={those} onChoose={(one) => onDrop(one, day)} />
  ));
}

function Head({
  month,
  view,
  onMonth,
  onView,
}: {
  month: string;
  view: 'agenda' | undefined;
  onMonth(month: string, day?: string): void;
  onView(view: 'agenda' | undefined): void;
}) {
  const words = useWords(calendarWords);
  const locale = useStore(language);
  return (
    <Row className={classes(layout.wrap, layout.spread)}>
      <Row>
        <IconButton
          label={words.previous}
          icon={<ChevronLeft aria-hidden="true" />}
          onClick={() => onMonth(addMonths(month, -1))}
        />
        <h1 aria-live="polite">{formatDay(`${month}-01`, locale, { month: 'long', year: 'numeric' })}</h1>
        <IconButton
          label={words.next}
          icon={<ChevronRight aria-hidden="true" />}
          onClick={() => onMonth(addMonths(month, 1))}
        />
        <Button look="quiet" onClick={() => onMonth(monthOf(today()), today())}>
          {words.toToday}
        </Button>
      </Row>
      <Row className={layout.wrap}>
        <Button
          look="quiet"
          aria-pressed={view === 'agenda'}
          onClick={() => onView(view === 'agenda' ? undefined : 'agenda')}
        >
          {view === 'agenda' ? words.month : words.agenda}
        </Button>
        <ButtonLink to="/calendar/diary">{words.diary}</ButtonLink>
        <ButtonLink to="/calendar/new" look="primary">
          {words.newOccasion}
        </ButtonLink>
      </Row>
    </Row>
  );
}

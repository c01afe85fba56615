import { type KeyboardEvent, useEffect, useRef } from 'react';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { classes } from '../ui/classes.ts';
import { formatDay, today } from '../ui/day.tsx';
import { Hidden } from '../ui/layout.tsx';
import { useWords } from '../words/languages.ts';
import styles from './calendar.module.css';
import { dayByKey, firstWeekday, monthOf, weeksOf } from './days.ts';
import { type Entries, entriesOn } from './use-month.ts';
import { calendarWords } from './words.ts';

interface Props {
  readonly month: string;
  readonly entries: Entries;
  readonly selected: string;
  /** The day under what is dragged. */
  readonly over: string | undefined;
  /** By pointer or Enter. */
  onPress(day: string): void;
  /** By arrow keys, which may lead to another month. */
  onMove(day: string): void;
}

/** The tag of the browser for the language of the page: `en-GB` begins its weeks otherwise than `en-US`. */
export const regionOf = (locale: string): string =>
  navigator.languages.find((tag) => tag.toLowerCase().startsWith(locale)) ?? locale;

/** A month as a table; one day takes the focus, and arrow keys go from day to day. */
export function MonthGrid({ month, entries, selected, over, onPress, onMove }: Props) {
  const locale = useStore(language);
  const table = useRef<HTMLTableElement>(null);
  const weeks = weeksOf(month, firstWeekday(regionOf(locale)));
  const follows = useRef(false);
  useEffect(() => {
    if (!follows.current) return;
    follows.current = false;
    table.current?.querySelector<HTMLElement>(`[data-day="${selected}"] button`)?.focus();
  }, [selected]);
  const press = (event: KeyboardEvent) => {
    const next = dayByKey(selected, event.key);
    if (next === undefined) return;
    event.preventDefault();
    follows.current = true;
    onMove(next);
  };
  return (
    <table ref={table} className={styles.month}>
      <thead>
        <tr>
          {weeks[0]!.map((day) => (
            <th key={day} scope="col">
              <span aria-hidden="true">{formatDay(day, locale, { weekday: 'short' })}</span>
              <Hidden>{formatDay(day, locale, { weekday: 'long' })}</Hidden>
            </th>
          ))}
        </tr>
      </thead>
      <tbody onKeyDown={press}>
        {weeks.map((week) => (
          <tr key={week[0]}>
            {week.map((day) => (
              <td
                key={day}
                data-day={day}
                className={classes(
                  monthOf(day) !== month && styles.outside,
                  day === selected && styles.chosen,
                  day === over && styles.over,
                )}
              >
                <DayButton
                  day={day}
                  entries={entriesOn(entries, day)}
                  isSelected={day === selected}
                  onPress={onPress}
                />
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function DayButton({
  day,
  entries: { occasions, wears },
  isSelected,
  onPress,
}: {
  day: string;
  entries: Entries;
  isSelected: boolean;
  onPress(day: string): void;
}) {
  const words = useWords(calendarWords);
  const locale = useStore(language);
  const count = occasions.length + wears.length;
  const label = formatDay(day, locale, { dateStyle: 'full' });
  return (
    <button
      type="button"
      className={styles.day}
      tabIndex={isSelected ? 0 : -1}
      aria-pressed={isSelected}
      aria-current={day === today() ? 'date' : undefined}
      onClick={() => onPress(day)}
    >
      <Hidden>{count > 0 ? `${label}, ${words.events(count)}` : label}</Hidden>
      <span className={styles.number} aria-hidden="true">
        {Number(day.slice(8))}
      </span>
      {occasions.slice(0, 2).map(({ id, title }) => (
        <span key={id} className={styles.chip}>
          {title}
        </span>
      ))}
      <span className={styles.swatches}>
        {wears
          .flatMap(({ items }) => items)
          .slice(0, 6)
          .map(({ id, colours }) => (
            <span key={id} className={styles.swatch} style={{ background: colours[0]?.hex }} />
          ))}
      </span>
    </button>
  );
}

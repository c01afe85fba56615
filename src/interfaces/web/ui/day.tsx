import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { dateFormat } from './formats.ts';

/** Today where the person is, as `YYYY-MM-DD`. */
export const today = (now = new Date()): string =>
  [now.getFullYear(), now.getMonth() + 1, now.getDate()]
    .map((part) => String(part).padStart(2, '0'))
    .join('-');

/** A day of the calendar is the same everywhere: it has no time and no zone. */
export const formatDay = (
  day: string,
  locale: string,
  options: Intl.DateTimeFormatOptions = { dateStyle: 'medium' },
): string => dateFormat(locale, { timeZone: 'UTC', ...options }).format(new Date(`${day}T00:00:00Z`));

export const Day = ({ of }: { of: string }) => <time dateTime={of}>{formatDay(of, useStore(language))}</time>;

import { useEffect, useState } from 'react';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';

const steps = [
  ['second', 60],
  ['minute', 60],
  ['hour', 24],
  ['day', 7],
] as const;

/** `5 minutes ago`; the date when it is more than a week. */
export function ago(at: string, now: number, locale: string): string {
  let value = (Date.parse(at) - now) / 1000;
  for (const [unit, size] of steps) {
    if (Math.abs(value) < size)
      return new Intl.RelativeTimeFormat(locale, { numeric: 'auto', style: 'short' }).format(
        Math.round(value),
        unit,
      );
    value /= size;
  }
  return new Intl.DateTimeFormat(locale, { dateStyle: 'medium' }).format(new Date(at));
}

/** A time as people say it; the exact one is its title. */
export function Time({ at }: { at: string }) {
  const locale = useStore(language);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  const exact = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(
    new Date(at),
  );
  return (
    <time dateTime={at} title={exact}>
      {ago(at, now, locale)}
    </time>
  );
}

import { useEffect, useState } from 'react';
import { language } from '../shell/settings.ts';
import { useStore } from '../shell/store.ts';
import { ago } from './ago.ts';
import { dateFormat } from './formats.ts';

/** A time as people say it; the exact one is its title. */
export function Time({ at }: { at: string }) {
  const locale = useStore(language);
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), 60_000);
    return () => clearInterval(timer);
  }, []);
  const exact = dateFormat(locale, { dateStyle: 'full', timeStyle: 'short' }).format(new Date(at));
  return (
    <time dateTime={at} title={exact}>
      {ago(at, now, locale)}
    </time>
  );
}

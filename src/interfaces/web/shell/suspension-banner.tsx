import { Link } from '@tanstack/react-router';
import { useEffect, useState } from 'react';
import type { Me } from '../../client/index.ts';
import { useWords } from '../words/languages.ts';
import styles from './frame.module.css';
import { language } from './settings.ts';
import { useStore } from './store.ts';
import { shellWords } from './words.ts';

/** Browsers wait no longer than this, in milliseconds. */
const longestWait = 2 ** 31 - 1;

/** Says on every page that someone may only read, until when and why, and where to appeal. It ends with the suspension. */
export function SuspensionBanner({ of }: { of: NonNullable<Me['suspension']> }) {
  const words = useWords(shellWords);
  const locale = useStore(language);
  const [isOver, setOver] = useState(false);
  const { reason, until } = of;
  useEffect(() => {
    setOver(false);
    if (until === null) return undefined;
    const left = Date.parse(until) - Date.now();
    const timer = setTimeout(() => setOver(left <= longestWait), Math.min(longestWait, Math.max(0, left)));
    return () => clearTimeout(timer);
  }, [until]);
  if (isOver) return null;
  const format = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'short' });
  return (
    <div className={styles.suspension} role="status">
      <p>
        <strong>
          {until === null ? words.suspendedForGood : words.suspendedUntil(format.format(new Date(until)))}
        </strong>{' '}
        {words.suspendedFor(reason)}
      </p>
      <p>
        {words.whileSuspended} <Link to="/settings/decisions">{words.toAppeal}</Link>
      </p>
    </div>
  );
}

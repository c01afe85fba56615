import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { client } from './client.ts';
import styles from './frame.module.css';
import { asOf, renewKept } from './kept.ts';
import { followFrames } from './live.ts';
import { MoreLinks, Navigation } from './navigation.tsx';
import { useMaybeMe } from './session.ts';
import { language } from './settings.ts';
import { Shortcuts } from './shortcuts.tsx';
import { Store, useStore } from './store.ts';
import { SuspensionBanner } from './suspension-banner.tsx';
import './waiting.ts';
import { shellWords } from './words.ts';

const connection = new Store(client.connection);
client.on('connection', (state) => connection.set(state));

/** What is the same on every page. */
export function Frame() {
  const words = useWords(shellWords);
  const me = useMaybeMe();
  return (
    <>
      <a className={styles.skip} href="#content">
        {words.skip}
      </a>
      <div className={styles.frame}>
        <Navigation />
        <div className={styles.body}>
          {me && <Live />}
          <header className={styles.top}>
            <Link to="/">Layers</Link>
            {me && <MoreLinks me={me} />}
          </header>
          {me?.suspension && <SuspensionBanner of={me.suspension} />}
          <Content />
        </div>
      </div>
      <Shortcuts />
    </>
  );
}

/** A new page takes the focus, so that it is read from its beginning. */
function Content() {
  const main = useRef<HTMLElement>(null);
  const path = useRouterState({ select: ({ resolvedLocation }) => resolvedLocation?.pathname });
  const first = useRef(path);
  useEffect(() => {
    if (first.current === undefined) first.current = path;
    else if (path !== first.current) {
      first.current = path;
      if (!main.current?.contains(document.activeElement)) main.current?.focus({ preventScroll: true });
    }
  }, [path]);
  return (
    <main id="content" ref={main} className={styles.main} tabIndex={-1}>
      <Outlet />
    </main>
  );
}

/** `10:32`, with the day unless it is today. */
function momentOf(at: number, locale: string): string {
  const date = new Date(at);
  const isToday = date.toDateString() === new Date().toDateString();
  return new Intl.DateTimeFormat(locale, {
    timeStyle: 'short',
    ...(!isToday && { dateStyle: 'medium' }),
  }).format(date);
}

/** While someone is signed in: follows what is pushed, and says when there is no connection. */
function Live() {
  const cache = useQueryClient();
  const words = useWords(common);
  const shell = useWords(shellWords);
  const state = useStore(connection);
  const wasOpen = useRef(false);
  const locale = useStore(language);
  const since = useStore(asOf);
  if (state === 'open') wasOpen.current = true;
  useEffect(() => followFrames(cache), [cache]);
  // What was kept is shown no longer than there is no connection.
  useEffect(() => {
    const renew = () => renewKept(cache);
    if (state === 'open') renew();
    addEventListener('online', renew);
    return () => removeEventListener('online', renew);
  }, [state, cache]);
  const isBroken = (wasOpen.current || since !== undefined) && state !== 'open';
  if (!isBroken && since === undefined) return null;
  return (
    <p className={styles.offline} role="status">
      {since !== undefined && `${shell.asOf(momentOf(since, locale))}. `}
      {isBroken && words.offline}
    </p>
  );
}

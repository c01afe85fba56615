import { useQueryClient } from '@tanstack/react-query';
import { Link, Outlet, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import { common } from '../words/common.ts';
import { useWords } from '../words/languages.ts';
import { client } from './client.ts';
import styles from './frame.module.css';
import { followFrames } from './live.ts';
import { Navigation } from './navigation.tsx';
import { useMaybeMe } from './session.ts';
import { Shortcuts } from './shortcuts.tsx';
import { Store, useStore } from './store.ts';
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
          </header>
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

/** While someone is signed in: follows what is pushed, and says when there is no connection. */
function Live() {
  const cache = useQueryClient();
  const words = useWords(common);
  const state = useStore(connection);
  const wasOpen = useRef(false);
  if (state === 'open') wasOpen.current = true;
  useEffect(() => followFrames(cache), [cache]);
  return wasOpen.current && state !== 'open' ? (
    <p className={styles.offline} role="status">
      {words.offline}
    </p>
  ) : null;
}

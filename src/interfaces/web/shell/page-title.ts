import { useQuery } from '@tanstack/react-query';
import { useEffect } from 'react';
import { query } from './queries.ts';
import { isSignedIn } from './settings.ts';
import { useStore } from './store.ts';

/** The title of the window: what waits, the page, and the app. */
export function usePageTitle(title: string): void {
  const { data: counts } = useQuery({
    ...query('identity.get-inbox-counts', {}),
    enabled: useStore(isSignedIn),
  });
  const waiting = (counts?.unreadMessages ?? 0) + (counts?.unreadNotifications ?? 0);
  useEffect(() => {
    document.title = `${waiting > 0 ? `(${waiting}) ` : ''}${title} – Layers`;
  }, [title, waiting]);
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { client } from '../shell/client.ts';
import { useMe } from '../shell/session.ts';
import { useStore } from '../shell/store.ts';
import type { Entry } from './fields.ts';
import { sendTicks, tick, ticks } from './tick-store.ts';

/** The ticks of a list that wait, and how to tick: at once on the page, at the service as soon as it can be reached. */
export function useTicks(collectionId: string) {
  const cache = useQueryClient();
  const { id: by } = useMe();
  const all = useStore(ticks);
  useEffect(() => {
    const send = () => void sendTicks(by, cache);
    send();
    addEventListener('online', send);
    const stop = client.on('reconnected', send);
    return () => {
      removeEventListener('online', send);
      stop();
    };
  }, [by, cache]);
  return {
    waiting: all.filter((one) => one.by === by && one.collectionId === collectionId),
    tick: ({ refId, kind }: Pick<Entry, 'refId' | 'kind'>, packed: boolean) =>
      tick({ by, collectionId, refId, kind, packed }, cache),
  };
}

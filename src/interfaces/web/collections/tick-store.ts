import type { QueryClient } from '@tanstack/react-query';
import { get, set } from 'idb-keyval';
import { CallRefused } from '../../client/index.ts';
import { client } from '../shell/client.ts';
import { query } from '../shell/queries.ts';
import { Store } from '../shell/store.ts';
import { type Tick, withoutTick, withTick } from './ticks.ts';

const key = 'ticks';
const retryMs = 5_000;

/** Ticks that the service does not know yet; they outlive the page. */
export const ticks = new Store<readonly Tick[]>([]);
const loaded = get<readonly Tick[]>(key)
  .then((kept = []) => ticks.set([...kept, ...ticks.get()].reduce(withTick, [])))
  .catch(() => {
    // Without storage they last as long as the page.
  });
const keep = (next: readonly Tick[]) => {
  ticks.set(next);
  void set(key, next).catch(() => {});
};

let sending: Promise<void> | undefined;
let timer: ReturnType<typeof setTimeout> | undefined;

/** Sends what this account has ticked, one after the other; without a connection it tries again later. */
export function sendTicks(by: string, cache: QueryClient): Promise<void> {
  clearTimeout(timer);
  sending ??= sendAll(by, cache)
    .catch(() => {
      timer = setTimeout(() => void sendTicks(by, cache), retryMs);
    })
    .finally(() => {
      sending = undefined;
    });
  return sending;
}

async function sendAll(by: string, cache: QueryClient): Promise<void> {
  await loaded;
  for (let tick = next(by); tick; tick = next(by)) {
    if (!navigator.onLine) throw new Error('There is no connection');
    const { collectionId, refId, kind, packed } = tick;
    try {
      const now = await client.call('wardrobe.put-collection-entry', { collectionId, refId, kind, packed });
      cache.setQueryData(query('wardrobe.get-collection', { collectionId }).queryKey, now);
    } catch (error) {
      // What has been removed meanwhile cannot be packed; anything else is tried again.
      if (!(error instanceof CallRefused) || error.status !== 404) throw error;
    }
    keep(withoutTick(ticks.get(), tick));
  }
}

const next = (by: string) => ticks.get().find((one) => one.by === by);

export function tick(one: Tick, cache: QueryClient): void {
  keep(withTick(ticks.get(), one));
  void sendTicks(one.by, cache);
}

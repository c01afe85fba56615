import { get, set } from 'idb-keyval';
import type { QueuedMessage, QueueStore } from '../../client/index.ts';

const key = 'outbox';

/** Messages that wait for a connection outlive the page. They carry whose they are; the client sends nobody else's. */
export const outbox: QueueStore = {
  load: async () => (await get<QueuedMessage[]>(key)) ?? [],
  save: (messages) => set(key, [...messages]),
};

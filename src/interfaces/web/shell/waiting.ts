import type { QueuedMessage } from '../../client/index.ts';
import { client } from './client.ts';
import type { FailedMessage } from './failed-message.ts';
import { Store } from './store.ts';

/** Messages that are not sent yet, oldest first. */
export const waiting = new Store<readonly QueuedMessage[]>(client.waiting);
client.on('waiting', (messages) => waiting.set(messages));

/** Messages that will not be sent unless someone tries again. */
export const failed = new Store<readonly FailedMessage[]>([]);
client.on('message-refused', (one) => failed.set([...failed.get(), one]));

export const forgetFailed = (clientId: string): void =>
  failed.set(failed.get().filter(({ message }) => message.clientId !== clientId));

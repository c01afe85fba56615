import { get, set } from 'idb-keyval';
import { CallRefused, type Conversation, type Problem, type QueuedMessage } from '../../client/index.ts';
import { account } from './account.ts';
import { client } from './client.ts';
import type { FailedMessage } from './failed-message.ts';
import { Store } from './store.ts';

/** Messages that are not sent yet, oldest first. */
export const waiting = new Store<readonly QueuedMessage[]>(client.waiting);
client.on('waiting', (messages) => waiting.set(messages));

/** Messages that will not be sent unless someone tries again. They outlive the page, as those that wait do. */
export const failed = new Store<readonly FailedMessage[]>([]);

const key = 'failed';
type Kept = readonly { readonly message: QueuedMessage; readonly problem: Problem }[];
// Without storage they last as long as the page.
const former = get<Kept>(key).catch(() => undefined);
void former.then((kept = []) => {
  failed.set([
    ...kept.map(({ message, problem }) => ({ message, refusal: new CallRefused(problem) })),
    ...failed.get(),
  ]);
  failed.subscribe(() => {
    const kept: Kept = failed.get().map(({ message, refusal }) => ({ message, problem: refusal.problem }));
    void set(key, kept).catch(() => {});
  });
});
client.on('message-refused', ({ message, refusal }) =>
  failed.set([
    ...failed.get(),
    { message: { ...message, userId: message.userId ?? account.get() }, refusal },
  ]),
);

export const forgetFailed = (clientId: string): void =>
  failed.set(failed.get().filter(({ message }) => message.clientId !== clientId));

/** Sends it once more; a second refusal shows it again. */
export function tryAgain(chat: Conversation, { message: { clientId, draft } }: FailedMessage): void {
  // It leaves one list once it is in the other, so that it is always in one.
  const stop = waiting.subscribe(() => {
    if (!waiting.get().some((one) => one.clientId === clientId)) return;
    stop();
    forgetFailed(clientId);
  });
  chat
    .send({ ...draft, clientId })
    .catch(() => {})
    .finally(stop);
}

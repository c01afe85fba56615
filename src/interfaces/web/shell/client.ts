import { createClient, type OperationName } from '../../client/index.ts';
import { outbox } from './outbox.ts';

/** What follows a conversation as it goes on; all else goes over HTTP, which need not wait for the socket. */
const overSocket =
  /^messaging\.(send|edit|delete)-message$|^messaging\.(start-typing|stop-typing|mark-read)$|^messaging\.(un)?react-/;

/** The page's only door to the service. */
export const client = createClient({
  url: location.origin,
  transport: 'socket',
  cookies: true,
  overHttp: (name: OperationName) => !overSocket.test(name),
  queue: outbox,
});

// A process with many signed-in sockets that reconnect, as our client does, when the service goes away.
import { WebSocket } from 'ws';
import { pause } from '../../../src/interfaces/client/platform.ts';
import { backoffMs, defaultRetries } from '../../../src/interfaces/client/retries.ts';

export interface ManySockets {
  readonly port: number;
  readonly sockets: number;
  readonly tokens: readonly string[];
  readonly conversationId: string;
}

const { port, sockets, tokens, conversationId } = JSON.parse(process.argv[2]!) as ManySockets;
const print = (report: object) => process.stdout.write(`${JSON.stringify(report)}\n`);
let connected = 0;
let refusedHandshakes = 0;
let refusedCalls = 0;
let lostAt = 0;

/** Resolves when connected, to a function for calls and a promise for the end; rejects when refused. */
function opened(token: string) {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
  });
  const { promise: closed, resolve: close } = Promise.withResolvers<void>();
  let answered: (text: string) => void = () => {};
  return new Promise<{ closed: Promise<void>; changes(after: number): Promise<Answer> }>(
    (resolve, reject) => {
      socket.on('error', reject);
      socket.on('close', () => {
        reject(new Error('The connection was closed'));
        answered('[{"ok":false,"problem":{"retryAfterSeconds":1}}]');
        close();
      });
      socket.on('message', (data: Buffer) => {
        const text = data.toString();
        if (text.startsWith('43')) answered(text.slice(text.indexOf('[')));
        else if (text.startsWith('40')) resolve({ closed, changes });
        else if (text.startsWith('44')) reject(new Error(text));
        else if (text.startsWith('0')) socket.send(`40${JSON.stringify({ token })}`);
        else if (text === '2') socket.send('3');
      });
      const changes = (after: number) =>
        new Promise<Answer>((answer) => {
          answered = (text) => answer(JSON.parse(text)[0]);
          socket.send(`420${JSON.stringify(['messaging.list-changes', { conversationId, after }])}`);
        });
    },
  );
}
type Answer =
  | { readonly ok: true; readonly result: { readonly items: readonly { readonly changeSeq: number }[] } }
  | { readonly ok: false; readonly problem: { readonly retryAfterSeconds?: number } };

async function keepConnected(token: string): Promise<never> {
  let seen = 0;
  for (let failures = 0; ; ) {
    try {
      const { closed, changes } = await opened(token);
      failures = 0;
      for (let retry = 1; ; retry++) {
        const answer = await changes(seen);
        if (answer.ok) {
          seen = Math.max(seen, ...answer.result.items.map(({ changeSeq }) => changeSeq));
          break;
        }
        refusedCalls++;
        await pause((answer.problem.retryAfterSeconds ?? 0) * 1000 + backoffMs(retry, defaultRetries));
      }
      connected++;
      if (connected === sockets)
        print({ seen, ms: performance.now() - lostAt, refusedHandshakes, refusedCalls });
      await closed;
      if (connected === sockets) [lostAt, refusedHandshakes, refusedCalls] = [performance.now(), 0, 0];
      connected--;
    } catch {
      refusedHandshakes++;
    }
    await pause(backoffMs(++failures, defaultRetries));
  }
}

for (let i = 0; i < sockets; i++) {
  void keepConnected(tokens[i % tokens.length]!);
  // They connect one after the other, and are all disconnected together.
  if (i % 20 === 19) await pause(5);
}

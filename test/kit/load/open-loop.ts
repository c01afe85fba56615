// A process that calls a service at a constant rate, whether or not the service keeps up.
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { WebSocket } from 'ws';
import type { Caller, LoadOptions, Outcomes } from './offered-load.ts';

interface Answer {
  readonly status: number;
  readonly retryAfter: boolean;
  readonly code: string | undefined;
}
/** One connection to the service. */
interface Connection {
  readonly busy: () => boolean;
  send(): Promise<Answer>;
  close(): void;
}

const offer = JSON.parse(readFileSync(0, 'utf8')) as LoadOptions;
const { port, patienceMs } = offer;
const tickMs = 4;
// More than 32 calls per socket would be refused because of their number.
const mostInFlight = 30;
let turn = 0;
const next = ({ calls }: Caller) => calls[turn++ % calls.length]!.replace('%uuid%', () => randomUUID());

/** Sends one request after the other. */
async function httpConnection(caller: Caller): Promise<Connection> {
  const socket = connect(port, '127.0.0.1').setNoDelay(true);
  await opened(socket, 'connect');
  let seen = '';
  let answered: { resolve(answer: Answer): void; reject(error: Error): void } | undefined;
  socket.on('data', (chunk) => {
    seen += chunk.toString('latin1');
    const end = seen.indexOf('\r\n\r\n');
    const length = Number(/content-length: (\d+)/i.exec(seen)?.[1] ?? 0);
    if (end < 0 || seen.length < end + 4 + length) return;
    const [text, settle] = [seen, answered];
    [seen, answered] = ['', undefined];
    settle?.resolve({
      status: Number(text.slice(9, 12)),
      retryAfter: /\r\nretry-after: \d+\r\n/i.test(text),
      code: /"code":"([^"]+)"/.exec(text)?.[1],
    });
  });
  socket.on('close', () => answered?.reject(new Error('The connection was closed')));
  return {
    busy: () => answered !== undefined || socket.destroyed,
    send: () =>
      new Promise((resolve, reject) => {
        answered = { resolve, reject };
        socket.write(next(caller));
      }),
    close: () => socket.destroy(),
  };
}

/** Sends many frames at once; an id in call and answer matches them. */
async function frameConnection(
  caller: Caller,
  url: string,
  frame: (id: number, call: string) => string,
  answerIn: AnswerIn,
) {
  const socket = new WebSocket(url, { perMessageDeflate: false, skipUTF8Validation: true });
  const waiting = new Map<number, (answer: Answer) => void>();
  let ids = 0;
  const { promise: entered, resolve: enter } = Promise.withResolvers<void>();
  socket.on('message', (data: Buffer) => {
    const text = data.toString();
    if (text.startsWith('0')) socket.send(`40${JSON.stringify({ token: caller.token })}`);
    else if (text.startsWith('40')) enter();
    else if (text === '2') socket.send('3');
    const found = answerIn(text);
    if (!found) return;
    waiting.get(found.id)?.(found.answer);
    waiting.delete(found.id);
  });
  await opened(socket, 'open');
  if (offer.wire === 'socket') await entered;
  return {
    busy: () => waiting.size >= mostInFlight || socket.readyState !== WebSocket.OPEN,
    send: () =>
      new Promise<Answer>((resolve) => {
        const id = ids++;
        waiting.set(id, resolve);
        socket.send(frame(id, next(caller)));
      }),
    close: () => socket.terminate(),
  };
}
type AnswerIn = (text: string) => { id: number; answer: Answer } | undefined;

const answerOf = (text: string): Answer => ({
  status: Number(/"status":(\d+)/.exec(text)?.[1] ?? 200),
  retryAfter: text.includes('"retryAfterSeconds"'),
  code: /"code":"([^"]+)"/.exec(text)?.[1],
});

const lines = {
  http: httpConnection,
  socket: (caller: Caller) =>
    frameConnection(
      caller,
      `ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`,
      (id, call) => `42${id}${call}`,
      (text) =>
        text.startsWith('43')
          ? { id: Number.parseInt(text.slice(2), 10), answer: answerOf(text.slice(0, 600)) }
          : undefined,
    ),
  websocket: (caller: Caller) =>
    frameConnection(
      caller,
      `ws://127.0.0.1:${port}${caller.path}?token=${caller.token}`,
      (id, call) => call.replace('{', `{"ref":"${id}",`),
      (text) => {
        const ref = /"ref":"(\d+)"/.exec(text)?.[1];
        return ref === undefined ? undefined : { id: Number(ref), answer: answerOf(text) };
      },
    ),
};

const opened = (socket: Socket | WebSocket, event: string) =>
  new Promise<void>((resolve, reject) => {
    (socket as Socket).once(event, () => resolve());
    (socket as Socket).on('error', reject);
  });

const outcomes = { done: 0, refused: 0, late: 0, unsent: 0, broken: 0 };
const codes: Record<string, number> = {};
const refusals: number[] = [];
const successes: number[] = [];
let running = 0;

async function call(line: Connection): Promise<void> {
  const from = performance.now();
  running++;
  // A caller whose call takes too long closes the connection and leaves.
  let gaveUp = false;
  const giveUp = () => {
    gaveUp = true;
    line.close();
  };
  const late = offer.wire === 'http' ? setTimeout(giveUp, patienceMs) : undefined;
  try {
    const { status, code, retryAfter } = await line.send();
    const ms = performance.now() - from;
    if (status < 400) {
      if (ms > patienceMs) outcomes.late++;
      else outcomes.done++;
      successes.push(ms);
    } else {
      const key = `${status} ${code}${retryAfter ? '' : ' without Retry-After'}`;
      codes[key] = (codes[key] ?? 0) + 1;
      outcomes.refused++;
      refusals.push(ms);
    }
  } catch {
    if (gaveUp) outcomes.late++;
    else outcomes.broken++;
  } finally {
    clearTimeout(late);
    running--;
  }
}

const open: Connection[] = [];
const openNext = () => lines[offer.wire](offer.callers[open.length % offer.callers.length]!);
while (open.length < offer.connections) open.push(await openNext());

const from = performance.now();
const until = from + offer.seconds * 1000;
if (offer.rate === null)
  await Promise.all(
    open.map(async (line) => {
      while (performance.now() < until) await call(line);
    }),
  );
else {
  let sent = 0;
  let at = 0;
  while (performance.now() < until) {
    for (const due = ((performance.now() - from) / 1000) * offer.rate; sent < due; sent++) {
      let tried = 0;
      while (tried < open.length && open[at]!.busy()) {
        at = (at + 1) % open.length;
        tried++;
      }
      if (tried === open.length) outcomes.unsent++;
      else void call(open[at]!);
      at = (at + 1) % open.length;
    }
    await new Promise((resolve) => setTimeout(resolve, tickMs));
  }
}
const seconds = (performance.now() - from) / 1000;
const gone = Date.now() + patienceMs;
while (running > 0 && Date.now() < gone) await new Promise((resolve) => setTimeout(resolve, 10));
outcomes.late += running;

const at = (sorted: number[], share: number) =>
  sorted.sort((a, b) => a - b)[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
const told: Outcomes = {
  ...outcomes,
  goodput: outcomes.done / seconds,
  codes,
  refusedMs: { p50: at(refusals, 0.5), p99: at(refusals, 0.99) },
  doneMs: { p50: at(successes, 0.5), p99: at(successes, 0.99) },
};
process.stdout.write(JSON.stringify(told), () => process.exit(0));

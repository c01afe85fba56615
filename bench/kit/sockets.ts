import { once } from 'node:events';
import { WebSocket } from 'ws';

export interface RawSocket {
  /** The number of received frames of the given event; batched ones count individually. */
  received(): number;
  /** Called with the text of each event, before it is counted. */
  onEvent: ((text: string) => void) | undefined;
  emit(name: string, input: object): Promise<unknown>;
  close(): void;
}

/** The client of a plain WebSocket, which is of one conversation. */
export async function openChat(
  port: number,
  token: string,
  conversationId: string,
  event: string,
): Promise<RawSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/chats/ws/${conversationId}/bench?token=${token}`, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  const waiting = new Map<string, (result: unknown) => void>();
  let refs = 0;
  let received = 0;
  const marked = `"type":"${event}"`;
  const raw: RawSocket = {
    received: () => received,
    onEvent: undefined,
    emit(_, { conversationId: _of, ...message }: { conversationId?: string }) {
      const ref = String(refs++);
      socket.send(JSON.stringify({ type: 'create', ref, ...message }));
      return new Promise((resolve) => waiting.set(ref, resolve));
    },
    close: () => socket.terminate(),
  };
  socket.on('message', (data: Buffer) => {
    if (data.includes(marked)) {
      received += 1;
      raw.onEvent?.(data.toString());
      return;
    }
    const { type, ref, ...answer } = JSON.parse(data.toString()) as { type: string; ref: string };
    waiting.get(ref)?.({ ok: type === 'done', ...answer });
    waiting.delete(ref);
  });
  await once(socket, 'open');
  return raw;
}

/** A minimal Socket.IO client, so that the server is the bottleneck: it counts frames without parsing them. */
export async function openSocket(port: number, auth: object, event: string): Promise<RawSocket> {
  const socket = new WebSocket(`ws://127.0.0.1:${port}/socket.io/?EIO=4&transport=websocket`, {
    perMessageDeflate: false,
    skipUTF8Validation: true,
  });
  const waiting = new Map<number, (result: unknown) => void>();
  let ids = 0;
  let received = 0;
  const { promise: opened, resolve: open, reject } = Promise.withResolvers<void>();
  const marked = `"${event}"`;
  const raw: RawSocket = {
    received: () => received,
    onEvent: undefined,
    emit(name, input) {
      const id = ids++;
      socket.send(`42${id}${JSON.stringify([name, input])}`);
      return new Promise((resolve) => waiting.set(id, resolve));
    },
    close: () => socket.terminate(),
  };
  socket.on('error', reject);
  socket.on('message', (data: Buffer) => {
    const kind = data.toString('latin1', 0, 2);
    if (kind === '42') {
      received += count(data, marked);
      raw.onEvent?.(data.toString());
    } else if (kind === '43') {
      const text = data.toString();
      const at = text.indexOf('[');
      const id = Number(text.slice(2, at));
      waiting.get(id)?.((JSON.parse(text.slice(at)) as unknown[])[0]);
      waiting.delete(id);
    } else if (kind[0] === '0') socket.send(`40${JSON.stringify(auth)}`);
    else if (kind === '40') open();
    else if (kind === '44') reject(new Error(data.toString()));
    else if (kind[0] === '2') socket.send('3');
  });
  await opened;
  return raw;
}

function count(data: Buffer, mark: string): number {
  let n = 0;
  for (let at = data.indexOf(mark); at >= 0; at = data.indexOf(mark, at + mark.length)) n++;
  return n;
}

import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** What the server does with a recipient; after DATA it may also cut the line, or never say a word. */
export type Reply = 'take' | 'drop' | 'hang' | { readonly code: number; readonly text: string };

/** A real SMTP server that keeps what it takes, and treats each recipient as it is told to. */
export async function startSmtpServer() {
  const taken: { to: string; raw: Buffer }[] = [];
  /** By the part before the @, the next ones first; the last one stays. */
  const behaviours = new Map<string, Reply[]>();
  const next = (address: string): Reply => {
    const queue = behaviours.get(address.split('@')[0]!) ?? [];
    return (queue.length > 1 ? queue.shift() : queue[0]) ?? 'take';
  };
  const current = new Map<string, Reply>();
  const server = new SMTPServer({
    ...{ authOptional: true, disabledCommands: ['STARTTLS'], logger: false, closeTimeout: 50 },
    onRcptTo({ address }, session, done) {
      const behaviour = next(address);
      current.set(session.id, behaviour);
      if (typeof behaviour === 'string') return done();
      done(Object.assign(new Error(behaviour.text), { responseCode: behaviour.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const behaviour = current.get(session.id);
        if (behaviour === 'hang') return;
        if (behaviour === 'drop')
          return void (server as never as Connections).connections.forEach(cut(session.id));
        office.got(() => {
          taken.push({ to: session.envelope.rcptTo[0]!.address, raw: Buffer.concat(chunks) });
          done();
        });
      });
    },
  });
  server.on('error', () => {});
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  const port = (listener.address() as AddressInfo).port;
  const close = () => new Promise<void>((resolve) => server.close(() => resolve()));
  onTestFinished(close);
  const office = {
    taken,
    behaviours,
    /** A mail is whole: `answer` takes it, and says so. */
    got: (answer: () => void) => answer(),
    close,
    url: `smtp://127.0.0.1:${port}`,
    port,
    read: (): Promise<Email[]> => Promise.all(taken.map(({ raw }) => PostalMime.parse(raw))),
  };
  return office;
}

interface Connections {
  readonly connections: Set<{ readonly id: string; readonly _socket: { destroy(): void } }>;
}
const cut = (id: string) => (connection: { readonly id: string; readonly _socket: { destroy(): void } }) => {
  if (connection.id === id) connection._socket.destroy();
};

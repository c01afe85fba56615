import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import PostalMime, { type Email } from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { onTestFinished } from 'vitest';

/** How the server treats a recipient. After DATA it may also drop the connection, or never answer. */
export type Reply = 'accept' | 'drop' | 'hang' | { readonly code: number; readonly text: string };

/** As `openSmtpServer`, until the end of the test. */
export async function startSmtpServer() {
  const smtp = await openSmtpServer();
  onTestFinished(smtp.close);
  return smtp;
}

/** A real SMTP server that keeps the accepted mails and treats each recipient as configured. */
export async function openSmtpServer() {
  const accepted: { to: string; raw: Buffer }[] = [];
  /** Replies by the part before the @, one per mail; the last one stays. */
  const replies = new Map<string, Reply[]>();
  const next = (address: string): Reply => {
    const queue = replies.get(address.split('@')[0]!) ?? [];
    return (queue.length > 1 ? queue.shift() : queue[0]) ?? 'accept';
  };
  const current = new Map<string, Reply>();
  const server = new SMTPServer({
    authOptional: true,
    allowInsecureAuth: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    closeTimeout: 50,
    onAuth({ username, password }, _, done) {
      if (password === smtp.password) return done(null, { user: username });
      // Some servers repeat what they were sent.
      done(Object.assign(new Error(`5.7.8 ${username}:${password} is wrong`), { responseCode: 535 }));
    },
    onRcptTo({ address }, session, done) {
      const reply = next(address);
      current.set(session.id, reply);
      if (typeof reply === 'string') return done();
      done(Object.assign(new Error(reply.text), { responseCode: reply.code }));
    },
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const reply = current.get(session.id);
        if (reply === 'hang') return;
        if (reply === 'drop')
          return void (server as never as Connections).connections.forEach(cut(session.id));
        smtp.onMail(() => {
          accepted.push({ to: session.envelope.rcptTo[0]!.address, raw: Buffer.concat(chunks) });
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
  const smtp = {
    accepted,
    replies,
    /** Called when a mail has arrived completely; `answer` accepts it. */
    onMail: (answer: () => void) => answer(),
    close,
    /** Of any user. */
    password: 'secret',
    url: `smtp://127.0.0.1:${port}`,
    port,
    read: (): Promise<Email[]> => Promise.all(accepted.map(({ raw }) => PostalMime.parse(raw))),
  };
  return smtp;
}

interface Connections {
  readonly connections: Set<{ readonly id: string; readonly _socket: { destroy(): void } }>;
}
const cut = (id: string) => (connection: { readonly id: string; readonly _socket: { destroy(): void } }) => {
  if (connection.id === id) connection._socket.destroy();
};

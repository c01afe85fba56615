import { join } from 'node:path';
import { replaceFile } from '../files/private-file.ts';

export interface MailMessage {
  /** Becomes the Message-ID. */
  readonly id: string;
  readonly to: string;
  readonly subject: string;
  readonly text: string;
  readonly date?: Date;
  readonly html?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Throws the mailer's errors. */
export type SendMail = (message: MailMessage) => Promise<void>;

type Nodemailer = typeof import('nodemailer');

/**
 * Loads nodemailer at the first mail: it takes megabytes and part of the start-up time, and many processes send
 * none.
 */
function atFirst<T>(make: (library: Nodemailer) => T): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= import('nodemailer').then(make));
}

/** Always addressed to exactly one recipient, whatever the address contains. */
const composed = ({ id, to, headers, ...message }: MailMessage, from: string) => ({
  ...message,
  from,
  to: { name: '', address: to },
  messageId: `<${id}@${/@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'}>`,
  headers: { 'Auto-Submitted': 'auto-generated', ...headers },
  disableFileAccess: true,
  disableUrlAccess: true,
});

/** Milliseconds. */
export interface SmtpTimeouts {
  /** Until the connection is open and the server has greeted. */
  readonly connect: number;
  /** Between two responses. A client that gives up on a slow server sends the mail twice. */
  readonly silence: number;
}

export function smtpSending(url: string, from: string, timeouts: Partial<SmtpTimeouts> = {}): SendMail {
  const { connect = 10_000, silence = 300_000 } = timeouts;
  const transport = atFirst(({ createTransport }) =>
    createTransport({
      url,
      connectionTimeout: connect,
      greetingTimeout: connect,
      dnsTimeout: connect,
      socketTimeout: silence,
    }),
  );
  return async (message) => void (await (await transport()).sendMail(composed(message, from)));
}

/** Writes mails into a folder, for machines without a mail server. */
export function fileSending(folder: string, from: string): SendMail {
  const composer = atFirst(({ createTransport }) => createTransport({ streamTransport: true, buffer: true }));
  return async (message) => {
    const { message: bytes } = await (await composer()).sendMail(composed(message, from));
    await replaceFile(join(folder, `${encodeURIComponent(message.id)}.eml`), bytes as Buffer);
  };
}

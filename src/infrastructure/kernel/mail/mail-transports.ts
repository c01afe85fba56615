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

/** Throws what the mailer throws. */
export type SendMail = (message: MailMessage) => Promise<void>;

type Nodemailer = typeof import('nodemailer');

/** Made at the first mail: the library takes megabytes and a part of the start, and many a process sends none. */
function atFirst<T>(make: (library: Nodemailer) => T): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= import('nodemailer').then(make));
}

/** Never to more than the one address, whatever stands in it. */
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
  /** Until there is a connection and a greeting. */
  readonly connect: number;
  /** Between two signs of life: whoever gives up on a server that is only slow sends twice. */
  readonly silence: number;
}

export function smtpSending(url: string, from: string, timeouts: Partial<SmtpTimeouts> = {}): SendMail {
  const { connect = 10_000, silence = 300_000 } = timeouts;
  const transport = atFirst(({ createTransport }) =>
    createTransport({
      ...{
        url,
        connectionTimeout: connect,
        greetingTimeout: connect,
        dnsTimeout: connect,
        socketTimeout: silence,
      },
    }),
  );
  return async (message) => void (await (await transport()).sendMail(composed(message, from)));
}

/** Into a folder instead, for machines without a mail server. */
export function fileSending(folder: string, from: string): SendMail {
  const composer = atFirst(({ createTransport }) => createTransport({ streamTransport: true, buffer: true }));
  return async (message) => {
    const { message: bytes } = await (await composer()).sendMail(composed(message, from));
    await replaceFile(join(folder, `${encodeURIComponent(message.id)}.eml`), bytes as Buffer);
  };
}

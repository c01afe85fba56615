import { join } from 'node:path';
import { mailTransport } from '../kernel/mail-transport.ts';
import { replaceFile } from '../kernel/private-file.ts';

export interface MailMessage {
  readonly id: string;
  readonly to: string;
  readonly date: Date;
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** Throws what the mailer throws. */
export type SendMail = (message: MailMessage) => Promise<void>;

/** Never to more than the one address, whatever stands in it. */
const composed = ({ id, to, ...message }: MailMessage, from: string) => ({
  ...message,
  from,
  to: { name: '', address: to },
  messageId: `<${id}@${/@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'}>`,
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
  const transport = mailTransport(({ createTransport }) =>
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
export function outboxSending(folder: string, from: string): SendMail {
  const composer = mailTransport(({ createTransport }) =>
    createTransport({ streamTransport: true, buffer: true }),
  );
  return async (message) => {
    const { message: bytes } = await (await composer()).sendMail(composed(message, from));
    await replaceFile(join(folder, `${message.id}.eml`), bytes as Buffer);
  };
}

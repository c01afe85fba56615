import type { Mailer } from '../../../application/kernel/mail/mailer.ts';
import { FileMailer } from './file-mailer.ts';
import { SmtpMailer } from './smtp-mailer.ts';

export interface MailerOptions {
  /** `SMTP_URL`; undefined: mails are written into `folder`. */
  readonly url: string | undefined;
  readonly folder: string;
  readonly from: string;
  /** Milliseconds to wait for an answer of the server. */
  readonly silenceMs: number;
}

type Opener = (url: string, options: MailerOptions) => Mailer;

/** One line for each scheme of `SMTP_URL`. */
const openers: Readonly<Record<string, Opener>> = {
  'smtp:': (url, { from, silenceMs }) => new SmtpMailer({ url, from, silenceMs }),
  'smtps:': (url, { from, silenceMs }) => new SmtpMailer({ url, from, silenceMs }),
};

/** The protocols that `SMTP_URL` may have. */
export const mailerSchemes = Object.keys(openers);

export function openMailer(options: MailerOptions): Mailer {
  const { url, folder, from } = options;
  if (url === undefined) return new FileMailer(folder, from);
  const { protocol } = new URL(url);
  const open = openers[protocol];
  if (!open) throw new Error(`No mailer for ${protocol}`);
  return open(url, options);
}

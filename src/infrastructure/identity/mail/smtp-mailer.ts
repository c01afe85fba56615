import { type Mail, Mailer } from '../../../application/identity/ports.ts';
import { type SendMail, smtpSending } from '../../kernel/mail/mail-transports.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:587`, or `smtps:`. */
  readonly url: string;
  readonly from: string;
  /** How long to wait for a silent server. */
  readonly timeoutMs?: number;
}

export class SmtpMailer extends Mailer {
  readonly #send: SendMail;

  constructor({ url, from, timeoutMs = 10_000 }: SmtpOptions) {
    super();
    this.#send = smtpSending(url, from, { connect: timeoutMs, silence: timeoutMs });
  }

  send({ language, ...mail }: Mail): Promise<void> {
    return this.#send({ ...mail, headers: { 'Content-Language': language } });
  }
}

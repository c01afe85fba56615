import { createTransport } from 'nodemailer';
import { type Mail, Mailer } from '../../application/identity/ports.ts';
import { toMessage } from './mail-message.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:587`, or `smtps:`. */
  readonly url: string;
  readonly from: string;
  /** How long a silent server is waited for. */
  readonly timeoutMs?: number;
}

export class SmtpMailer extends Mailer {
  readonly #transport;
  readonly #from: string;

  constructor({ url, from, timeoutMs = 10_000 }: SmtpOptions) {
    super();
    this.#from = from;
    this.#transport = createTransport({
      url,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
      dnsTimeout: timeoutMs,
    });
  }

  async send(mail: Mail): Promise<void> {
    await this.#transport.sendMail(toMessage(mail, this.#from));
  }
}

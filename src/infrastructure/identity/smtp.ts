import { type Mail, Mailer } from '../../application/identity/ports.ts';
import { mailTransport } from '../kernel/mail-transport.ts';
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
    this.#transport = mailTransport(({ createTransport }) =>
      createTransport({
        url,
        connectionTimeout: timeoutMs,
        greetingTimeout: timeoutMs,
        socketTimeout: timeoutMs,
        dnsTimeout: timeoutMs,
      }),
    );
  }

  async send(mail: Mail): Promise<void> {
    const transport = await this.#transport();
    await transport.sendMail(toMessage(mail, this.#from));
  }
}

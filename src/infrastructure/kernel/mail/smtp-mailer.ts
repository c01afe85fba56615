import { Mailer, type OutgoingMail } from '../../../application/kernel/mail/mailer.ts';
import { atFirst, composed } from './compose.ts';
import { smtpFailure } from './smtp-failures.ts';

export interface SmtpOptions {
  /** `smtp://user:password@host:587`, or `smtps:`. */
  readonly url: string;
  readonly from: string;
  /** Milliseconds until the connection is open and the server has greeted. */
  readonly connectMs?: number;
  /** Milliseconds between two answers. A client that gives up on a slow server sends the mail twice. */
  readonly silenceMs: number;
}

export class SmtpMailer extends Mailer {
  readonly #from: string;
  readonly #transport;

  constructor({ url, from, connectMs = 10_000, silenceMs }: SmtpOptions) {
    super();
    this.#from = from;
    const options = {
      url,
      connectionTimeout: connectMs,
      greetingTimeout: connectMs,
      dnsTimeout: connectMs,
      socketTimeout: silenceMs,
    };
    this.#transport = atFirst(({ createTransport }) => ({
      sending: createTransport(options),
      // A question may be given up at once.
      checking: createTransport({ ...options, socketTimeout: connectMs }),
    }));
  }

  async check(): Promise<void> {
    const { checking } = await this.#transport();
    await checking.verify().catch(failed);
  }

  protected async transmit(mail: OutgoingMail): Promise<void> {
    const { sending } = await this.#transport();
    await sending.sendMail(composed(mail, this.#from)).catch(failed);
  }
}

function failed(error: unknown): never {
  throw smtpFailure(error);
}

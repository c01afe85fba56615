import { Counter, type Registry } from 'prom-client';
import { Mailer, MailFailed, type OutgoingMail } from '../../../application/kernel/mail/mailer.ts';

/** Counts what became of the mails. */
export class CountedMailer extends Mailer {
  readonly #mailer: Mailer;
  readonly #sends: Counter<'outcome'>;

  constructor(mailer: Mailer, metrics: Registry) {
    super();
    this.#mailer = mailer;
    this.#sends = counterOf(metrics);
  }

  check(): Promise<void> {
    return this.#mailer.check();
  }

  protected async transmit(mail: OutgoingMail): Promise<void> {
    try {
      await this.#mailer.send(mail);
      this.#sends.inc({ outcome: 'sent' });
    } catch (error) {
      this.#sends.inc({ outcome: error instanceof MailFailed ? error.verdict : 'fault' });
      throw error;
    }
  }
}

// Account mails and deliveries have a mailer each, and one counter.
const counterOf = (metrics: Registry) =>
  (metrics.getSingleMetric('mail_sends_total') as Counter<'outcome'> | undefined) ??
  new Counter({
    name: 'mail_sends_total',
    help: 'Attempts to send a mail, by outcome',
    labelNames: ['outcome'] as const,
    registers: [metrics],
  });

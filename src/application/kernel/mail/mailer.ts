import type { Mail } from './render-mail.ts';

export interface OutgoingMail extends Mail {
  /** Becomes the Message-ID, so that mail programs drop a mail that was sent twice. */
  readonly id: string;
  /** One address, without a name. */
  readonly to: string;
  readonly date?: Date;
  /** Sent as they are, beside `Content-Language` and `Auto-Submitted: auto-generated`. */
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * What a failure means for the mail, and for the mails after it:
 * - `no-such-address`: it can never arrive, and neither can another mail to this address, which gets none any more;
 * - `rejected`: this mail can never arrive;
 * - `postponed`: this mail may be accepted later (greylisting, a full mailbox); others are not affected;
 * - `refused`: the server refuses the service (credentials, TLS, sender): no mail arrives until the operator acts;
 * - `away`: no answer in time or no connection: no mail arrives now.
 */
export type MailVerdict = 'no-such-address' | 'rejected' | 'postponed' | 'refused' | 'away';

export interface MailFailure {
  readonly verdict: MailVerdict;
  /** One word for lists of deliveries, such as `smtp-5xx` or `timeout`. */
  readonly errorClass: string;
  /** A code without secrets or addresses, such as `535 5.7.8`. */
  readonly code?: string | undefined;
  /** What the server said, for administrators only: it may name the recipient, or repeat a password. */
  readonly answer: string;
}

/** Its message is safe to log, such as `refused (auth, 535 5.7.8)`. */
export class MailFailed extends Error {
  readonly verdict: MailVerdict;
  readonly errorClass: string;
  readonly code: string | undefined;
  // Private, since logs hold the properties of an error.
  readonly #answer: string;

  constructor({ verdict, errorClass, code, answer }: MailFailure) {
    super(`${verdict} (${[errorClass, code].filter(Boolean).join(', ')})`);
    this.verdict = verdict;
    this.errorClass = errorClass;
    this.code = code;
    this.#answer = answer;
  }

  get answer(): string {
    return this.#answer;
  }
}

/** Sends mails. Failures are `MailFailed`; the service retries, so an adapter does not. */
export abstract class Mailer {
  /**
   * Resolves when the mail cannot get lost any more: the server has accepted it. Rejects within the adapter's time
   * limit when there is no answer. A repeated call sends the same mail with the same Message-ID. Calls may overlap.
   */
  async send(mail: OutgoingMail): Promise<void> {
    assertSendable(mail);
    await this.transmit(mail);
  }

  /** Rejects when mails could not be sent now: with `refused` or `away`. Sends nothing. */
  abstract check(): Promise<void>;

  /** Sends a mail whose address and headers are safe to write. */
  protected abstract transmit(mail: OutgoingMail): Promise<void>;
}

const oneAddress = /^[^\s\p{Cc}@<>()[\],;:\\"]+@[^\s\p{Cc}@<>()[\],;:\\"]+$/u;
const headerName = /^[A-Za-z0-9-]+$/;
const oneLine = /^[^\r\n\0]*$/;

/** An address that leads to several people, and a line break that starts another header, are rejected. */
function assertSendable({ id, to, subject, headers = {} }: OutgoingMail): void {
  if (!oneAddress.test(to)) throw rejected('bad-address', 'The recipient is not one address');
  const lines = [id, subject, ...Object.values(headers)];
  if (
    !lines.every((line) => oneLine.test(line)) ||
    !Object.keys(headers).every((name) => headerName.test(name))
  )
    throw rejected('bad-message', 'A header is not one line');
}

const rejected = (errorClass: string, answer: string) =>
  new MailFailed({ verdict: 'rejected', errorClass, answer });

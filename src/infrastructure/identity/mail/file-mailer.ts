import { type Mail, Mailer } from '../../../application/identity/ports.ts';
import { fileSending, type SendMail } from '../../kernel/mail/mail-transports.ts';

/** Writes mails to a folder instead of sending them, for machines without a mail server. */
export class FileMailer extends Mailer {
  readonly #send: SendMail;

  constructor(folder: string, from: string) {
    super();
    this.#send = fileSending(folder, from);
  }

  send({ language, ...mail }: Mail): Promise<void> {
    return this.#send({ ...mail, headers: { 'Content-Language': language } });
  }
}

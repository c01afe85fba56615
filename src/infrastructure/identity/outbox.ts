import { join } from 'node:path';
import { createTransport } from 'nodemailer';
import { type Mail, Mailer } from '../../application/identity/ports.ts';
import { replaceFile } from '../kernel/private-file.ts';
import { toMessage } from './mail-message.ts';

/** Writes mails to a folder instead of sending them, for machines without a mail server. */
export class OutboxMailer extends Mailer {
  readonly #folder: string;
  readonly #from: string;
  readonly #composer = createTransport({ streamTransport: true, buffer: true });

  constructor(folder: string, from: string) {
    super();
    this.#folder = folder;
    this.#from = from;
  }

  async send(mail: Mail): Promise<void> {
    const { message } = await this.#composer.sendMail(toMessage(mail, this.#from));
    await replaceFile(join(this.#folder, `${encodeURIComponent(mail.id)}.eml`), message as Buffer);
  }
}

import { join } from 'node:path';
import { type Mail, Mailer } from '../../application/identity/ports.ts';
import { mailTransport } from '../kernel/mail-transport.ts';
import { replaceFile } from '../kernel/private-file.ts';
import { toMessage } from './mail-message.ts';

/** Writes mails to a folder instead of sending them, for machines without a mail server. */
export class OutboxMailer extends Mailer {
  readonly #folder: string;
  readonly #from: string;
  readonly #composer = mailTransport(({ createTransport }) =>
    createTransport({ streamTransport: true, buffer: true }),
  );

  constructor(folder: string, from: string) {
    super();
    this.#folder = folder;
    this.#from = from;
  }

  async send(mail: Mail): Promise<void> {
    const composer = await this.#composer();
    const { message } = await composer.sendMail(toMessage(mail, this.#from));
    await replaceFile(join(this.#folder, `${encodeURIComponent(mail.id)}.eml`), message as Buffer);
  }
}

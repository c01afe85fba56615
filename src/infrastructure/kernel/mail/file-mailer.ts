import { access, constants, mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { Mailer, MailFailed, type OutgoingMail } from '../../../application/kernel/mail/mailer.ts';
import { replaceFile } from '../files/private-file.ts';
import { isUnusableFolder } from '../files/unusable-folder.ts';
import { atFirst, composed } from './compose.ts';

/** Writes mails into a folder instead of sending them, for machines without a mail server. */
export class FileMailer extends Mailer {
  readonly #folder: string;
  readonly #from: string;
  readonly #composer = atFirst(({ createTransport }) =>
    createTransport({ streamTransport: true, buffer: true }),
  );

  constructor(folder: string, from: string) {
    super();
    this.#folder = folder;
    this.#from = from;
  }

  async check(): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 }).catch(failed);
    await access(this.#folder, constants.W_OK).catch(failed);
  }

  protected async transmit(mail: OutgoingMail): Promise<void> {
    const composer = await this.#composer();
    const { message } = await composer.sendMail(composed(mail, this.#from));
    await replaceFile(join(this.#folder, `${encodeURIComponent(mail.id)}.eml`), message as Buffer).catch(
      failed,
    );
  }
}

function failed({ code, message: answer }: NodeJS.ErrnoException): never {
  const verdict = isUnusableFolder(code) ? 'refused' : 'away';
  throw new MailFailed({ verdict, errorClass: 'file', answer, code });
}

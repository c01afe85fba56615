import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import PostalMime from 'postal-mime';

export interface ReadMail {
  readonly to: string | undefined;
  readonly subject: string | undefined;
  readonly text: string;
  readonly html: string;
}

export async function readMail(raw: Uint8Array): Promise<ReadMail> {
  const { to, subject, text = '', html = '' } = await PostalMime.parse(raw);
  return { to: to?.[0]?.address, subject, text, html };
}

/** The mails so far, the oldest first. */
export async function mailsIn(folder: string): Promise<ReadMail[]> {
  const files = await readdir(folder).catch(() => []);
  const mails = files.filter((file) => file.endsWith('.eml')).sort();
  return Promise.all(mails.map(async (file) => readMail(await readFile(join(folder, file)))));
}

/** The token in a mail: it is on a line of its own. */
export const tokenIn = (mail: ReadMail | undefined): string =>
  /^[\w-]{43}$/m.exec(mail?.text ?? '')?.[0] ?? 'none';

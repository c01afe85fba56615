import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import {
  type ArrivedMail,
  contractSender,
  type MailAnswer,
  type MailerUnderTest,
} from '../../src/contracts/mailer/index.ts';
import { FileMailer } from '../../src/infrastructure/kernel/mail/file-mailer.ts';
import { SmtpMailer } from '../../src/infrastructure/kernel/mail/smtp-mailer.ts';
import { openSmtpServer, type Reply } from '../kit/servers/smtp.ts';

/** A mail as a mail program reads it. */
export async function parsed(raw: Buffer): Promise<ArrivedMail> {
  const mail = await PostalMime.parse(raw);
  return {
    to: mail.to?.[0]?.address ?? '',
    from: { name: mail.from?.name ?? '', address: mail.from?.address ?? '' },
    subject: mail.subject ?? '',
    text: mail.text ?? '',
    html: mail.html ?? '',
    messageId: mail.messageId ?? '',
    date: new Date(mail.date ?? Number.NaN),
    headers: Object.fromEntries(mail.headers.map(({ key, value }) => [key, value])),
  };
}

async function openFileMailer(): Promise<MailerUnderTest> {
  const base = await mkdtemp(join(tmpdir(), 'layers-mails-'));
  const folder = join(base, 'outbox');
  return {
    mailer: new FileMailer(folder, contractSender),
    timeLimitMs: 1_000,
    async arrived() {
      const files = (await readdir(folder).catch(() => [])).filter((file) => file.endsWith('.eml'));
      return Promise.all(files.map(async (file) => parsed(await readFile(join(folder, file)))));
    },
    async refuse() {
      // A mailer that resolves too soon may still be writing.
      await rm(folder, { recursive: true, force: true, maxRetries: 10 });
      await writeFile(folder, 'a file where the folder should be');
    },
    stop: () => rm(base, { recursive: true, maxRetries: 10 }),
  };
}

const replies: Readonly<Record<MailAnswer, Reply>> = {
  'no-such-address': { code: 550, text: '5.1.1 No such user' },
  rejected: { code: 554, text: '5.7.1 Spam' },
  postponed: { code: 451, text: '4.7.1 Greylisted' },
  cut: 'drop',
  silence: 'hang',
};

async function openSmtpMailer(): Promise<MailerUnderTest> {
  const smtp = await openSmtpServer();
  const url = smtp.url.replace('//', '//layers:not-for-logs@');
  smtp.password = 'not-for-logs';
  return {
    mailer: new SmtpMailer({ url, from: contractSender, connectMs: 2_000, silenceMs: 1_000 }),
    timeLimitMs: 2_000,
    arrived: () => Promise.all(smtp.accepted.map(async ({ to, raw }) => ({ ...(await parsed(raw)), to }))),
    answer: (to, how) => void smtp.replies.set(to.split('@')[0]!, [replies[how]]),
    hold: () =>
      new Promise((resolve) => {
        smtp.onMail = resolve;
      }),
    refuse() {
      smtp.password = 'another';
    },
    goAway: smtp.close,
    stop: smtp.close,
  };
}

/** Every mailer, with the outside that it needs. */
export const mailers: Readonly<Record<string, () => Promise<MailerUnderTest>>> = {
  'mails written to files': openFileMailer,
  'mails over SMTP': openSmtpMailer,
};

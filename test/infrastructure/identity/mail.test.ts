import { once } from 'node:events';
import { readdir, readFile, stat } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { join } from 'node:path';
import PostalMime from 'postal-mime';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import type { Mail } from '../../../src/application/identity/ports.ts';
import { FileMailer } from '../../../src/infrastructure/identity/mail/file-mailer.ts';
import { SmtpMailer } from '../../../src/infrastructure/identity/mail/smtp-mailer.ts';
import { localhostCertificate, localhostKey } from '../../kit/servers/localhost-certificate.ts';
import { temporaryFolder } from '../../kit/temporary-folder.ts';

const from = 'Layers <no-reply@layers.example>';
const mail: Mail = {
  id: '0198c0de-0000-7000-8000-00000000000a',
  to: 'ann@example.com',
  language: 'en',
  html: '<p>Hello Ann</p>',
  subject: 'Prüfe deine Adresse ✉',
  text: `Hello Ann,\n.\n${'long '.repeat(300)}\nhttps://layers.example/?token=a=b`,
};

/** A real SMTP server that keeps what it is sent. */
async function startSmtpServer(refuse?: (address: string) => boolean, tls?: { cert: string; key: string }) {
  const received: { to: string[]; raw: Buffer }[] = [];
  const server = new SMTPServer({
    authOptional: true,
    ...(tls ?? { disabledCommands: ['STARTTLS'] }),
    onRcptTo: ({ address }, _, done) => done(refuse?.(address) ? new Error('No such person') : null),
    async onData(stream, { envelope }, done) {
      const raw = Buffer.concat(await stream.toArray());
      received.push({ to: envelope.rcptTo.map(({ address }) => address), raw });
      done();
    },
  });
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => new Promise((resolve) => server.close(resolve)));
  return { received, url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}` };
}

test('a mail arrives over SMTP as it was written', async () => {
  const { url, received } = await startSmtpServer();
  await new SmtpMailer({ url, from }).send(mail);
  const parsed = await PostalMime.parse(received[0]!.raw);
  expect(received[0]!.to).toEqual(['ann@example.com']);
  expect(parsed).toMatchObject({
    subject: mail.subject,
    from: { name: 'Layers', address: 'no-reply@layers.example' },
    messageId: `<${mail.id}@layers.example>`,
  });
  expect(parsed.text?.trimEnd()).toBe(mail.text);
  expect(parsed.html?.trimEnd()).toBe(mail.html);
  expect(parsed.headers.find(({ key }) => key === 'content-language')?.value).toBe('en');
  expect(parsed.headers.find(({ key }) => key === 'auto-submitted')?.value).toBe('auto-generated');
});

test('the same mail sent again carries the same Message-ID', async () => {
  const { url, received } = await startSmtpServer();
  const mailer = new SmtpMailer({ url, from });
  await mailer.send(mail);
  await mailer.send(mail);
  const ids = await Promise.all(received.map(async ({ raw }) => (await PostalMime.parse(raw)).messageId));
  expect(ids[1]).toBe(ids[0]);
});

test('a mail goes to one address, whatever the address contains', async () => {
  const { url, received } = await startSmtpServer();
  const to = 'ann@example.com, eve@example.com\r\nBcc: eve@example.com';
  await new SmtpMailer({ url, from }).send({ ...mail, to }).catch(() => {});
  expect(received.flatMap((one) => one.to)).not.toContain('eve@example.com');
});

test('a refused recipient, a closed port and a hanging server are errors', async () => {
  const { url } = await startSmtpServer(() => true);
  await expect(new SmtpMailer({ url, from }).send(mail)).rejects.toThrow(/No such person/);

  const silent = createServer(() => {}).listen(0, '127.0.0.1');
  await once(silent, 'listening');
  const silentUrl = `smtp://127.0.0.1:${(silent.address() as AddressInfo).port}`;
  await expect(new SmtpMailer({ url: silentUrl, from, timeoutMs: 100 }).send(mail)).rejects.toThrow();
  silent.close();
  await once(silent, 'close');
  await expect(new SmtpMailer({ url: silentUrl, from }).send(mail)).rejects.toMatchObject({
    code: 'ESOCKET',
  });
});

test('with TLS required, nothing is sent without TLS or with an untrusted certificate', async () => {
  const plain = await startSmtpServer();
  const strange = await startSmtpServer(undefined, { cert: localhostCertificate, key: localhostKey });
  for (const { url, received } of [plain, strange]) {
    await expect(new SmtpMailer({ url: `${url}?requireTLS=true`, from }).send(mail)).rejects.toThrow();
    expect(received).toEqual([]);
  }
});

test('without a mail server, mails are complete files named by id', async () => {
  const folder = join(await temporaryFolder(), 'outbox');
  const mailer = new FileMailer(folder, from);
  await mailer.send(mail);
  await mailer.send(mail);
  expect(await readdir(folder)).toEqual([`${mail.id}.eml`]);
  const file = join(folder, `${mail.id}.eml`);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  const parsed = await PostalMime.parse(await readFile(file));
  expect(parsed).toMatchObject({ subject: mail.subject, messageId: `<${mail.id}@layers.example>` });
  expect(parsed.to?.[0]?.address).toBe('ann@example.com');
  expect(parsed.text?.trimEnd()).toBe(mail.text);
});

test('an id cannot name a file outside the folder', async () => {
  const folder = await temporaryFolder();
  await new FileMailer(join(folder, 'outbox'), from).send({ ...mail, id: '../escaped' });
  expect(await readdir(folder)).toEqual(['outbox']);
});

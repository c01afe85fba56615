import { once } from 'node:events';
import { readdir, stat } from 'node:fs/promises';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { SMTPServer } from 'smtp-server';
import { expect, onTestFinished, test } from 'vitest';
import type { OutgoingMail } from '../../../../src/application/kernel/mail/mailer.ts';
import { FileMailer } from '../../../../src/infrastructure/kernel/mail/file-mailer.ts';
import { SmtpMailer } from '../../../../src/infrastructure/kernel/mail/smtp-mailer.ts';
import { localhostCertificate, localhostKey } from '../../../kit/servers/localhost-certificate.ts';
import { temporaryFolder } from '../../../kit/temporary-folder.ts';

// What every mailer does is in test/contracts/mailers.test.ts.
const from = 'Layers <no-reply@layers.example>';
const mail: OutgoingMail = {
  id: '0198c0de-0000-7000-8000-00000000000a',
  to: 'ann@example.com',
  language: 'en',
  subject: 'Hello',
  text: 'Hello Ann',
  html: '<p>Hello Ann</p>',
};

async function startSmtpServer(tls?: { cert: string; key: string }) {
  const received: string[] = [];
  const server = new SMTPServer({
    authOptional: true,
    ...(tls ?? { disabledCommands: ['STARTTLS'] }),
    onRcptTo({ address }, _, done) {
      received.push(address);
      done();
    },
  });
  // A client that breaks off the handshake.
  server.on('error', () => {});
  const listener = server.listen(0, '127.0.0.1');
  await once(listener, 'listening');
  onTestFinished(() => new Promise((resolve) => server.close(resolve)));
  return { received, url: `smtp://127.0.0.1:${(listener.address() as AddressInfo).port}` };
}

test('with TLS required, nothing is sent without TLS or with an untrusted certificate', async () => {
  const plain = await startSmtpServer();
  const strange = await startSmtpServer({ cert: localhostCertificate, key: localhostKey });
  for (const { url, received } of [plain, strange]) {
    const mailer = new SmtpMailer({ url: `${url}?requireTLS=true`, from, silenceMs: 1_000 });
    const refused = { verdict: 'refused', errorClass: 'tls' };
    await expect(mailer.send(mail)).rejects.toMatchObject(refused);
    await expect(mailer.check()).rejects.toMatchObject(refused);
    expect(received).toEqual([]);
  }
});

test('without a mail server, mails are files named by id, which only this user reads', async () => {
  const folder = join(await temporaryFolder(), 'outbox');
  const mailer = new FileMailer(folder, from);
  await mailer.send(mail);
  await mailer.send(mail);
  expect(await readdir(folder)).toEqual([`${mail.id}.eml`]);
  expect((await stat(join(folder, `${mail.id}.eml`))).mode & 0o777).toBe(0o600);
});

test('an id cannot name a file outside the folder', async () => {
  const folder = await temporaryFolder();
  await new FileMailer(join(folder, 'outbox'), from).send({ ...mail, id: '../escaped' });
  expect(await readdir(folder)).toEqual(['outbox']);
});

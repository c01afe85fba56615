import { expect, onTestFinished, test } from 'vitest';
import { readConfig } from '../../../../src/config.ts';
import { createLogger } from '../../../../src/infrastructure/kernel/observability/logger.ts';
import { startService } from '../../../../src/service.ts';
import { startSmtpServer } from '../../../kit/servers/smtp.ts';
import { temporaryFolder } from '../../../kit/temporary-folder.ts';

const patient = { timeout: 10_000 };

/** The service, started with a mail server; `log` is everything that it logs. */
async function startWith(SMTP_URL: string) {
  const config = readConfig({
    NODE_ENV: 'test',
    PORT: '0',
    DATA_DIR: await temporaryFolder(),
    BCRYPT_COST: '4',
    SMTP_URL,
  });
  const log: string[] = [];
  const service = await startService(config, {
    logger: createLogger('info', { write: (line) => void log.push(line) }),
  });
  onTestFinished(() => service.stop());
  const url = `http://127.0.0.1:${service.port}`;
  const messages = () => log.map((line) => (JSON.parse(line) as { msg: string }).msg);
  return {
    log,
    register: () =>
      fetch(`${url}/api/auth/register`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'ann', email: 'ann@example.com', password: 'two coats, one scarf' }),
      }),
    aboutMail: () => messages().filter((message) => message.startsWith('mail: ')),
    ready: async () => (await fetch(`${url}/readyz`)).status,
    metrics: async () => (await fetch(`${url}/metrics`)).text(),
  };
}

const troubles: readonly (readonly [string, (url: string) => string, RegExp])[] = [
  [
    'a wrong password',
    (url) => url.replace('//', '//layers:not-for-logs@'),
    /^mail: refused \(auth, 535 5\.7\.8\); mails wait$/,
  ],
  [
    'no TLS where it is required',
    (url) => `${url}?requireTLS=true`,
    /^mail: refused \(tls, 500\); mails wait$/,
  ],
  ['no server', () => 'smtp://127.0.0.1:9', /^mail: away \(connection, ECONNREFUSED\); mails wait$/],
];

test.each(troubles)(
  'with %s the service is ready, and one line of its log says why no mail is sent',
  async (_, address, line) => {
    const smtp = await startSmtpServer();
    const { aboutMail, ready, log } = await startWith(address(smtp.url));
    await expect.poll(aboutMail, patient).toEqual([expect.stringMatching(line)]);
    expect(await ready()).toBe(200);
    expect(log.join('\n')).not.toContain('not-for-logs');
  },
);

test('a mail server that works is not mentioned, and mails are counted', async () => {
  const smtp = await startSmtpServer();
  const { aboutMail, register, metrics } = await startWith(smtp.url);
  expect((await register()).status).toBe(201);
  await expect.poll(metrics, patient).toContain('mail_sends_total{outcome="sent"} 1');
  expect(smtp.accepted.map(({ to }) => to)).toEqual(['ann@example.com']);
  expect(aboutMail()).toEqual([]);
});

test('a mail that the server refuses with the service is counted and waits', async () => {
  const smtp = await startSmtpServer();
  const { register, metrics, log } = await startWith(smtp.url.replace('//', '//layers:not-for-logs@'));
  await register();
  await expect.poll(metrics, patient).toContain('mail_sends_total{outcome="refused"} 1');
  await expect.poll(metrics, patient).toMatch(/^outbox_messages_waiting\S* 1$/m);
  expect(log.join('\n')).not.toContain('not-for-logs');
});

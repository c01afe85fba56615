import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import type { MailFailed } from '../../../../src/application/kernel/mail/mailer.ts';
import { SmtpMailer } from '../../../../src/infrastructure/kernel/mail/smtp-mailer.ts';

/** What it means when a server answers so to a line that begins with this; a greeting is to none. */
async function failureOf(line: string, answer: string) {
  const server = createServer((socket) => {
    const say = (to: string, otherwise: string) => socket.write(`${line === to ? answer : otherwise}\r\n`);
    let inData = false;
    say('', '220 hello');
    socket.on('error', () => {});
    socket.on('data', (bytes) => {
      const text = bytes.toString();
      if (inData) {
        if (text.endsWith('\r\n.\r\n')) say('.', '250 ok');
        return;
      }
      const verb = /^[A-Z]+/.exec(text)?.[0] ?? '';
      inData = verb === 'DATA' && line !== 'DATA';
      say(verb, inData ? '354 go on' : '250 ok');
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => void server.close());
  const { port } = server.address() as AddressInfo;
  const mailer = new SmtpMailer({
    url: `smtp://127.0.0.1:${port}`,
    from: 'Layers <no-reply@layers.example.com>',
    ...{ connectMs: 300, silenceMs: 300 },
  });
  const mail = {
    id: 'm',
    to: 'ann@example.com',
    subject: 's',
    text: 't',
    html: 'h',
    language: 'en',
  } as const;
  const failed: MailFailed = await mailer.send(mail).then(
    () => expect.fail('the mail is refused'),
    (error) => error,
  );
  return `${failed.message}: ${failed.answer}`;
}

test.each([
  ['', '554 5.7.1 Not from there', 'refused (smtp-5xx, 554 5.7.1)'],
  ['', '421 4.3.2 Too busy', 'away (smtp-4xx, 421 4.3.2)'],
  ['MAIL', '550 5.1.8 Who are you', 'refused (smtp-5xx, 550 5.1.8)'],
  ['MAIL', '452 4.3.1 No room', 'away (smtp-4xx, 452 4.3.1)'],
  ['RCPT', '550 5.1.1 No such user', 'no-such-address (smtp-5xx, 550 5.1.1)'],
  ['RCPT', '550 5.2.1 Disabled', 'no-such-address (smtp-5xx, 550 5.2.1)'],
  ['RCPT', '550 5.7.1 Policy', 'rejected (smtp-5xx, 550 5.7.1)'],
  ['RCPT', '550 No', 'rejected (smtp-5xx, 550)'],
  ['RCPT', '451 4.7.1 Greylisted', 'postponed (smtp-4xx, 451 4.7.1)'],
  ['RCPT', '421 4.7.0 Enough', 'away (smtp-4xx, 421 4.7.0)'],
  ['DATA', '554 5.7.1 Spam', 'rejected (smtp-5xx, 554 5.7.1)'],
  ['.', '554 5.7.1 Spam', 'rejected (smtp-5xx, 554 5.7.1)'],
  ['.', '451 4.3.0 Later', 'postponed (smtp-4xx, 451 4.3.0)'],
])('to %j an answer of %j is %s', async (line, answer, meaning) => {
  expect(await failureOf(line, answer)).toBe(`${meaning}: ${answer}`);
});

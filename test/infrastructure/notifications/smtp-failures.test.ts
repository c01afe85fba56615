import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { smtpSending } from '../../../src/infrastructure/kernel/mail/mail-transports.ts';
import {
  isHardBounce,
  smtpFailure,
} from '../../../src/infrastructure/notifications/channels/smtp-failures.ts';

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
  const send = smtpSending(`smtp://127.0.0.1:${port}`, 'Layers <no-reply@layers.example.com>', {
    ...{ connect: 300, silence: 300 },
  });
  const mail = {
    id: 'm',
    to: 'ann@example.com',
    date: new Date(0),
    subject: 's',
    text: 't',
    html: 'h',
    headers: {},
  };
  const error = await send(mail).then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  const { errorClass, permanent, outage } = smtpFailure(error);
  return [errorClass, permanent && 'permanent', outage && 'outage', isHardBounce(error) && 'bounce']
    .filter(Boolean)
    .join(' ');
}

test.each([
  ['', '554 5.7.1 Not from there', 'smtp-5xx outage'],
  ['', '421 4.3.2 Too busy', 'smtp-4xx outage'],
  ['MAIL', '550 5.1.8 Who are you', 'smtp-5xx outage'],
  ['MAIL', '452 4.3.1 No room', 'smtp-4xx outage'],
  ['RCPT', '550 5.1.1 No such user', 'smtp-5xx permanent bounce'],
  ['RCPT', '550 5.2.1 Disabled', 'smtp-5xx permanent bounce'],
  ['RCPT', '550 5.7.1 Policy', 'smtp-5xx permanent'],
  ['RCPT', '550 No', 'smtp-5xx permanent'],
  ['RCPT', '451 4.7.1 Greylisted', 'smtp-4xx'],
  ['RCPT', '421 4.7.0 Enough', 'smtp-4xx outage'],
  ['DATA', '554 5.7.1 Spam', 'smtp-5xx permanent'],
  ['.', '554 5.7.1 Spam', 'smtp-5xx permanent'],
  ['.', '451 4.3.0 Later', 'smtp-4xx'],
])('to %j an answer of %j is %s', async (line, answer, meaning) => {
  expect(await failureOf(line, answer)).toBe(meaning);
});

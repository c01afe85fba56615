import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import {
  type Mailer,
  MailFailed,
  type MailVerdict,
  type OutgoingMail,
} from '../application/kernel/mail/mailer.ts';
import { type ContractCase, contractCase, type Subject } from './contract.ts';

/** A mail as its recipient sees it, decoded. */
export interface ArrivedMail {
  readonly to: string;
  readonly from: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  readonly messageId: string;
  readonly date: Date;
  /** Further headers, by their names in small letters. */
  readonly headers: Readonly<Record<string, string>>;
}

export interface MailerUnderTest extends Subject {
  /** Sends as `Läyers <no-reply@layers.example>`: `contractSender`. */
  readonly mailer: Mailer;
  /** Milliseconds within which every call must end. */
  readonly timeLimitMs: number;
  /** What has arrived so far, the oldest first. */
  arrived(): Promise<readonly ArrivedMail[]>;
  /** How the outside answers mails to this address from now on. */
  readonly answer?: (to: string, how: MailVerdict | 'silence') => void;
  /** Resolves when the outside has the next mail but has not accepted it, to the function that accepts it. */
  readonly hold?: () => Promise<() => void>;
  /** From now on the outside refuses the service, such as by its password `not-for-logs`. */
  readonly refuse?: () => Promise<void> | void;
  /** From now on nobody answers. */
  readonly goAway?: () => Promise<void> | void;
}

export const contractSender = 'Läyers <no-reply@layers.example>';

const newMail = (changes: Partial<OutgoingMail> = {}): OutgoingMail => ({
  id: randomUUID(),
  to: `ann.${randomUUID().slice(0, 8)}@example.com`,
  language: 'en',
  subject: 'Please confirm your address',
  text: 'Hello Ann\n',
  html: '<p>Hello <b>Ann</b></p>\n',
  ...changes,
});

const mailerCase = <K extends keyof MailerUnderTest = never>(
  title: string,
  check: Parameters<typeof contractCase<MailerUnderTest, K>>[1],
  ...needs: K[]
) => contractCase<MailerUnderTest, K>(title, check, ...needs);

async function only({ arrived }: MailerUnderTest): Promise<ArrivedMail> {
  const mails = await arrived();
  assert.equal(mails.length, 1, 'one mail arrives');
  return mails[0]!;
}

/** The failure of a call; fails when it succeeds, or fails in another way. */
async function failureOf(call: Promise<void>): Promise<MailFailed> {
  const error = await call.then(
    () => assert.fail('the call must fail'),
    (thrown: unknown) => thrown,
  );
  assert(error instanceof MailFailed, `a MailFailed, not ${String(error)}`);
  return error;
}

const fails = async (call: Promise<void>, ...verdicts: MailVerdict[]) => {
  const { verdict } = await failureOf(call);
  assert(verdicts.includes(verdict), `${verdict} instead of ${verdicts.join(' or ')}`);
};

const sameText = (actual: string, expected: string) => assert.equal(actual.trimEnd(), expected.trimEnd());

const refused = (how: 'no-such-address' | 'rejected' | 'postponed') =>
  mailerCase(
    `a mail that the outside answers with "${how}" fails with that verdict, and the next one arrives`,
    async (subject) => {
      const mail = newMail();
      subject.answer(mail.to, how);
      await fails(subject.mailer.send(mail), how);
      const next = newMail();
      await subject.mailer.send(next);
      assert.equal((await only(subject)).to, next.to);
    },
    'answer',
  );

/** What the service expects of every mailer. */
export const mailerContract: readonly ContractCase<MailerUnderTest>[] = [
  mailerCase('one mail arrives at its recipient as it was written', async (subject) => {
    const mail = newMail({ language: 'ru', date: new Date('2026-03-01T10:00:00Z') });
    await subject.mailer.send(mail);
    const arrived = await only(subject);
    assert.equal(arrived.to, mail.to);
    assert.deepEqual(arrived.from, { name: 'Läyers', address: 'no-reply@layers.example' });
    assert.equal(arrived.subject, mail.subject);
    sameText(arrived.text, mail.text);
    sameText(arrived.html, mail.html);
    assert.equal(arrived.date.getTime(), mail.date!.getTime());
    assert.equal(arrived.headers['content-language'], 'ru');
    assert.equal(arrived.headers['auto-submitted'], 'auto-generated');
  }),
  mailerCase('subjects and texts in any script, of any length, arrive unchanged', async (subject) => {
    const prose = 'Zoë 服装 👗 Здравствуйте ﷽';
    const text = `${prose}\n.\n..\nFrom here\n${'long '.repeat(400)}${'ß'.repeat(2000)}\n=3D a=b`;
    const mail = newMail({ subject: `${prose} ${'länger '.repeat(20)}end`, text, html: `<p>${text}</p>` });
    await subject.mailer.send(mail);
    const arrived = await only(subject);
    assert.equal(arrived.subject, mail.subject);
    sameText(arrived.text, mail.text);
    sameText(arrived.html, mail.html);
  }),
  mailerCase('headers arrive whole, so that one click unsubscribes', async (subject) => {
    const url = `https://layers.example/api/notifications/unsubscribe?token=${'aZ0_-'.repeat(60)}`;
    await subject.mailer.send(
      newMail({
        headers: {
          'List-Unsubscribe': `<${url}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
          'In-Reply-To': '<an.earlier@layers.example>',
        },
      }),
    );
    const { headers } = await only(subject);
    assert.equal(headers['list-unsubscribe'], `<${url}>`);
    assert.equal(headers['list-unsubscribe-post'], 'List-Unsubscribe=One-Click');
    assert.equal(headers['in-reply-to'], '<an.earlier@layers.example>');
  }),
  mailerCase(
    'a mail that is sent again has the same Message-ID, and no other mail has it',
    async (subject) => {
      const [mail, other] = [newMail(), newMail()];
      for (const one of [mail, mail, other]) await subject.mailer.send(one);
      const idsAt = async (to: string) =>
        new Set((await subject.arrived()).filter((one) => one.to === to).map(({ messageId }) => messageId));
      assert.deepEqual([...(await idsAt(mail.to))], [`<${mail.id}@layers.example>`]);
      assert.deepEqual([...(await idsAt(other.to))], [`<${other.id}@layers.example>`]);
    },
  ),
  mailerCase('the mail is kept as soon as the call resolves', async (subject) => {
    await subject.mailer.send(newMail());
    await only(subject);
  }),
  mailerCase(
    'the call waits until the outside has accepted the mail',
    async ({ mailer, hold }) => {
      const held = hold();
      let resolved = false;
      const sending = mailer.send(newMail()).then(() => {
        resolved = true;
      });
      const accept = await held;
      await wait(30);
      assert.equal(resolved, false, 'the mail is not accepted yet');
      accept();
      await sending;
    },
    'hold',
  ),
  mailerCase('20 mails that are sent at once arrive, each at its recipient', async (subject) => {
    const mails = Array.from({ length: 20 }, (_, i) => newMail({ subject: `mail ${i}` }));
    await Promise.all(mails.map((mail) => subject.mailer.send(mail)));
    const pairs = (list: readonly { to: string; subject: string }[]) =>
      list.map(({ to, subject }) => `${to} ${subject}`).sort();
    assert.deepEqual(pairs(await subject.arrived()), pairs(mails));
  }),
  mailerCase(
    'an address that leads to several people is rejected, and nobody gets the mail',
    async (subject) => {
      for (const to of [
        'ann@example.com, eve@example.com',
        'ann@example.com;eve@example.com',
        'ann@example.com\r\nBcc: eve@example.com',
        'Ann <ann@example.com>',
        'friends: ann@example.com;',
        'nobody',
        '',
      ])
        await fails(subject.mailer.send(newMail({ to })), 'rejected');
      assert.deepEqual(await subject.arrived(), []);
    },
  ),
  mailerCase('a line break in a subject or header is rejected, and nobody gets the mail', async (subject) => {
    for (const changes of [
      { subject: 'Hello\r\nBcc: eve@example.com' },
      { subject: 'Hello\nBcc: eve@example.com' },
      { headers: { 'List-Unsubscribe': '<https://x>\r\nBcc: eve@example.com' } },
      { headers: { 'X-A: b\r\nBcc': 'eve@example.com' } },
    ])
      await fails(subject.mailer.send(newMail(changes)), 'rejected');
    assert.deepEqual(await subject.arrived(), []);
  }),
  refused('no-such-address'),
  refused('rejected'),
  refused('postponed'),
  mailerCase(
    'a server that falls silent is away, and the call ends in time',
    async ({ mailer, answer, timeLimitMs }) => {
      const mail = newMail();
      answer(mail.to, 'silence');
      const late = wait(timeLimitMs + 500, 'late' as const, { ref: false });
      const call = failureOf(mailer.send(mail));
      call.catch(() => {});
      const first = await Promise.race([call, late]);
      assert(first !== 'late', `the call takes longer than ${timeLimitMs} ms`);
      assert.equal(first.verdict, 'away');
    },
    'answer',
  ),
  mailerCase(
    'a connection that breaks is away, and the mail can be sent again',
    async (subject) => {
      const mail = newMail();
      subject.answer(mail.to, 'away');
      await fails(subject.mailer.send(mail), 'away');
      const next = newMail();
      await subject.mailer.send(next);
      assert.equal((await only(subject)).to, next.to);
    },
    'answer',
  ),
  mailerCase('a check passes while mails can be sent, and sends none', async (subject) => {
    await assert.doesNotReject(subject.mailer.check());
    assert.deepEqual(await subject.arrived(), []);
  }),
  mailerCase(
    'an outside that refuses the service is "refused", to a mail and to a check',
    async ({ mailer, refuse }) => {
      await refuse();
      await fails(mailer.check(), 'refused');
      await fails(mailer.send(newMail()), 'refused');
    },
    'refuse',
  ),
  mailerCase(
    'what is logged of a refusal names neither the recipient nor the password',
    async ({ mailer, refuse }) => {
      await refuse();
      const mail = newMail();
      for (const error of [await failureOf(mailer.check()), await failureOf(mailer.send(mail))]) {
        assert.match(error.errorClass, /^[a-z0-9-]+$/);
        const logged = inspect(error, { depth: 9 });
        for (const secret of [mail.to, 'not-for-logs']) assert(!logged.includes(secret), logged);
      }
    },
    'refuse',
  ),
  mailerCase(
    'an outside that nobody reaches is "away", to a mail and to a check',
    async ({ mailer, goAway }) => {
      await goAway();
      await fails(mailer.check(), 'away');
      await fails(mailer.send(newMail()), 'away');
    },
    'goAway',
  ),
];

import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { fails, mailerCase, newMail, only, sameText } from './subject.ts';

export const sendingCases = [
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
  mailerCase('a check passes while mails can be sent, and sends none', async (subject) => {
    await assert.doesNotReject(subject.mailer.check());
    assert.deepEqual(await subject.arrived(), []);
  }),
];

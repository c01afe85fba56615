import assert from 'node:assert/strict';
import { setTimeout as wait } from 'node:timers/promises';
import { inspect } from 'node:util';
import { fails, failureOf, mailerCase, newMail, only } from './subject.ts';

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

export const failureCases = [
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
      subject.answer(mail.to, 'cut');
      await fails(subject.mailer.send(mail), 'away');
      const next = newMail();
      await subject.mailer.send(next);
      assert.equal((await only(subject)).to, next.to);
    },
    'answer',
  ),
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

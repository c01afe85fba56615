import { describe, expect, test } from 'vitest';
import { Mailer, type OutgoingMail } from '../../../src/application/kernel/mail/mailer.ts';
import { UnitOfWork } from '../../../src/application/kernel/unit-of-work.ts';
import { DeliveryComposer } from '../../../src/application/notifications/deliveries/delivery-composer.ts';
import { DeliveryWorker } from '../../../src/application/notifications/deliveries/delivery-worker.ts';
import {
  Deliveries,
  Suppressions,
  UnsubscribeTokens,
} from '../../../src/application/notifications/deliveries/ports.ts';
import { SmtpMailer } from '../../../src/infrastructure/kernel/mail/smtp-mailer.ts';
import { EmailChannel } from '../../../src/infrastructure/notifications/channels/email.ts';
import { type Reply, startSmtpServer } from '../../kit/servers/smtp.ts';
import { databases } from '../../kit/world.ts';
import { hour, minute, startTown } from './town.ts';

const from = 'Layers <no-reply@layers.example.com>';
const mailerTo = (url: string) => new SmtpMailer({ url, from, connectMs: 1_000, silenceMs: 500 });
type Town = Awaited<ReturnType<typeof startTown>>;

/** Mails of the town go this way. */
function workerOf({ core, clock }: Town, mailer: Mailer): DeliveryWorker {
  const [unitOfWork, deliveries] = [core.get(UnitOfWork), core.get(Deliveries)];
  const channel = new EmailChannel({
    ...{ mailer, unitOfWork, clock, publicUrl: 'https://layers.example.com' },
    appUrl: 'https://app.example.com',
    suppressions: core.get(Suppressions),
    tokens: core.get(UnsubscribeTokens),
  });
  return new DeliveryWorker({ channel, deliveries, unitOfWork, clock, composer: core.get(DeliveryComposer) });
}
/** Ann asks each to be friends: a mail to everyone. */
async function askAll({ call, ann, resident, settled }: Town, names: readonly string[]) {
  for (const name of names) {
    const { id: userId } = await resident(name);
    await call('social.request-friendship', { userId }, ann.actor);
  }
  await settled();
}

describe.each(databases)('Mails over SMTP, on %s', (kind) => {
  /** One mail each to people with these behaviours of the server; `work` sends what is due after `ms`. */
  async function sendTo(plan: Readonly<Record<string, Reply[]>>) {
    const town = await startTown(kind);
    const smtp = await startSmtpServer();
    for (const [name, behaviours] of Object.entries(plan)) smtp.replies.set(name, behaviours);
    await askAll(town, Object.keys(plan));
    const worker = workerOf(town, mailerTo(smtp.url));
    const work = async (ms: number) => {
      town.clock.at += ms;
      while (await worker.step());
    };
    await work(0);
    return { ...town, smtp, work };
  }
  const troubles: Readonly<Record<string, Reply[]>> = {
    fine: ['accept'],
    gone: [{ code: 550, text: '5.1.1 No such user' }],
    policy: [{ code: 554, text: '5.7.1 Not from you' }],
    grey: [{ code: 451, text: '4.7.1 Come back later' }, 'accept'],
    dropped: ['drop', 'accept'],
    silent: ['hang', 'accept'],
    full: [{ code: 452, text: '4.2.2 Mailbox full' }],
  };
  const pauses = [minute, 3 * minute, 15 * minute, 2 * hour, 8 * hour, 30 * hour];

  test('a permanent error ends a mail at once, any other is tried again', async () => {
    const { states, record, work } = await sendTo(troubles);
    expect(await states()).toEqual([
      'friend-request sent',
      'friend-request dead smtp-5xx',
      'friend-request dead smtp-5xx',
      'friend-request queued smtp-4xx',
      'friend-request queued connection',
      'friend-request queued timeout',
      'friend-request queued smtp-4xx',
    ]);
    for (const pause of pauses) await work(pause);
    const deliveries = await record();
    expect(
      deliveries.map(({ state, attempts }) => [state, attempts.map(({ outcome }) => outcome).join()]),
    ).toEqual([
      ['sent', 'sent'],
      ['dead', 'failed'],
      ['dead', 'failed'],
      ['sent', 'failed,sent'],
      ['sent', 'failed,sent'],
      ['sent', 'failed,sent'],
      ['dead', Array(7).fill('failed').join()],
    ]);
    expect(deliveries[1]).toMatchObject({ error: expect.stringContaining('5.1.1 No such user') });
  });

  test('whatever the server does, no mail is lost or sent twice', async () => {
    const { record, work, smtp } = await sendTo(troubles);
    for (const pause of pauses) await work(pause);
    expect(smtp.accepted.map(({ to }) => to.split('@')[0]).sort()).toEqual([
      'dropped',
      'fine',
      'grey',
      'silent',
    ]);
    const ids = (await smtp.read()).map(({ messageId }) => messageId).sort();
    const sent = (await record()).filter(({ state }) => state === 'sent');
    expect(ids).toEqual(sent.map(({ id }) => `<${id}@layers.example.com>`).sort());
  });

  test('an admin retries dead mails, but none that arrived or whose address bounced', async () => {
    const { call, admin, clock, states, work, smtp } = await sendTo(troubles);
    for (const pause of pauses) await work(pause);
    const retry = (input: object) => call('notifications.retry-deliveries', input, admin.actor);
    expect(await retry({ dryRun: true })).toEqual({ count: 3 });
    expect(await retry({ state: 'sent' })).toEqual({ count: 0 });
    expect(await retry({ errorClass: 'smtp-5xx' })).toEqual({ count: 2 });
    smtp.replies.clear();
    await work(0);
    expect(await states()).toContain('friend-request suppressed bounced-before');
    expect(smtp.accepted).toHaveLength(5);
    expect(await retry({ channel: 'email', from: new Date(clock.at).toISOString() })).toEqual({ count: 0 });
    expect(await retry({})).toEqual({ count: 1 });
  });

  test('an admin retries by filter what waits for its next attempt', async () => {
    const { call, admin, work, smtp } = await sendTo({ grey: troubles.full!, full: troubles.full! });
    await work(minute);
    const retry = (input: object) => call('notifications.retry-deliveries', input, admin.actor);
    expect(await retry({ state: 'dead' })).toEqual({ count: 0 });
    expect(await retry({ errorClass: 'timeout' })).toEqual({ count: 0 });
    expect(await retry({ errorClass: 'smtp-4xx', dryRun: true })).toEqual({ count: 2 });
    smtp.replies.clear();
    const before = smtp.accepted.length;
    await work(0);
    expect(smtp.accepted).toHaveLength(before);
    expect(await retry({ state: 'queued', errorClass: 'smtp-4xx' })).toEqual({ count: 2 });
    await work(0);
    expect(smtp.accepted).toHaveLength(before + 2);
  });

  test.each(['after', 'before'])(
    'what happens %s a retry is in the same mail: there is no second one',
    async (when) => {
      const { call, admin, ann, resident, smtp, record, work, settled } = await sendTo({});
      const full = await resident('full');
      smtp.replies.set('full', troubles.full!);
      await call('social.follow-user', { userId: ann.id }, full.actor);
      const { id: conversationId } = await call('messaging.open-direct', { userId: full.id }, ann.actor);
      const say = async () => {
        const message = { conversationId, clientId: crypto.randomUUID(), text: 'hi' };
        await call('messaging.send-message', message, ann.actor);
        await settled();
      };
      const mails = async () =>
        (await record()).filter(({ type }) => type === 'message').map(({ state }) => state);
      await say();
      for (const pause of [3 * minute, ...pauses]) await work(pause);
      expect(await mails()).toEqual(['dead']);

      if (when === 'before') await say();
      const retried = await call('notifications.retry-deliveries', {}, admin.actor);
      expect(retried).toEqual({ count: when === 'after' ? 1 : 0 });
      if (when === 'after') await say();
      smtp.replies.clear();
      const before = smtp.accepted.length;
      for (const pause of [3 * minute, ...pauses]) await work(pause);
      expect(smtp.accepted.length - before).toBe(1);
      expect(await mails()).toEqual(when === 'after' ? ['sent'] : ['dead', 'sent']);
    },
  );

  test('a mail that an admin cancels is not sent, and cannot be cancelled again', async () => {
    const { call, admin, record, work, smtp } = await sendTo({ full: troubles.full! });
    smtp.replies.clear();
    const { id: deliveryId } = (await record()).find(({ state }) => state === 'queued')!;
    await call('notifications.cancel-delivery', { deliveryId }, admin.actor);
    await expect(call('notifications.cancel-delivery', { deliveryId }, admin.actor)).rejects.toMatchObject({
      code: 'notifications.delivery-has-ended',
    });
    await work(minute);
    expect(smtp.accepted).toHaveLength(0);
  });

  test('mails wait without counting attempts while the server is down', async () => {
    const town = await startTown(kind);
    const smtp = await startSmtpServer();
    const names = Array.from({ length: 12 }, (_, i) => `resident${i}`);
    await askAll(town, names);
    let tries = 0;
    let away = true;
    const [nowhere, there] = [mailerTo('smtp://127.0.0.1:9'), mailerTo(smtp.url)];
    class Changing extends Mailer {
      check = async () => {};
      protected transmit(mail: OutgoingMail) {
        tries++;
        return (away ? nowhere : there).send(mail);
      }
    }
    const worker = workerOf(town, new Changing());
    await worker.step();
    expect(tries).toBe(10);
    for (let i = 0; i < 5; i++) expect(await worker.step()).toBe(false);
    expect(tries).toBe(10);
    town.clock.at += 30_000;
    expect(await worker.step()).toBe(false);
    expect(tries).toBe(11);
    expect((await town.record()).filter(({ attempts }) => attempts.length === 0)).toHaveLength(1);
    away = false;
    for (let i = 0; i < 20; i++) {
      town.clock.at += minute;
      while (await worker.step());
    }
    expect(new Set(smtp.accepted.map(({ to }) => to)).size).toBe(12);
    expect(smtp.accepted).toHaveLength(12);
  });

  /** Ann asks bob, who reads Russian, and cat to be friends; she and cat follow bob. All mails are sent. */
  async function sendRequests() {
    const town = await startTown(kind);
    const { call, ann, resident, settled } = town;
    const smtp = await startSmtpServer();
    const [bob, cat] = [await resident('bob'), await resident('cat')];
    const russian = { language: 'ru', types: { follow: { email: true } } } as const;
    await call('notifications.set-preferences', russian, bob.actor);
    for (const { id: userId } of [bob, cat]) await call('social.request-friendship', { userId }, ann.actor);
    for (const { actor } of [ann, cat]) await call('social.follow-user', { userId: bob.id }, actor);
    await settled();
    await workerOf(town, mailerTo(smtp.url)).step();
    const mails = await smtp.read();
    const mailsTo = (name: string) => mails.filter(({ to }) => to?.[0]?.address === `${name}@example.com`);
    const header = (name: string) => mailsTo('cat')[0]!.headers.find(({ key }) => key === name)?.value;
    const [, link] = /^<(https:\/\/layers\.example\.com\/api\/notifications\/unsubscribe\?.*)>$/.exec(
      header('list-unsubscribe')!,
    )!;
    return { ...town, bob, cat, smtp, mailsTo, header, link: link! };
  }

  test('mails are text and HTML, and names in them are escaped', async () => {
    const { clock, mailsTo, header } = await sendRequests();
    const [mail] = mailsTo('cat');
    expect(mail).toMatchObject({
      subject: 'Ann <b>&</b> wants to be friends',
      from: { name: 'Layers', address: 'no-reply@layers.example.com' },
      date: new Date(clock.at).toISOString(),
    });
    expect(mail!.html).toContain('Ann &lt;b&gt;&amp;&lt;/b&gt; wants');
    expect(mail!.html).not.toContain('<b>');
    expect(mail!.text).toContain('Hello cat,\n\nAnn <b>&</b> wants to be friends');
    expect(header('auto-submitted')).toBe('auto-generated');
  });

  test('mails are in the language of their reader', async () => {
    const { mailsTo } = await sendRequests();
    const russian = mailsTo('bob');
    expect(russian.map(({ subject }) => subject).sort()).toEqual([
      'Ann <b>&</b> предлагает дружить',
      'cat и Ann <b>&</b> теперь читают вас',
    ]);
    expect(russian[0]!.text).toContain('Здравствуйте, bob!');
  });

  test('one click on the link of a mail unsubscribes from its type', async () => {
    const { call, cat, smtp, header, link } = await sendRequests();
    expect(header('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    // Nothing may be folded into the middle of an address.
    expect(smtp.accepted.map(({ raw }) => raw.toString()).join()).toContain(`<${link}>`);
    const token = new URL(link).searchParams.get('token')!;
    await expect(call('notifications.unsubscribe', { token: `${token}x` })).rejects.toMatchObject({
      code: 'notifications.unsubscribe-token-rejected',
    });
    await call('notifications.unsubscribe', { token });
    const { types } = await call('notifications.get-preferences', {}, cat.actor);
    expect(types['friend-request']).toEqual({ inApp: true, email: false });
    expect(types.mention).toEqual({ inApp: true, email: true });
  });

  test('a bounced address gets mails again after it is verified', async () => {
    const { call, core, person, mailedToken, settled } = await startTown(kind);
    await person('bob');
    const suppressions = core.get(Suppressions);
    await core.get(UnitOfWork).run(async () => suppressions.add('Bob@example.com', '5.1.1'));
    expect(await suppressions.has('bob@example.com')).toBe(true);
    await call('identity.verify-email', { token: await mailedToken('bob@example.com') });
    await settled();
    expect(await suppressions.has('bob@example.com')).toBe(false);
  });
});

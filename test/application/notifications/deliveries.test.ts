import { randomUUID } from 'node:crypto';
import { describe, expect, test, vi } from 'vitest';
import { Unavailable } from '../../../src/application/kernel/errors.ts';
import { Clock, Ids } from '../../../src/application/kernel/ports.ts';
import type { UnitOfWork } from '../../../src/application/kernel/unit-of-work.ts';
import { DeliveryComposer } from '../../../src/application/notifications/deliveries/delivery-composer.ts';
import { DeliveryWorker } from '../../../src/application/notifications/deliveries/delivery-worker.ts';
import { Deliveries, type DeliveryChannel } from '../../../src/application/notifications/deliveries/ports.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { SqlUnitOfWork } from '../../../src/infrastructure/kernel/unit-of-work/sql-unit-of-work.ts';
import { leaseMs } from '../../../src/infrastructure/notifications/deliveries/deliveries.ts';
import { DeliveryRetention } from '../../../src/infrastructure/notifications/deliveries/retention.ts';
import { analyze, fullScans, planOf } from '../../kit/plans.ts';
import { roundTrips } from '../../kit/round-trips.ts';
import { databases, type Person } from '../../kit/world.ts';
import { hour, minute, startTown } from './town.ts';

type Row = Record<'id' | 'recipientId' | 'type' | 'channel' | 'state', string> & {
  errorClass: string | null;
  dueAt: number | null;
  at: number;
};
const fill = sql<{ rows: Row[] }>(`
  insert into notification_deliveries (id, recipient_id, type, channel, state, error_class, due_at, created_at)
  values :rows*(id, recipientId, type, channel, state, errorClass, dueAt, at)`);

describe.each(databases)('Deliveries, on %s', (kind) => {
  /** Ann wants mails about comments on her post; bob has a verified address, cat has not. */
  async function startWithPost() {
    const town = await startTown(kind);
    const { call, ann, resident, person, settled } = town;
    const [bob, cat] = [await resident('bob'), await person('cat')];
    const { id: postId } = await call('posts.create-post', { text: 'look' }, ann.actor);
    await call('notifications.set-preferences', { types: { comment: { email: true } } }, ann.actor);
    const comment = async ({ actor }: Person) => {
      await call('posts.add-comment', { postId, text: 'nice' }, actor);
      await settled();
    };
    return { ...town, bob, cat, comment };
  }

  test('comments appear in the app at once and are grouped into one mail', async () => {
    const { ann, bob, cat, comment, deliver, told, states, record } = await startWithPost();
    for (const one of [bob, bob, cat]) await comment(one);
    await deliver();
    await deliver();
    expect((await told()).map(({ to, subject }) => [to, subject])).toEqual([
      ['ann@example.com', '3 new comments on your post, by cat and bob'],
    ]);
    expect(await states({ channel: 'inApp' })).toEqual(['comment sent']);
    const [delivery] = await record();
    expect(delivery).toMatchObject({ userId: ann.id, type: 'comment', state: 'sent', dueAt: null });
    expect(delivery!.attempts).toMatchObject([{ outcome: 'sent', errorClass: null }]);
  });

  test('a group that grows after its mail is mailed again an hour later', async () => {
    const { bob, cat, comment, deliver, later, told } = await startWithPost();
    for (const one of [bob, cat]) await comment(one);
    await deliver();
    await deliver();
    await comment(cat);
    await later(30 * minute);
    expect(await told()).toHaveLength(1);
    await later(30 * minute);
    expect(await told()).toHaveLength(2);
  });

  test('nobody is mailed without a verified address, or against their preferences', async () => {
    const { call, ann, bob, cat, deliver, told } = await startWithPost();
    await call('social.request-friendship', { userId: cat.id }, bob.actor);
    await deliver();
    expect(await told()).toEqual([]);
    await call('social.request-friendship', { userId: ann.id }, bob.actor);
    const unwanted = { types: { 'friend-accepted': { email: false } } };
    await call('notifications.set-preferences', unwanted, bob.actor);
    await call('social.request-friendship', { userId: bob.id }, ann.actor);
    await deliver();
    expect((await told()).map(({ subject }) => subject)).toEqual(['bob wants to be friends']);
  });

  test('a message read at once is not mailed', async () => {
    const { call, ann, resident, later, deliver, told, states } = await startTown(kind);
    const bob = await resident('bob');
    const { id: conversationId } = await call('messaging.open-direct', { userId: ann.id }, bob.actor);
    const send = () =>
      call('messaging.send-message', { conversationId, clientId: randomUUID(), text: 'hi' }, bob.actor);
    await send();
    await deliver();
    expect(await states()).toEqual(['message queued']);
    await call('notifications.mark-read', {}, ann.actor);
    await call('messaging.accept-request', { conversationId }, ann.actor);
    await later(2 * minute);
    expect(await states()).toEqual(['message cancelled read']);
    await send();
    await send();
    await later(2 * minute);
    expect(await states()).toEqual(['message cancelled read', 'message sent']);
    expect((await told()).map(({ subject }) => subject)).toEqual(['2 new messages from bob']);
  });

  test('nothing is sent if its reason is gone by then', async () => {
    const { call, ann, resident, later, told, states, settled } = await startTown(kind);
    const [bob, cat, dan, eve] = [
      await resident('bob'),
      await resident('cat'),
      await resident('dan'),
      await resident('eve'),
    ];
    const mention = async ({ actor }: Person, visibility: 'public' | 'private' = 'public') => {
      const post = await call('posts.create-post', { text: 'with @ann', visibility }, actor);
      await settled();
      return post.id;
    };
    await mention(bob);
    await mention(cat);
    const [deleted, hidden] = [await mention(dan), await mention(eve)];
    expect(await states()).toEqual(Array(4).fill('mention queued'));
    await call('social.block-user', { userId: bob.id }, ann.actor);
    await call('social.mute-user', { userId: cat.id }, ann.actor);
    await call('posts.delete-post', { postId: deleted }, dan.actor);
    await call('posts.update-post', { postId: hidden, visibility: 'private' }, eve.actor);
    await later(2 * minute);
    expect(await told()).toEqual([]);
    expect(await states()).toEqual([
      'mention cancelled gone',
      'mention cancelled gone',
      'mention cancelled gone',
      'mention cancelled withdrawn',
    ]);
  });

  test('mail-only notifications appear in no list, count or digest', async () => {
    const { call, ann, resident, later, told, states, settled } = await startTown(kind);
    const [bob, cat] = [await resident('bob'), await resident('cat')];
    const mailOnly = { types: { reaction: { inApp: false, email: true } } };
    await call('notifications.set-preferences', mailOnly, ann.actor);
    const { id: postId } = await call('posts.create-post', { text: 'look' }, ann.actor);
    const react = async (...people: Person[]) => {
      for (const { actor } of people) await call('posts.react-to-post', { postId, kind: 'like' }, actor);
      await settled();
    };
    await react(bob, cat);
    expect(await call('notifications.list', {}, ann.actor)).toMatchObject({ items: [] });
    expect(await call('notifications.unread-count', {}, ann.actor)).toEqual({ unreadCount: 0 });
    expect(await states({})).toEqual(['reaction queued']);
    // Nobody has read what they could not see.
    await call('notifications.mark-read', {}, ann.actor);
    await later(minute);
    expect((await told()).map(({ to, subject }) => [to, subject])).toEqual([
      ['ann@example.com', 'cat and bob reacted to your post'],
    ]);
    // What comes on another day is about that day.
    await later(24 * hour);
    await react(await resident('dan'));
    await later(minute);
    expect((await told()).map(({ subject }) => subject).slice(1)).toEqual(['dan reacted to your post']);
    expect(await states({})).toEqual(['reaction sent', 'reaction sent']);
    const none = { types: { reaction: { email: false } } };
    await call('notifications.set-preferences', none, ann.actor);
    await react(await resident('eve'));
    expect(await states({})).toHaveLength(2);
  });

  test('mails wait until quiet hours are over', async () => {
    const { call, clock, ann, resident, deliver, later, told, record, settled } = await startTown(kind);
    const bob = await resident('bob');
    await call('identity.update-me', { settings: { timeZone: 'Europe/Berlin' } }, ann.actor);
    const quietHours = { from: '12:00', until: '14:30' };
    await call('notifications.set-preferences', { quietHours }, ann.actor);
    await call('social.request-friendship', { userId: ann.id }, bob.actor);
    await deliver();
    expect(new Date(clock.at).toISOString()).toBe('2026-01-01T12:00:00.000Z');
    expect(await record()).toMatchObject([
      { state: 'queued', dueAt: '2026-01-01T13:30:00.000Z', attempts: [] },
    ]);
    await later(1.5 * hour - 1);
    expect(await told()).toEqual([]);
    await later(1);
    expect(await told()).toHaveLength(1);

    // What is on its way already when they are set waits as well, and no attempt is counted.
    await call('social.request-friendship', { userId: ann.id }, (await resident('cat')).actor);
    await settled();
    await call('notifications.set-preferences', { quietHours: { from: '14:00', until: '15:00' } }, ann.actor);
    await deliver();
    expect((await record())[1]).toMatchObject({
      state: 'queued',
      dueAt: '2026-01-01T14:00:00.000Z',
      attempts: [],
    });
    await later(hour);
    expect((await record())[1]).toMatchObject({ state: 'sent', attempts: [{ outcome: 'sent' }] });
  });

  test('ended deliveries are kept for 90 days, or until the account is deleted', async () => {
    const { call, clock, core, database, ann, resident, deliver, later, settled, states } =
      await startTown(kind);
    const bob = await resident('bob');
    await call('social.request-friendship', { userId: ann.id }, bob.actor);
    await call('notifications.set-preferences', { digest: false }, bob.actor);
    await deliver();
    await call('social.request-friendship', { userId: bob.id }, ann.actor);
    await deliver();
    expect(await states({})).toHaveLength(4);
    const exported = await call('identity.export-me', {}, bob.actor);
    expect(exported).toMatchObject({
      notificationDeliveries: [
        { channel: 'inApp' },
        { type: 'friend-accepted', channel: 'email', state: 'sent' },
      ],
    });
    await call('identity.delete-me', { password: bob.password }, bob.actor);
    await settled();
    expect((await states({})).toSorted()).toEqual(['friend-request sent', 'friend-request sent']);
    const retention = new DeliveryRetention({
      database,
      unitOfWork: core.get(SqlUnitOfWork),
      clock: core.get(Clock),
    });
    clock.at += 90 * 24 * hour;
    await retention.step();
    expect(await states({})).toHaveLength(2);
    await later(1);
    expect(await retention.step()).toBe(false);
    expect((await states({})).filter((state) => !state.startsWith('digest'))).toEqual([]);
  });

  test('workers share deliveries; those of a crashed worker are free after the lease', async () => {
    const town = await startTown(kind);
    const { call, core, clock, unitOfWork, ann, resident, settled, states, record } = town;
    for (let i = 0; i < 15; i++) {
      const { id: userId } = await resident(`resident${i}`);
      await call('social.request-friendship', { userId }, ann.actor);
    }
    await settled();
    const deliveries = core.get(Deliveries);
    const [lost] = await unitOfWork.run(() => deliveries.claim('email', 1));
    const delivered: string[] = [];
    const channel: DeliveryChannel = {
      name: 'email',
      async deliver({ delivery }) {
        delivered.push(delivery.id);
        return { kind: 'sent' };
      },
    };
    const worker = () =>
      new DeliveryWorker({ channel, deliveries, unitOfWork, clock, composer: core.get(DeliveryComposer) });
    const workers = [worker(), worker(), worker()];
    const work = () => Promise.all(workers.map(async (one) => void (await one.step())));
    for (let i = 0; i < 3; i++) await work();
    expect(new Set(delivered).size).toBe(14);
    expect(delivered).toHaveLength(14);
    expect((await states()).filter((state) => state !== 'friend-request sent')).toEqual([
      'friend-request leased',
    ]);
    clock.at += leaseMs;
    await work();
    expect(delivered.slice(14)).toEqual([lost!.id]);
    const found = (await record()).find(({ id }) => id === lost!.id);
    expect(found).toMatchObject({ state: 'sent', attempts: [{ outcome: 'abandoned' }, { outcome: 'sent' }] });
  });

  test('our own errors are recorded and retried; outcomes wait for an unavailable database', async () => {
    const town = await startTown(kind);
    const { call, core, clock, unitOfWork, ann, resident, settled, record } = town;
    const { id: userId } = await resident('bob');
    await call('social.request-friendship', { userId }, ann.actor);
    await settled();
    let sent = 0;
    const channel: DeliveryChannel = {
      name: 'email',
      async deliver() {
        if (sent++ === 0) throw new Error('no words for it');
        return { kind: 'sent' };
      },
    };
    let away = 0;
    const shaky: UnitOfWork = {
      flush: () => unitOfWork.flush(),
      run: (work) => (away-- > 0 ? Promise.reject(new Unavailable()) : unitOfWork.run(work)),
    };
    const [deliveries, composer] = [core.get(Deliveries), core.get(DeliveryComposer)];
    await new DeliveryWorker({ channel, deliveries, composer, unitOfWork, clock }).step();
    expect(await record()).toMatchObject([{ state: 'queued', errorClass: 'internal' }]);
    clock.at += minute;
    const worker = new DeliveryWorker({ channel, deliveries, composer, unitOfWork: shaky, clock });
    const prepare = composer.prepare.bind(composer);
    vi.spyOn(composer, 'prepare').mockImplementation((...of) => {
      away = 2;
      return prepare(...of);
    });
    await worker.step();
    expect(sent).toBe(2);
    expect(await record()).toMatchObject([
      { state: 'sent', attempts: [{ outcome: 'failed' }, { outcome: 'sent' }] },
    ]);
  });

  test('claims and lists use indexes', async () => {
    const world = await startTown(kind);
    const { call, core, unitOfWork, database, ann, admin, clock } = world;
    const [ids, deliveries] = [core.get(Ids), core.get(Deliveries)];
    const states = ['sent', 'sent', 'sent', 'dead', 'queued'];
    for (let chunk = 0; chunk < 10; chunk++)
      await unitOfWork.run(async () => {
        const rows = Array.from({ length: 500 }, (_, i) => ({
          ...{ id: ids.next(), recipientId: i % 50 === 0 ? ann.id : ids.next(), state: states[i % 5]! },
          ...{
            errorClass: i % 5 === 3 ? 'timeout' : null,
            dueAt: i % 5 === 4 ? clock.at + i : null,
            at: clock.at,
          },
          ...{ type: 'follow', channel: 'email' },
        }));
        database.enqueue(fill, { rows });
      });
    await analyze(kind, world, ['notification_deliveries', 'delivery_attempts']);
    const listening = roundTrips(kind);
    const list = (filter: object) => () => call('notifications.list-deliveries', filter, admin.actor);
    const work = {
      all: list({}),
      'of one': list({ userId: ann.id }),
      dead: list({ state: 'dead' }),
      'of a kind of error': list({ errorClass: 'timeout' }),
      'of a time': list({ from: new Date(clock.at - 1).toISOString(), to: new Date(clock.at).toISOString() }),
      claim: () => unitOfWork.run(() => deliveries.claim('email', 10)),
    };
    for (const [name, run] of Object.entries(work)) {
      const [sent] = (await listening.sentBy(run)).filter(({ text }) => /^\s*select/.test(text));
      expect(await fullScans(kind, world, sent!, ['notification_deliveries']), name).toEqual([]);
      expect(await planOf(kind, world, sent!), name).not.toMatch(/sort|temp b-tree|hash/i);
    }
  }, 60_000);
});

import { describe, expect, test } from 'vitest';
import { NotificationReader, Notifications } from '../../../src/application/notifications/inbox/ports.ts';
import type { NotificationRequest } from '../../../src/domain/notifications/notification-request.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { UuidIds } from '../../../src/infrastructure/kernel/runtime/uuid-ids.ts';
import { sentByIndexes } from '../../kit/indexed.ts';
import { analyze, fullScans, planOf } from '../../kit/plans.ts';
import { roundTrips, type Sent, withoutSubscribers } from '../../kit/round-trips.ts';
import { databases, startWorld, type World } from '../../kit/world.ts';

const tables = ['notifications', 'notification_actors', 'notification_facts', 'accounts'];
const size = 10_000;

type Row = Record<'id' | 'recipientId' | 'openKeyId' | 'type', string> & Record<'n' | 'at', number>;
const add = sql<{ rows: readonly Row[] }>(`
  insert into notifications
    (id, recipient_id, type, open_key, actor_count, facts, sort_id, created_at, latest_at)
  values :rows*(id, recipientId, type, openKeyId, n, n, id, at, at)`);
type Actor = Record<'notificationId' | 'actorId' | 'recipientId' | 'id', string>;
const addActors = sql<{ rows: readonly Actor[] }>(`
  insert into notification_actors (notification_id, actor_id, recipient_id, id)
  values :rows*(notificationId, actorId, recipientId, id)`);

/** Notifications of one person by another, none of them read. */
async function fill({ database, unitOfWork, clock }: World, recipientId: string, actorId: string) {
  const ids = new UuidIds(clock);
  for (let from = 0; from < size; from += 500) {
    const rows = Array.from({ length: 500 }, () => ({
      ...{ id: ids.next(), recipientId, openKeyId: ids.next(), type: 'follow', n: 1, at: clock.at },
    }));
    const actors = rows.map(({ id }) => ({ notificationId: id, actorId, recipientId, id }));
    await unitOfWork.run(async () => {
      database.enqueue(add, { rows });
      database.enqueue(addActors, { rows: actors });
    });
  }
}

/** The statements of one round trip. On MySQL a text may hold several, each with its values. */
function apart({ text, values }: Sent): Sent[] {
  let from = 0;
  return text.split(/;\s*(?=insert|update|delete|commit)/i).map((one) => {
    const until = from + one.split('?').length - 1;
    const own = { text: one, values: values.slice(from, until) };
    from = until;
    return own;
  });
}

async function startWithNotifications(kind: (typeof databases)[number]) {
  const listening = roundTrips(kind);
  const world = await startWorld(kind, {}, { newDatabase: true });
  const [ann, bob] = [await world.person('ann'), await world.person('bob')];
  await fill(world, ann.id, bob.id);
  await world.settled();
  await analyze(kind, world, [...tables, 'blocks']);
  await withoutSubscribers(world);
  const page = await world.call('notifications.list', {}, ann.actor);
  return { world, call: world.call, listening, ann, bob, page };
}

describe.each(databases)('10,000 unread notifications of one person, on %s', (kind) => {
  test('are listed and counted by an index, in its order', async () => {
    const { world, call, listening, ann, page } = await startWithNotifications(kind);
    const next = { cursor: page.nextCursor! };
    const sorted = /Sort:|temp b-tree|hash join/i;
    // Two ranges of the index; what is sorted to merge them is two pages.
    const ranges = /notifications_by_reading .*notifications_by_reading /s;
    const table: [string, number, () => Promise<unknown>, RegExp?][] = [
      ['newest', 2, () => call('notifications.list', {}, ann.actor)],
      ['further down', 2, () => call('notifications.list', next, ann.actor)],
      ['unread ones', 2, () => call('notifications.list', { unread: true, ...next }, ann.actor), ranges],
      ['the count', 1, () => call('notifications.unread-count', {}, ann.actor), ranges],
    ];
    for (const [name, statements, work, plan] of table) {
      await work();
      const sent = await sentByIndexes({ kind, world, listening, tables }, name, work);
      expect({ name, sent }).toMatchObject({ name, sent: { length: statements } });
      expect({ name, plan: await planOf(kind, world, sent[0]!) }).toMatchObject({
        plan: plan ? expect.stringMatching(plan) : expect.not.stringMatching(sorted),
      });
    }
  }, 60_000);

  test('are marked, dismissed and grouped by indexes', async () => {
    const { world, call, listening, ann, bob, page } = await startWithNotifications(kind);
    const [notificationId, other] = page.items.map(({ id }) => id) as [string, string];
    const request: NotificationRequest = {
      ...{ recipientId: ann.id, actorId: bob.id, type: 'follow', subject: null, key: 'a new fact' },
    };
    const notifications = world.core.get(Notifications);
    const reader = world.core.get(NotificationReader);
    const work: [string, () => Promise<unknown>][] = [
      ['read', () => call('notifications.update', { notificationId, read: true }, ann.actor)],
      ['read all', () => call('notifications.mark-read', {}, ann.actor)],
      ['dismissed', () => call('notifications.dismiss', { notificationId: other }, ann.actor)],
      ['counted for several', () => reader.unreadOf([ann.id, bob.id])],
      [
        'told',
        () =>
          world.unitOfWork.run(() => notifications.add([{ request, at: world.clock.at, mailOnly: false }])),
      ],
    ];
    for (const [name, run] of work)
      for (const one of (await listening.sentBy(run)).flatMap(apart)) {
        if (!/^\s*(select|update|delete)/i.test(one.text)) continue;
        expect({ name, scans: await fullScans(kind, world, one, tables) }).toEqual({ name, scans: [] });
      }
    expect((await call('notifications.unread-count', {}, ann.actor)).unreadCount).toBe(1);
  }, 60_000);
});

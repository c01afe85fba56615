// Waiting times of a user with very many notifications against one with a hundredth of them, and of readers of the
// home feed while an admin sends an announcement to ten thousand users.
import { randomUUID } from 'node:crypto';
import { changeRole } from '../src/application/identity/accounts/role-change.ts';
import { UnitOfWork } from '../src/application/kernel/unit-of-work.ts';
import { Notifications } from '../src/application/notifications/inbox/ports.ts';
import { Accounts } from '../src/domain/identity/account.ts';
import { Sessions } from '../src/domain/identity/session.ts';
import type { Id, UserId } from '../src/domain/kernel/id.ts';
import { idToBytes } from '../src/infrastructure/kernel/database/id-bytes.ts';
import { median } from './kit/cpu.ts';
import { account, feedOf, insert, newId } from './kit/data.ts';
import { type BenchDatabase, eachDatabase } from './kit/database.ts';
import { load, percentile, requestText } from './kit/load.ts';
import { aPair, compareLists, type Pair, shown } from './kit/pair.ts';
import { type Running, startService } from './kit/service.ts';
import { openWorld, type Person, type World } from './kit/world.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 3000);
const size = Number(process.env.BENCH_NOTIFICATIONS ?? 100_000);
const recipients = 10_000;
const line = (text: string) => process.stdout.write(`${text}\n`);

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const owners = { small: await world.person('small'), large: await world.person('large') };
  const people = Array.from({ length: recipients }, (_, i) => account(`person_${i}`));
  await insert(world.core.engine, 'accounts', people);
  const actorIds = people.slice(0, 300).map(({ id }) => id);
  await fill(world, owners.small.id, actorIds, size / 100);
  await fill(world, owners.large.id, actorIds, size);
  // Nine times as many notifications for other users.
  for (const { id } of people.slice(-900)) await fill(world, id, actorIds, size / 100);
  await feedOf(world.core.engine, world.reader.id, 500, 20_000);
  const password = 'wool and silk forever';
  await world.person('admin');
  const [accounts, sessions, unitOfWork] = [Accounts, Sessions, UnitOfWork].map((port) =>
    world.core.get(port as never),
  ) as [Accounts, Sessions, UnitOfWork];
  await changeRole('admin', 'admin', { accounts, sessions, unitOfWork });
  await database.analyze(world.core.engine);
  await commands(world, owners, actorIds[0]!, database);
  await world.core.close();

  const service = await startService(database);
  await lists(service, owners, database);
  await feedMeanwhile(service, world.reader, password, people, database);
  await service.stop();
});

/** Inserts unread notifications, each by a different user. */
async function fill({ core }: World, recipientId: string, actorIds: readonly string[], count: number) {
  for (let from = 0; from < count; from += 5000) {
    const rows = Array.from({ length: Math.min(5000, count - from) }, () => newId()).map((id) => ({
      id,
      recipientId,
      type: 'follow',
      openKey: randomUUID(),
      actorCount: 1,
      events: 1,
      sortId: id,
      createdAt: Date.now(),
      latestAt: Date.now(),
    }));
    await insert(core.engine, 'notifications', rows);
    const by = (i: number) => actorIds[i % actorIds.length]!;
    const actors = rows.map(({ id }, i) => ({ notificationId: id, actorId: by(i), recipientId, id }));
    await insert(core.engine, 'notification_actors', actors);
  }
}

/** In this process: a new notification, and marking all as read, for which all must be unread each time. */
async function commands({ core }: World, owners: Pair<Person>, actorId: string, { name }: BenchDatabase) {
  const [unitOfWork, notifications] = [core.get(UnitOfWork), core.get(Notifications)];
  const notify = ({ id }: Person, key: string) => {
    const subject = { kind: 'post', id: actorId as Id } as const;
    const about = { recipientId: id as UserId, actorId: actorId as UserId, subject };
    const request = { ...about, type: 'reaction', key } as const;
    return unitOfWork.run(() => notifications.add([{ request, at: Date.now(), mailOnly: false }]));
  };
  const forget = (ownerId: string) =>
    core.engine.batch([
      {
        text: 'update notification_settings set read_until = null where user_id = ?',
        values: [idToBytes(ownerId)],
      },
    ]);
  const times = { notify: { small: [], large: [] }, read: { small: [], large: [] } } as Record<
    'notify' | 'read',
    Pair<number[]>
  >;
  const timed = async (into: number[], work: () => Promise<unknown>) => {
    const from = performance.now();
    await work();
    into.push(performance.now() - from);
  };
  for (let round = 0; round < 20 * rounds; round++)
    for (const [which, owner] of Object.entries(owners) as [keyof Pair<Person>, Person][]) {
      await timed(times.notify[which], () => notify(owner, `${which} ${round}`));
      await timed(times.read[which], () => owner.call('notifications.mark-read', {}));
      await forget(owner.id);
    }
  line(`\n${name}: ${size / 100} and ${size} unread, of ${size * 10}: p50 in ms and ratio`);
  line(`one more joins a group        ${shown(median(times.notify.small), median(times.notify.large))}`);
  line(`reading all                   ${shown(median(times.read.small), median(times.read.large))}`);
}

/** Over HTTP. */
async function lists(service: Running, owners: Pair<Person>, { name }: BenchDatabase) {
  const ask = async ({ accessToken }: Person, method: string, path: string) =>
    (await (
      await fetch(`http://127.0.0.1:${service.port}/api${path}`, {
        method,
        headers: { authorization: `Bearer ${accessToken}` },
      })
    ).json()) as { nextCursor: string; items: { id: string }[] };
  const compare = (title: string, paths: Pair<string>) => compareLists(title, service, owners, paths);
  const deep = async (owner: Person) => {
    let path = '/notifications?limit=100';
    for (let page = 0; page < (size / 100) * 0.008; page++)
      path = `/notifications?limit=100&cursor=${encodeURIComponent((await ask(owner, 'GET', path)).nextCursor)}`;
    return path.replace('limit=100&', '');
  };
  line(`\n${name}, over HTTP: p50, p99 in ms, and their ratios`);
  await compare('the newest', aPair('/notifications'));
  await compare('far down', { small: await deep(owners.small), large: await deep(owners.large) });
  await compare('the unread', aPair('/notifications?unread=true'));
  await compare('count, all unread', aPair('/notifications/unread-count'));
  for (const owner of Object.values(owners)) await ask(owner, 'POST', '/notifications/read');
  await compare('count, none unread', aPair('/notifications/unread-count'));
  await compare('unread, none', aPair('/notifications?unread=true'));
  for (const owner of Object.values(owners)) {
    const { items } = await ask(owner, 'GET', await deep(owner));
    const one = { method: 'PATCH', body: JSON.stringify({ read: false }) };
    await fetch(`http://127.0.0.1:${service.port}/api/notifications/${items[0]!.id}`, {
      ...one,
      headers: { authorization: `Bearer ${owner.accessToken}`, 'content-type': 'application/json' },
    });
  }
  await compare('unread, one far down', aPair('/notifications?unread=true'));
}

async function feedMeanwhile(
  { port }: Running,
  reader: World['reader'],
  password: string,
  people: readonly { id: string }[],
  { name }: BenchDatabase,
) {
  const api = `http://127.0.0.1:${port}/api`;
  const json = { 'content-type': 'application/json' };
  const signIn = { username: 'admin', password };
  const signedIn = await fetch(`${api}/auth/login`, {
    method: 'POST',
    headers: json,
    body: JSON.stringify(signIn),
  });
  const { accessToken } = (await signedIn.json()) as { accessToken: string };
  const headers = { ...json, authorization: `Bearer ${accessToken}` };
  const text = requestText('GET', '/api/posts/feed', { authorization: `Bearer ${reader.accessToken}` });
  const p99s = async () => {
    const found: number[] = [];
    for (let round = 0; round <= rounds; round++) {
      const { latencies } = await load(port, () => text, 4, roundMs);
      if (round > 0) found.push(percentile(latencies, 0.99));
    }
    return median(found);
  };
  const idle = await p99s();
  const news = { userIds: people.map(({ id }) => id), title: 'News', body: 'Of wool and silk' };
  const sent = await fetch(`${api}/admin/notifications`, {
    method: 'POST',
    headers,
    body: JSON.stringify(news),
  });
  const { id } = (await sent.json()) as { id: string };
  const meanwhile = await p99s();
  const sending = await fetch(`${api}/admin/notifications/${id}`, { headers });
  const { done, total } = (await sending.json()) as { done: number; total: number };
  line(
    `\n${name}: p99 of the home feed idle, and while ${total} are notified (${done} by the end)   ${shown(idle, meanwhile)}`,
  );
}

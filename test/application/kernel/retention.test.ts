import { randomUUID } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import { kernelJobs } from '../../../src/infrastructure/kernel/kernel.module.ts';
import { Housekeeping } from '../../../src/infrastructure/kernel/runtime/housekeeping.ts';
import { resolveNeeds } from '../../../src/infrastructure/kernel/runtime/jobs.ts';
import { contexts } from '../../../src/modules.ts';
import { databases, startWorld } from '../../kit/world.ts';

const hour = 3_600_000;
const day = 24 * hour;
/** What is deleted by age, and after what time; docs/security.md says the same. */
const kept = {
  events: 30 * day,
  notifications: 180 * day,
  idempotency_keys: day,
  sessions: 14 * day,
} as const;
const named = sql<{ name: string }, { n: number }>('select count(*) as n from events where name = :name');
const dropping = [
  'drop-old-keys',
  'drop-old-events',
  'drop-expired-sessions',
  'drop-old-notifications',
  'drop-old-deliveries',
];

describe.each(databases)('data with a time limit, on %s', (kind) => {
  test.each(Object.entries(kept))('%s are deleted when their time is over, not before', async (table, ms) => {
    const world = await startWorld(kind);
    const { call, clock, database, core } = world;
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    await call('social.follow-user', { userId: bob.id }, ann.actor, { idempotencyKey: randomUUID() });
    await world.settled();
    const count = sql<Record<never, never>, { n: number }>(`select count(*) as n from ${table}`);
    const rows = async () => (await database.row(count, {}))!.n;
    const jobs = [...kernelJobs, ...contexts.flatMap(({ jobs = [] }) => jobs)].filter(({ name }) =>
      dropping.includes(name),
    );
    expect(jobs).toHaveLength(dropping.length);
    const runAll = async () => {
      for (const one of jobs) while (await one.run(resolveNeeds(one.needs, core.get)));
    };
    const before = await rows();
    expect(before).toBeGreaterThan(0);
    clock.at += ms - hour;
    await runAll();
    expect(await rows()).toBe(before);
    clock.at += 2 * hour;
    await runAll();
    expect(await rows()).toBe(0);
  });

  test('events that only push frames are deleted after a day, those that subscribers may be given again are not', async () => {
    const world = await startWorld(kind);
    const { call, clock, database, core } = world;
    const [ann, bob] = [await world.person('ann'), await world.person('bob')];
    const room = await call('messaging.create-room', { title: 'Hats', visibility: 'public' }, ann.actor);
    await call('messaging.join-room', { roomId: room.id }, bob.actor);
    const say = () =>
      call(
        'messaging.send-message',
        { conversationId: room.id, clientId: randomUUID(), text: 'hi' },
        bob.actor,
      );
    await say();
    await call('social.follow-user', { userId: ann.id }, bob.actor);
    await world.settled();
    const housekeeping = core.get(Housekeeping);
    const count = async (name: string) => (await database.row(named, { name }))!.n;
    const sent = () => count('messaging.message-sent');
    const dropAll = async () => {
      while (await housekeeping.momentaryEvents());
    };
    clock.at += day - hour;
    await say();
    await dropAll();
    expect(await sent()).toBe(2);
    clock.at += 2 * hour;
    await dropAll();
    expect(await sent()).toBe(1);
    clock.at += day;
    await dropAll();
    expect(await sent()).toBe(0);
    expect(await count('social.user-followed')).toBe(1);
  });
});

import { Writable } from 'node:stream';
import { pino } from 'pino';
import { Registry } from 'prom-client';
import { expect, test } from 'vitest';
import { counterAudit } from '../../../src/infrastructure/kernel/counters/reconciliation.ts';
import { sql } from '../../../src/infrastructure/kernel/database/statement.ts';
import {
  type Audit,
  auditJob,
  type BoundAudit,
} from '../../../src/infrastructure/kernel/observability/audits.ts';
import { resolveNeeds } from '../../../src/infrastructure/kernel/runtime/jobs.ts';
import { contexts } from '../../../src/modules.ts';
import { SetClock } from '../../kit/set-clock.ts';
import { databases, startWorld, type World } from '../../kit/world.ts';

const all = [
  counterAudit(contexts.flatMap(({ reconciliations = [] }) => reconciliations)),
  ...contexts.flatMap(({ audits = [] }) => audits),
];

/** The differences that each audit finds. */
async function differences({ core }: World): Promise<Record<string, number>> {
  const found: Record<string, number> = {};
  for (const { name, needs, differences } of all)
    found[name] = await differences(resolveNeeds(needs, core.get));
  return found;
}
const none = { counters: 0, feeds: 0, members: 0, wears: 0, statistics: 0, ledger: 0 };

test.each(databases)(
  'audits find a count, a feed and a balance that are wrong, on %s',
  async (kind) => {
    const world = await startWorld(kind);
    const { call, database, unitOfWork, settled } = world;
    const [ann, ben] = [await world.person('ann'), await world.person('ben')];
    await call('social.follow-user', { userId: ben.id }, ann.actor);
    await call('feed.read-home', {}, ann.actor);
    await call('posts.create-post', { text: 'Boots' }, ben.actor);
    const banker = { ...ann.actor, role: 'admin' as const };
    const transferId = '00000000-0000-4000-8000-000000000001';
    await call(
      'wallets.grant-credits',
      { userId: ben.id, transferId, amount: '100', currency: 'EUR' },
      banker,
    );
    await settled();
    expect(await differences(world)).toEqual(none);

    const spoil = (text: string) => unitOfWork.run(() => database.write(sql(text), {}));
    await spoil('update wallet_accounts set balance = balance + 1 where balance > 0');
    await spoil('delete from feed_entries where owner_id <> author_id');
    await spoil('delete from posts');
    const { counters, ...others } = await differences(world);
    expect(counters).toBeGreaterThan(0);
    expect(others).toEqual({ feeds: 1, members: 0, wears: 0, statistics: 0, ledger: 2 });
  },
  60_000,
);

const audit = (name: string, differences: () => Promise<number>): BoundAudit => ({ name, differences });

test('what audits find is a metric and a line of the log, and one that fails does not stop the next', async () => {
  const metrics = new Registry();
  const lines: { msg: string; audit: string; count?: number }[] = [];
  const log = new Writable({
    write(chunk, _, done) {
      lines.push(JSON.parse(String(chunk)));
      done();
    },
  });
  const { run } = auditJob(
    [
      audit('sound', async () => 0),
      audit('broken', () => Promise.reject(new Error('too slow'))),
      audit('wrong', async () => 3),
    ],
    { metrics, logger: pino(log), clock: new SetClock() },
  );
  await run({});
  const text = await metrics.metrics();
  expect(text).toContain('audit_differences{audit="sound"} 0\n');
  expect(text).toContain('audit_differences{audit="wrong"} 3\n');
  expect(text).not.toContain('broken');
  expect(text).toMatch(/^audit_timestamp_seconds\{audit="sound"\} \d+/m);
  expect(lines.map(({ msg, audit, count }) => [msg, audit, count])).toEqual([
    ['an audit did not end', 'broken', undefined],
    ['an audit found differences', 'wrong', 3],
  ]);
});

test('every audit has a name of its own', () => {
  const names = all.map(({ name }: Audit) => name);
  expect(new Set(names).size).toBe(names.length);
});

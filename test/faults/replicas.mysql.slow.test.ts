import { describe, expect, onTestFinished, test } from 'vitest';
import { startGroup } from '../kit/mysql/group.ts';
import { hasMysqld } from '../kit/mysql/program.ts';
import { request, startServiceProcess } from '../kit/processes/service-process.ts';
import { hasRedisServer, startRestartableRedis } from '../kit/redis/restartable-redis.ts';
import { startWorld } from '../kit/world.ts';
import { settle } from './load.ts';

const count = Number(process.env.REPLICA_READS ?? 100);

/** What became of the statements that were meant for a replica, since the start. */
async function readsOf(url: string): Promise<Record<string, number>> {
  const text = await (await fetch(`${url}/metrics`)).text();
  const found = [...text.matchAll(/^database_replica_reads_total\{outcome="(\w+)"\} (\d+)$/gm)];
  return Object.fromEntries(found.map(([, outcome, value]) => [outcome!, Number(value)]));
}

describe.skipIf(!hasMysqld || !hasRedisServer)('Lists of your own things, with replicas of MySQL', () => {
  test('always have what you have just done, whichever process you ask, and whatever happens to the replicas', async () => {
    const group = await startGroup();
    onTestFinished(() => group.stop());
    const redis = await startRestartableRedis();
    onTestFinished(redis.stop);
    const world = await startWorld('sqlite', { DATABASE_URL: group.url });
    const { DATA_DIR } = world.core.config;
    const environment = {
      DATABASE_URL: group.url,
      DATABASE_READ_URL: await group.replicaUrls(),
      DATA_DIR,
      REDIS_URL: redis.url,
    };
    const [a, b] = [await startServiceProcess(environment), await startServiceProcess(environment)];
    for (const one of [a, b]) onTestFinished(() => one.kill());
    const [{ token }] = (await settle(a.url, 2)) as [{ token: string }, unknown];
    const items: string[] = [];

    async function list({ url }: typeof a): Promise<void> {
      const listed = await request(url, 'GET', '/clothing-items?limit=3', { token });
      const shown = (listed!.body as unknown as { items: { id: string }[] }).items.map(({ id }) => id);
      expect(shown).toEqual(items.slice(0, 3));
    }

    /** Adds an item through one process and lists them through the other; resolves to how long the list took. */
    async function addAndList(): Promise<number> {
      const [to, from] = items.length % 2 === 0 ? [a, b] : [b, a];
      const body = { name: `item ${items.length}`, category: 'hat' };
      const added = await request(to.url, 'POST', '/clothing-items', { token, body });
      expect(added?.status).toBe(201);
      items.unshift(added!.body.id!);
      const startedAt = performance.now();
      await list(from);
      return performance.now() - startedAt;
    }
    const reads = async (outcome: string) =>
      ((await readsOf(a.url))[outcome] ?? 0) + ((await readsOf(b.url))[outcome] ?? 0);

    const afterOneMore = async () => {
      await addAndList();
      return reads('replica');
    };

    // Right after the start nobody knows what was done before.
    await expect.poll(afterOneMore, { timeout: 20_000 }).toBeGreaterThan(5);
    const before = [await reads('replica'), await reads('away')] as const;
    for (let i = 0; i < count; i++) await addAndList();
    // A replica that is late leaves the list to the primary, which is often so while other tests run. None may be taken for
    // dead.
    expect((await reads('replica')) - before[0]).toBeGreaterThan(count / 10);
    const caughtUp = await reads('replica');
    for (let i = 0; i < count; i++) await list([a, b][i % 2]!);
    // Nothing is written meanwhile, so replicas are up to date.
    expect((await reads('replica')) - caughtUp).toBeGreaterThan(count / 2);
    expect(await reads('away')).toBe(before[1]);

    const release = await group.holdReplicas();
    for (let i = 0; i < 20; i++) expect(await addAndList()).toBeLessThan(1_000);
    expect(await reads('late')).toBeGreaterThan(0);
    release();
    const held = await reads('replica');
    await expect.poll(afterOneMore, { timeout: 20_000 }).toBeGreaterThan(held + 5);

    await redis.kill();
    for (let i = 0; i < 20; i++) await addAndList();
    await redis.start();

    await group.killReplicas();
    for (let i = 0; i < 5; i++) {
      const listed = await request(a.url, 'GET', '/clothing-items?limit=3', { token });
      expect(listed?.status).toBe(200);
    }
    expect(await Promise.all([a.stop(), b.stop()])).toEqual([0, 0]);
  }, 240_000);
});

import { expect, onTestFinished, test } from 'vitest';
import { drained, expectConsistency } from '../faults/consistency.ts';
import { Load, settle } from '../faults/load.ts';
import { hasMysqld } from '../kit/mysql/program.ts';
import { startRestartableMysqld } from '../kit/mysql/restartable-mysqld.ts';
import { startWorld } from '../kit/world.ts';
import { hasCluster, startCluster } from './cluster.ts';

const rounds = Number(process.env.CLUSTER_KILLS ?? 2);

test.skipIf(!hasCluster || !hasMysqld)(
  'processes, Redis and MySQL are killed under load: nothing is lost or doubled, and everyone else goes on',
  { timeout: 120_000 + rounds * 60_000 },
  async () => {
    const mysqld = await startRestartableMysqld();
    onTestFinished(mysqld.stop);
    const cluster = await startCluster({ RATE_LIMITS: 'off' }, { databaseUrl: mysqld.url });
    onTestFinished(cluster.stop);
    const { urls, redis, kill, restart } = cluster;
    const world = await startWorld('sqlite', { DATABASE_URL: cluster.environment.DATABASE_URL });
    const members = await settle(urls[0], 6);
    // A worker that is killed while it sends a mail keeps it for two minutes.
    await drained(world);
    let calls = 0;
    const load = new Load(members, () => urls[calls++ % urls.length]!);
    const goesOn = async () => {
      const before = load.acknowledged.length;
      await expect.poll(() => load.acknowledged.length, { timeout: 20_000 }).toBeGreaterThan(before + 10);
    };
    // Rests between them, since a feed keeps 800 posts.
    const under = async (kill: () => Promise<void>) => {
      load.start();
      await goesOn();
      await kill();
      // A caller whose call was cut off repeats it at the other process.
      await goesOn();
      await load.stop();
    };
    for (let round = 0; round < rounds; round++) {
      for (const one of [0, 2, 1] as const) {
        await under(() => kill(one));
        await restart(one);
      }
      await under(redis.kill);
      await redis.start();
      await under(async () => {
        await mysqld.kill();
        await mysqld.start();
      });
    }
    await under(async () => {});
    await drained(world);
    const posts = await expectConsistency(world);
    expect(posts.map(({ id }) => id)).toEqual(load.acknowledged.map(({ postId }) => postId).sort());
  },
);

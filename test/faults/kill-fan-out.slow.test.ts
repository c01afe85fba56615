import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { type ServiceProcess, startServiceProcess } from '../kit/processes/service-process.ts';
import { databases, startWorld } from '../kit/world.ts';
import { drained, expectConsistency } from './consistency.ts';
import { Load, settle } from './load.ts';

const kills = Number(process.env.KILLS ?? 4);

describe.each(databases)('Killing the service under load, on %s', (kind) => {
  test(`${kills} times: nothing acknowledged is lost, and nothing happens twice`, async () => {
    const world = await startWorld(kind);
    const { DATABASE_URL, DATA_DIR } = world.core.config;
    const start = () => startServiceProcess({ DATABASE_URL, DATA_DIR });
    let service: ServiceProcess = await start();
    const members = await settle(service.url, 8);
    // A mail that was being sent waits for its lease to expire, which this test does not check.
    await drained(world);
    const load = new Load(members, () => service.url);
    load.start();
    for (let kill = 0; kill < kills; kill++) {
      await pause(150 + Math.random() * 600);
      await service.kill();
      service = await start();
    }
    await pause(300);
    await load.stop();
    await drained(world);
    expect(await service.stop()).toBe(0);

    const posts = await expectConsistency(world);
    const acknowledged = load.acknowledged.map(({ postId, authorId, key }) => ({
      id: postId,
      authorId,
      text: key,
    }));
    const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
    expect(posts).toEqual(acknowledged.sort(byId));
    expect(acknowledged.length).toBeGreaterThan(kills * 5);
  }, 300_000);
});

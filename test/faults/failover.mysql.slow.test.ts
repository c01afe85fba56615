import { setTimeout as pause } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { startGroup } from '../kit/mysql/group.ts';
import { hasMysqld } from '../kit/mysql/program.ts';
import { startServiceProcess } from '../kit/processes/service-process.ts';
import { startWorld } from '../kit/world.ts';
import { drained, expectConsistency } from './consistency.ts';
import { Load, settle } from './load.ts';

describe.skipIf(!hasMysqld)('A group of three MySQL servers', () => {
  test('changes its primary, planned and by kill −9: nothing is lost, and nobody gets a 500', async () => {
    const group = await startGroup();
    onTestFinished(() => group.stop());
    const world = await startWorld('sqlite', { DATABASE_URL: group.url });
    const { DATA_DIR } = world.core.config;
    const service = await startServiceProcess({ DATABASE_URL: group.url, DATA_DIR });
    onTestFinished(() => service.kill());
    const members = await settle(service.url, 6);
    await drained(world);
    const load = new Load(members, () => service.url);
    load.start();
    const goesOn = async (timeout: number) => {
      const from = performance.now();
      const before = load.acknowledged.length;
      await expect.poll(() => load.acknowledged.length, { timeout }).toBeGreaterThan(before + 10);
      return `${((performance.now() - from) / 1000).toFixed(1)} s`;
    };
    const ready = async () => (await fetch(`${service.url}/readyz`)).status;

    await pause(500);
    await group.switchPrimary();
    const planned = await goesOn(10_000);
    expect(await ready()).toBe(200);

    // The group notices after 5 s, and elects another.
    const killed = group.killPrimary();
    await expect.poll(ready).toBe(503);
    await killed;
    const unplanned = await goesOn(30_000);
    await expect.poll(ready).toBe(200);
    process.stdout.write(`10 posts after a planned change in ${planned}, after a kill in ${unplanned}\n`);

    await load.stop();
    const strange = load.answers.filter(({ status }) => ![200, 201, 409, 503].includes(status));
    expect(strange).toEqual([]);
    await drained(world);
    expect(service.errors.filter((line) => !line.includes('"Unavailable"'))).toEqual([]);
    expect(await service.stop()).toBe(0);
    const posts = await expectConsistency(world);
    expect(posts.map(({ id }) => id)).toEqual(load.acknowledged.map(({ postId }) => postId).sort());
  }, 240_000);
});

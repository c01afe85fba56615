import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectFilesConsistent, sweepTwoHoursLater } from '../kit/files/consistency.ts';
import { crashPoints } from '../kit/processes/crash-points.ts';
import { nodeArguments } from '../kit/processes/node.ts';
import { databases, startWorld } from '../kit/world.ts';

const script = join(import.meta.dirname, '../kit/processes/crashing-upload.ts');

describe.each(databases)('Killing a process that uploads, replaces and deletes a file, on %s', (kind) => {
  test.each(['before', 'after'])(
    '%s any step: after a sweep rows and objects agree',
    async (when) => {
      const world = await startWorld(kind);
      const ann = await world.person('ann');
      await world.settled();
      await world.core.relay.stop();
      const { DATABASE_URL, DATA_DIR } = world.core.config;
      const environment = { NODE_ENV: 'test', DATABASE_URL, DATA_DIR, BCRYPT_COST: '4', LOG_LEVEL: 'silent' };
      const work = (at: number) =>
        new Promise<string>((resolve) => {
          const input = [JSON.stringify(environment), JSON.stringify(ann.actor), String(at), when];
          const args = nodeArguments(script, ...input);
          execFile(process.execPath, args, (_error, stdout) => resolve(stdout));
        });
      const steps = Number((await work(Number.POSITIVE_INFINITY)).match(/survived (\d+)/)?.[1]);
      expect(steps).toBeGreaterThan(30);
      const points = crashPoints(steps, 10);
      let killed = 0;
      for (const at of points) if (!(await work(at)).includes('survived')) killed++;
      expect(killed).toBeGreaterThan(points.length / 2);
      const next = await startWorld(kind, { DATABASE_URL, DATA_DIR });
      await sweepTwoHoursLater(next);
      await expectFilesConsistent(next);
      expect(await readdir(join(DATA_DIR, 'spool'))).toEqual([]);
    },
    300_000,
  );
});

import { execFile } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { expectFilesConsistent, sweepTwoHoursLater } from '../kit/files/consistency.ts';
import { databases, startWorld } from '../kit/world.ts';

const script = join(import.meta.dirname, '../kit/processes/crashing-upload.ts');
// Each step starts a process: a usual run tries every sixth, `before` and `after` other ones; KILL_EVERY=1 tries all.
const every = Number(process.env.KILL_EVERY ?? 6);

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
          const args = [script, JSON.stringify(environment), JSON.stringify(ann.actor), String(at), when];
          execFile(process.execPath, args, (_error, stdout) => resolve(stdout));
        });
      let killed = 0;
      const first = when === 'after' && every > 1 ? 1 + every / 2 : 1;
      for (let at = first; !(await work(at)).includes('survived'); at += every) {
        killed++;
        expect(at).toBeLessThan(300);
      }
      expect(killed).toBeGreaterThan(3);
      const next = await startWorld(kind, { DATABASE_URL, DATA_DIR });
      await sweepTwoHoursLater(next);
      await expectFilesConsistent(next);
      expect(await readdir(join(DATA_DIR, 'spool'))).toEqual([]);
    },
    300_000,
  );
});

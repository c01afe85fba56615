import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { databases, startWorld } from '../kit/world.ts';
import { expectConsistency } from './truth.ts';

const doomed = join(import.meta.dirname, '../kit/doomed.ts');

describe.each(databases)('A process killed while it publishes a post, on %s', (kind) => {
  test.each(['before', 'after'])(
    '%s any statement of it: the post is there with all that follows, or not at all',
    async (when) => {
      const world = await startWorld(kind);
      const author = await world.person('author');
      for (let i = 0; i < 5; i++) {
        const { actor } = await world.person(`follower${i}`);
        await world.call('social.follow-user', { userId: author.id }, actor);
      }
      await world.settled();
      await world.core.relay.stop();
      const { DATABASE_URL, DATA_DIR } = world.core.config;
      const environment = { NODE_ENV: 'test', DATABASE_URL, DATA_DIR, BCRYPT_COST: '4', LOG_LEVEL: 'silent' };
      const publish = (at: number) =>
        new Promise<string>((resolve) => {
          const args = [doomed, JSON.stringify(environment), JSON.stringify(author.actor), String(at), when];
          execFile(process.execPath, args, (_error, stdout) => resolve(stdout));
        });

      const acknowledged: string[] = [];
      for (let at = 1; ; at++) {
        const said = (await publish(at)).split('\n').filter(Boolean);
        acknowledged.push(...said.filter((line) => line !== 'survived'));
        if (said.includes('survived')) break;
        expect(at).toBeLessThan(100);
      }
      // Whoever comes next finishes what was left.
      const next = await startWorld(kind, { DATABASE_URL });
      next.clock.at = Date.now() + 3_600_000;
      await next.settled();
      const posts = (await expectConsistency(next)).map(({ id }) => id);
      expect(acknowledged.filter((id) => !posts.includes(id))).toEqual([]);
      expect(posts.length).toBeGreaterThan(2);
    },
    300_000,
  );
});

import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { crashPoints } from '../kit/processes/crash-points.ts';
import { nodeArguments } from '../kit/processes/node.ts';
import { databases, startWorld } from '../kit/world.ts';
import { expectConsistency } from './consistency.ts';

const script = join(import.meta.dirname, '../kit/processes/crashing-post.ts');

describe.each(databases)('Killing a process that publishes a post, on %s', (kind) => {
  test('at any statement: the post exists with all its consequences, or not at all', async () => {
    const world = await startWorld(kind);
    world.clock.at = Date.now();
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
      new Promise<string[]>((resolve) => {
        const args = nodeArguments(
          script,
          JSON.stringify(environment),
          JSON.stringify(author.actor),
          `${at}`,
        );
        execFile(process.execPath, args, (_error, stdout) => resolve(stdout.split('\n').filter(Boolean)));
      });

    const next = await startWorld(kind, { DATABASE_URL });
    const acknowledged: string[] = [];
    const [first, survived] = await publish(Number.POSITIVE_INFINITY);
    acknowledged.push(first!);
    const statements = Number(survived?.match(/survived (\d+)/)?.[1]);
    expect(statements).toBeGreaterThan(10);
    for (const at of crashPoints(statements, 12)) {
      // Two at a time, which die at neighbouring statements.
      const said = (await Promise.all([publish(at), publish(at + 1)])).flat();
      acknowledged.push(...said.filter((line) => !line.startsWith('survived')));
      // Another process finishes the remaining work, so that the next one starts clean.
      next.clock.at = Date.now() + 3_600_000;
      await next.settled();
    }
    const posts = (await expectConsistency(next)).map(({ id }) => id);
    expect(acknowledged.filter((id) => !posts.includes(id))).toEqual([]);
    expect(posts.length).toBeGreaterThan(2);
  }, 300_000);
});

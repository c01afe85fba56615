import { describe, expect, onTestFinished, test } from 'vitest';
import type { UserId } from '../../src/domain/kernel/id.ts';
import { MemorySeenMarks, type SeenMarks } from '../../src/infrastructure/kernel/database/seen-marks.ts';
import { RedisSeenMarks } from '../../src/infrastructure/kernel/redis/redis-seen-marks.ts';
import { freshRedis, redis } from '../kit/redis/fresh-redis.ts';
import { connectedRedis } from '../kit/redis/redis-bus.ts';
import { hasRedisServer, startRestartableRedis } from '../kit/redis/restartable-redis.ts';

const [ann, bob] = ['ann', 'bob'] as never as [UserId, UserId];
// Opened and connected, as some seconds after the start.
const onRedis = async (url: string) => new RedisSeenMarks(await connectedRedis(url));
const adapters: [string, () => Promise<SeenMarks>][] = [
  ['in memory', async () => new MemorySeenMarks()],
  ...(redis ? ([['on Redis', () => onRedis(freshRedis())]] as [string, () => Promise<SeenMarks>][]) : []),
];

test.each(adapters)('what each person has done last is known, %s', async (_, open) => {
  const marks = await open();
  expect(await marks.of(ann)).toBeUndefined();
  await marks.set(ann, 'first');
  await marks.set(ann, 'second');
  await marks.set(bob, 'other');
  expect([await marks.of(ann), await marks.of(bob)]).toEqual(['second', 'other']);
});

describe.skipIf(!redis || !hasRedisServer)('on Redis', () => {
  test('each process knows what a person did through another', async () => {
    const url = freshRedis();
    const [here, there] = [await onRedis(url), await onRedis(url)];
    await here.set(ann, 'mark');
    expect(await there.of(ann)).toBe('mark');
  });

  test('while Redis is away, and right after, it is unknown', async () => {
    const server = await startRestartableRedis();
    onTestFinished(server.stop);
    const connected = await connectedRedis(server.url);
    const marks = new RedisSeenMarks(connected);
    await marks.set(ann, 'mark');
    await server.kill();
    expect(await marks.of(ann)).toBe('unknown');
    await server.start();
    await expect.poll(() => connected.commands.status, { timeout: 10_000 }).toBe('ready');
    expect(await marks.of(ann)).toBe('unknown');
  });
});

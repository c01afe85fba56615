import { describe, expect, onTestFinished, test } from 'vitest';
import { RedisRateLimits } from '../../../../src/infrastructure/kernel/runtime/redis-rate-limits.ts';
import { connectedRedis } from '../../../kit/redis/redis-bus.ts';
import { hasRedisServer, startRestartableRedis } from '../../../kit/redis/restartable-redis.ts';

const writes = { name: 'writes', points: 30, seconds: 60 };

describe.skipIf(!hasRedisServer)('the limits of several processes', () => {
  async function three() {
    const server = await startRestartableRedis();
    onTestFinished(server.stop);
    const connected = await Promise.all([1, 2, 3].map(() => connectedRedis(server.url)));
    return { server, limits: connected.map((redis) => new RedisRateLimits(redis, { others: 2 })) };
  }
  const passed = async (limits: readonly RedisRateLimits[], key: string) => {
    const waits = Array.from({ length: 120 }, (_, i) => limits[i % limits.length]!.take(writes, key));
    return (await Promise.all(waits)).filter((wait) => wait === undefined).length;
  };

  test('hold in total', async () => {
    const { limits } = await three();
    expect(await passed(limits, 'ann')).toBe(30);
  });

  test('hold in total while Redis is away, without a wait', async () => {
    const { server, limits } = await three();
    await server.kill();
    const startedAt = performance.now();
    expect(await passed(limits, 'ann')).toBe(30);
    expect(performance.now() - startedAt).toBeLessThan(300);
  });

  test('hold in total while Redis stands still, and nobody waits for more than 300 ms', async () => {
    const { server, limits } = await three();
    await server.kill('SIGSTOP');
    const startedAt = performance.now();
    expect(await passed(limits, 'ann')).toBe(30);
    expect(performance.now() - startedAt).toBeLessThan(300);
    await server.kill('SIGCONT');
  });

  test('are counted together again once Redis is back', async () => {
    const { server, limits } = await three();
    await server.kill();
    await passed(limits, 'ann');
    await server.start();
    // A process alone gets the whole limit, not its share, only when Redis counts.
    let caller = 0;
    for (const one of limits)
      await expect.poll(() => passed([one], `caller ${caller++}`), { timeout: 5_000 }).toBe(30);
  });
});

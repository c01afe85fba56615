import { describe, expect, onTestFinished, test } from 'vitest';
import { hasCluster, readyz, register, send, startCluster } from './cluster.ts';

const calls = 60;

describe.skipIf(!hasCluster)('Rate limits in a cluster', () => {
  async function passed(urls: readonly string[], token: string) {
    const answers = [];
    for (let i = 0; i < calls * 3; i++)
      answers.push(await send(urls[i % urls.length]!, '/users/me', { method: 'GET', token }));
    return {
      count: answers.filter(({ status }) => status === 200).length,
      refused: answers.filter(({ status }) => status === 429).length,
    };
  }

  test('hold for all processes together, also while Redis is away', { timeout: 120_000 }, async () => {
    const { urls, redis, stop } = await startCluster({ RATE_LIMITS: 'on', RATE_LIMIT_CALLS: `${calls}` });
    onTestFinished(stop);
    const ann = await register(urls[0]!);
    const ben = await register(urls[0]!);
    expect(await passed(urls, ann.accessToken)).toEqual({ count: calls, refused: calls * 2 });
    await redis.kill();
    for (const url of urls) await expect.poll(() => readyz(url)).toHaveProperty('degraded');
    expect(await passed(urls, ben.accessToken)).toEqual({ count: calls, refused: calls * 2 });
  });
});

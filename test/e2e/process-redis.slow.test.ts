import { describe, expect, onTestFinished, test } from 'vitest';
import { start } from '../kit/processes/with-store.ts';
import { without } from '../kit/processes/without-packages.ts';
import { freshRedis, redis } from '../kit/redis/fresh-redis.ts';
import { hasRedisServer, startRestartableRedis } from '../kit/redis/restartable-redis.ts';

const readyz = async (url: string) => {
  const response = await fetch(`${url}/readyz`);
  expect(response.status).toBe(200);
  return response.json();
};
const away = { status: 'ready', degraded: ['redis (away: ECONNREFUSED)'] };
const nobodyThere = 'redis://127.0.0.1:1';

test('the service starts while Redis is away, and is ready but degraded', async () => {
  const made = await start({ REDIS_URL: nobodyThere });
  const response = await fetch(`${await made.url}/readyz`);
  expect([response.status, await response.json()]).toEqual([200, away]);
  expect(made.lines.filter(({ msg }) => msg === 'Redis is away')).toHaveLength(1);
  made.kill('SIGTERM');
  expect(await made.ended).toMatchObject({ code: 0 });
});

test('without the package the start ends with the command that installs it', async () => {
  const made = await start({ REDIS_URL: nobodyThere, ...without('ioredis') });
  expect(await made.ended).toMatchObject({
    code: 1,
    stderr:
      'The service cannot start: Redis: ioredis is not installed; install it with: npm run add -- redis\n',
  });
});

test('without REDIS_URL the package is not needed', async () => {
  const made = await start(without('ioredis'));
  expect(await readyz(await made.url)).toEqual({ status: 'ready' });
});

describe.skipIf(!redis)('with Redis', () => {
  test('the start ends with one line if Redis refuses us', async () => {
    const url = new URL(freshRedis());
    url.username = 'nobody';
    url.password = 'not-for-logs';
    const made = await start({ REDIS_URL: url.href });
    const { code, stderr } = await made.ended;
    expect(code).toBe(1);
    expect(stderr).toMatch(/^The service cannot start: Redis: WRONGPASS [^\n]+\n$/);
    expect(stderr).not.toContain('not-for-logs');
  });

  test.skipIf(!hasRedisServer)('a service notices that Redis goes, and that it is back', async () => {
    const server = await startRestartableRedis();
    onTestFinished(server.stop);
    const made = await start({ REDIS_URL: server.url });
    const url = await made.url;
    expect(await readyz(url)).toEqual({ status: 'ready' });
    await server.kill();
    await expect.poll(() => readyz(url)).toEqual(away);
    await server.start();
    await expect.poll(() => readyz(url), { timeout: 5_000 }).toEqual({ status: 'ready' });
    made.kill('SIGTERM');
    expect(await made.ended).toMatchObject({ code: 0 });
  });
});

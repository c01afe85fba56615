import { pino } from 'pino';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DependencyAway, DependencyRefused } from '../../../../src/application/kernel/dependencies.ts';
import { freshRedis, redis } from '../../../kit/redis/fresh-redis.ts';
import { connectedRedis } from '../../../kit/redis/redis-bus.ts';
import { hasRedisServer, startRestartableRedis } from '../../../kit/redis/restartable-redis.ts';

async function open(url: string) {
  const lines: string[] = [];
  const logger = pino({ base: null }, { write: (line) => void lines.push(JSON.parse(line).msg) });
  const server = await connectedRedis(url, logger);
  return { server, lines };
}

const timed = async (work: () => Promise<unknown>) => {
  const startedAt = performance.now();
  await work().catch(() => {});
  return performance.now() - startedAt;
};

describe.skipIf(!redis)('Redis that is there', () => {
  test('answers', async () => {
    const { server } = await open(freshRedis());
    await server.check();
    expect(await server.commands.set(`${server.prefix}:a`, '1', 'PX', 1000)).toBe('OK');
  });

  test('that knows no such user refuses us', async () => {
    const url = new URL(freshRedis());
    url.username = 'nobody';
    url.password = 'wrong';
    const { server } = await open(url.href);
    await expect(server.check()).rejects.toThrow(DependencyRefused);
  });
});

describe.skipIf(!hasRedisServer)('Redis that goes away', () => {
  async function restartable() {
    const process = await startRestartableRedis();
    onTestFinished(process.stop);
    const opened = await open(process.url);
    return { process, ...opened };
  }
  const answers = (server: { check(): Promise<void> }) =>
    expect.poll(() => server.check().then(() => 'answers'), { timeout: 10_000 }).toBe('answers');

  test('fails commands at once, says why, and is back by itself', async () => {
    const { process, server, lines } = await restartable();
    await process.kill();
    await expect.poll(() => server.commands.status).not.toBe('ready');
    expect(await timed(() => server.commands.get('a'))).toBeLessThan(50);
    await expect.poll(() => server.check().catch((error) => error.reason)).toBe('ECONNREFUSED');
    await expect(server.check()).rejects.toThrow(DependencyAway);
    await process.start();
    await answers(server);
    expect(lines).toEqual(['Redis is away', 'Redis answers again']);
  });

  test('without closing the connection costs one command a tenth of a second, and the others nothing', async () => {
    const { process, server } = await restartable();
    await process.kill('SIGSTOP');
    expect(await timed(() => server.commands.get('a'))).toBeLessThan(250);
    expect(server.commands.isAnswering).toBe(false);
    for (let i = 0; i < 10; i++) expect(await timed(() => server.commands.get('a'))).toBeLessThan(50);
    await process.kill('SIGCONT');
    await expect.poll(() => server.commands.isAnswering, { timeout: 10_000 }).toBe(true);
    await answers(server);
  });

  test('while it is silent for long, we connect anew', async () => {
    const { process, server } = await restartable();
    await process.kill('SIGSTOP');
    await timed(() => server.commands.get('a'));
    await expect.poll(() => server.commands.status, { timeout: 10_000 }).not.toBe('ready');
    await process.kill('SIGCONT');
    await answers(server);
  });

  test('a command is not sent again after a reconnection', async () => {
    const { process, server } = await restartable();
    await process.kill('SIGSTOP');
    await expect(server.commands.incr('a')).rejects.toThrow();
    await expect.poll(() => server.commands.status, { timeout: 10_000 }).not.toBe('ready');
    await process.kill('SIGCONT');
    await answers(server);
    // Redis has read it from the first connection.
    await expect.poll(() => server.commands.get('a')).toBe('1');
  });
});

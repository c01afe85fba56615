import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { freshRedis, redis } from './fresh-redis.ts';
import { ask } from './ping.ts';
import { hasRedisServer, startRestartableRedis } from './restartable-redis.ts';

const portOf = (url: string) => Number(new URL(url).port);

describe.skipIf(!redis)('Redis for tests', () => {
  test('answers', async () => {
    const { port, hostname } = new URL(redis!.url);
    expect(await ask('PING', Number(port), hostname)).toBe('+PONG\r\n');
  });

  test('gives each suite its own prefix', () => {
    expect(freshRedis()).not.toBe(freshRedis());
  });

  test.skipIf(!hasRedisServer)('starts again on the same port', async () => {
    const server = await startRestartableRedis();
    await server.kill();
    await expect(ask('PING', server.port)).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    await server.start();
    expect(await ask('PING', server.port)).toBe('+PONG\r\n');
    await server.stop();
  });

  test.skipIf(!hasRedisServer || process.platform === 'win32')(
    'a private server ends with the process that started it, even by kill -9',
    async () => {
      const source = `const server = await (await import(${JSON.stringify(join(import.meta.dirname, 'redis-server.ts'))})).startRedisServer();
        console.log(server.url);
        setInterval(() => {}, 1000);`;
      const owner = spawn(process.execPath, ['--input-type=module', '--eval', source], {
        stdio: ['ignore', 'pipe', 'inherit'],
      });
      const [line] = await once(owner.stdout, 'data');
      const port = portOf(String(line).trim());
      expect(await ask('PING', port)).toBe('+PONG\r\n');
      owner.kill('SIGKILL');
      await vi.waitFor(
        () => expect(ask('PING', port)).rejects.toMatchObject({ code: 'ECONNREFUSED' }),
        10_000,
      );
    },
  );
});

import { type Logger, pino } from 'pino';
import { onTestFinished } from 'vitest';
import { RedisBus } from '../../../src/infrastructure/kernel/bus/redis-bus.ts';
import { RedisServer } from '../../../src/infrastructure/kernel/redis/redis-server.ts';
import { parseRedisUrl } from '../../../src/infrastructure/kernel/redis/redis-url.ts';
import { SystemClock } from '../../../src/infrastructure/kernel/runtime/clock.ts';

const silent = pino({ level: 'silent' });

/** Connections of a process of its own, until the end of the test. */
export async function connectedRedis(url: string, logger: Logger = silent) {
  const server = new RedisServer(parseRedisUrl(url)!, { logger, clock: new SystemClock() });
  onTestFinished(() => server.close());
  await server.connect();
  return server;
}

/** A bus of a process of its own. */
export async function redisBus(url: string, timings?: ConstructorParameters<typeof RedisBus>[2]) {
  const server = await connectedRedis(url);
  return { server, bus: new RedisBus(server, silent, timings) };
}

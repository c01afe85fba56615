import { describe } from 'vitest';
import { MemoryRateLimits } from '../../src/infrastructure/kernel/runtime/rate-limits.ts';
import { RedisRateLimits } from '../../src/infrastructure/kernel/runtime/redis-rate-limits.ts';
import { freshRedis, redis } from '../kit/redis/fresh-redis.ts';
import { connectedRedis } from '../kit/redis/redis-bus.ts';
import { hasRedisServer, startRestartableRedis } from '../kit/redis/restartable-redis.ts';
import { rateLimitsContract } from './rate-limits.contract.ts';

const alone = { others: 0 };

describe('Rate limits in memory', () => rateLimitsContract(async () => new MemoryRateLimits()));

describe.skipIf(!redis)('Rate limits in Redis', () =>
  rateLimitsContract(async () => new RedisRateLimits(await connectedRedis(freshRedis()), alone)),
);

describe.skipIf(!redis || !hasRedisServer)('Rate limits in a Redis that is away', () =>
  rateLimitsContract(async () => {
    const server = await startRestartableRedis();
    const connected = await connectedRedis(server.url);
    await server.stop();
    return new RedisRateLimits(connected, alone);
  }),
);

import { describe } from 'vitest';
import { MemoryBus, MemoryChannel } from '../../src/infrastructure/kernel/bus/memory-bus.ts';
import { freshRedis, redis } from '../kit/redis/fresh-redis.ts';
import { redisBus } from '../kit/redis/redis-bus.ts';
import { busContract } from './bus.contract.ts';

describe('A bus in memory', () =>
  busContract(() => {
    const channel = new MemoryChannel();
    return async () => new MemoryBus(channel);
  }));

describe.skipIf(!redis)('A bus over Redis', () =>
  busContract(() => {
    const url = freshRedis();
    return async () => (await redisBus(url)).bus;
  }),
);

import { RateLimiterRedis, RateLimiterRes } from 'rate-limiter-flexible';
import { RateLimits } from '../../../application/kernel/dispatcher.ts';
import type { Bus } from '../bus/bus.ts';
import type { RedisServer } from '../redis/redis-server.ts';
import { type Figures, MemoryRateLimits } from './rate-limits.ts';

/**
 * Counts in Redis, for all processes together. While Redis does not answer each process counts in its memory, against
 * its share of the limit, so that no call waits and all together stay within the limit.
 */
export class RedisRateLimits extends RateLimits {
  readonly #redis: RedisServer;
  readonly #bus: Pick<Bus, 'others'>;
  readonly #limiters = new Map<string, RateLimiterRedis>();
  readonly #shares = new MemoryRateLimits();

  constructor(redis: RedisServer, bus: Pick<Bus, 'others'>) {
    super();
    this.#redis = redis;
    this.#bus = bus;
  }

  async take(limit: Figures, key: string, points = 1): Promise<number | undefined> {
    if (!this.#redis.commands.isAnswering) return this.#takeShare(limit, key, points);
    try {
      await this.#limiterOf(limit).consume(key, points);
      return undefined;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return refused.msBeforeNext / 1000;
      // The connection logs why Redis did not answer.
      return this.#takeShare(limit, key, points);
    }
  }

  #takeShare({ name, points, seconds }: Figures, key: string, taken: number): Promise<number | undefined> {
    const share = Math.max(1, Math.floor(points / (1 + this.#bus.others)));
    return this.#shares.take({ name, points: share, seconds }, key, taken);
  }

  #limiterOf({ name, points, seconds }: Figures): RateLimiterRedis {
    const known = this.#limiters.get(name);
    if (known) return known;
    const made = new RateLimiterRedis({
      storeClient: this.#redis.commands,
      keyPrefix: `${this.#redis.prefix}:limit:${name}`,
      points,
      duration: seconds,
    });
    this.#limiters.set(name, made);
    return made;
  }
}

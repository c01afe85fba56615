import { LRUCache } from 'lru-cache';
import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { RateLimits } from '../../../application/kernel/dispatcher.ts';
import type { Limit } from '../../../application/kernel/operation.ts';
import { atMost } from './at-most.ts';

export type Figures = Pick<Limit, 'name' | 'points' | 'seconds'>;

/** Counts in the memory of this process, over fixed windows. */
export class MemoryRateLimits extends RateLimits {
  readonly #counters = new Map<string, Counter>();
  readonly #keysKept: number;

  /**
   * Above `keysKept` callers per limit, the least recently seen caller is dropped, so that memory stays
   * bounded.
   */
  constructor(keysKept = 100_000) {
    super();
    this.#keysKept = keysKept;
  }

  async take(limit: Figures, key: string, points = 1): Promise<number | undefined> {
    const counter = this.#counters.get(limit.name) ?? new Counter(limit, this.#keysKept);
    this.#counters.set(limit.name, counter);
    return counter.take(limit, key, points);
  }
}

class Counter {
  readonly #limiter: RateLimiterMemory;
  readonly #seen: LRUCache<string, true>;

  constructor({ name, points, seconds }: Figures, keysKept: number) {
    this.#limiter = new RateLimiterMemory({ keyPrefix: name, points, duration: seconds });
    this.#seen = new LRUCache({
      ...atMost(keysKept),
      dispose: (_, key, reason) => void (reason === 'evict' && this.#limiter.delete(key)),
    });
  }

  async take(limit: Figures, key: string, points: number): Promise<number | undefined> {
    this.#seen.set(key, true);
    // A share of a limit changes with the number of processes.
    this.#limiter.points = limit.points;
    try {
      await this.#limiter.consume(key, points);
      return undefined;
    } catch (refused) {
      if (refused instanceof RateLimiterRes) return refused.msBeforeNext / 1000;
      throw refused;
    }
  }
}

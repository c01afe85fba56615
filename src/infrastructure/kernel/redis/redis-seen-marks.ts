import type { UserId } from '../../../domain/kernel/id.ts';
import { keptMs, SeenMarks } from '../database/seen-marks.ts';
import type { RedisServer } from './redis-server.ts';

/** After Redis was away, or forgot, for as long nobody knows what is missing in it. */
const distrustMs = 10_000;

export class RedisSeenMarks extends SeenMarks {
  readonly #redis: RedisServer;
  #distrustedUntil = 0;

  constructor(redis: RedisServer) {
    super();
    this.#redis = redis;
    for (const back of ['ready', 'recovered']) redis.commands.on(back, () => this.#distrust());
  }

  async set(userId: UserId, mark: string): Promise<void> {
    try {
      await this.#redis.commands.set(this.#key(userId), mark, 'PX', keptMs);
    } catch {
      // The connection logs why Redis does not answer. The others cannot know of this command.
      this.#distrust();
    }
  }

  async of(userId: UserId): Promise<string | undefined | 'unknown'> {
    if (performance.now() < this.#distrustedUntil) return 'unknown';
    try {
      return (await this.#redis.commands.get(this.#key(userId))) ?? undefined;
    } catch {
      this.#distrust();
      return 'unknown';
    }
  }

  #key(userId: UserId): string {
    return `${this.#redis.prefix}:seen:${userId}`;
  }

  #distrust(): void {
    this.#distrustedUntil = performance.now() + distrustMs;
  }
}

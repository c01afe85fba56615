import type { Logger } from 'pino';
import type { Clock } from '../../../application/kernel/ports.ts';
import { RedisBus } from '../bus/redis-bus.ts';
import { RedisPresence } from '../presence/redis-presence.ts';
import { RedisRateLimits } from '../runtime/redis-rate-limits.ts';
import { RedisSeenMarks } from './redis-seen-marks.ts';
import { RedisServer } from './redis-server.ts';
import type { RedisAddress } from './redis-url.ts';

export interface ProcessOptions {
  readonly logger: Logger;
  readonly clock: Clock;
  /** Of this process. */
  readonly answersCallers: boolean;
}

/** What the processes of the service share beside the database. */
export class Processes {
  readonly redis: RedisServer;
  readonly bus: RedisBus;
  readonly limits: RedisRateLimits;
  readonly presence: RedisPresence;
  readonly seenMarks: RedisSeenMarks;

  /** Opens nothing before `redis.connect` and `bus.start`. */
  constructor(address: RedisAddress, options: ProcessOptions) {
    this.redis = new RedisServer(address, options);
    this.bus = new RedisBus(this.redis, options.logger, { answersCallers: options.answersCallers });
    this.limits = new RedisRateLimits(this.redis, this.bus);
    this.presence = new RedisPresence(this.redis);
    this.seenMarks = new RedisSeenMarks(this.redis);
  }
}

import { randomBytes } from 'node:crypto';
import { inject } from 'vitest';

/** The server of this run; null when there is none, which skips the suites that need it. */
export const redis = inject('redis');

/** The value of REDIS_URL with a prefix that nobody else has: an empty Redis, for as many processes as get it. */
export function freshRedis(): string {
  if (!redis) throw new Error('No Redis in this run: skip the suite, as in describe.skipIf(!redis)');
  const url = new URL(redis.url);
  url.searchParams.set('prefix', `test-${randomBytes(6).toString('hex')}`);
  return url.href;
}

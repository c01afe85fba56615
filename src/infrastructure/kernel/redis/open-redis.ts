import type { Logger } from 'pino';
import type { Clock } from '../../../application/kernel/ports.ts';
import { orInstall } from '../runtime/optional-packages.ts';
import type { RedisServer } from './redis-server.ts';
import { parseRedisUrl } from './redis-url.ts';

/** For `REDIS_URL`; loads the client only then. Opens no connection before `connect`. */
export async function openRedis(
  url: string,
  options: { readonly logger: Logger; readonly clock: Clock },
): Promise<RedisServer> {
  const address = parseRedisUrl(url);
  if (!address) throw new Error('No address of Redis');
  const { RedisServer } = await import('./redis-server.ts').catch(orInstall('redis', 'Redis'));
  return new RedisServer(address, options);
}

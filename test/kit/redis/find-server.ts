import { startContainer } from '../servers/container.ts';
import { startRedisServer } from './redis-server.ts';

export interface RedisServer {
  /** A description of the server. */
  readonly source: string;
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The first available of: the server in TEST_REDIS_URL, a container, a private redis-server. Throws an error that says
 * why the last is not available.
 */
export async function findRedisServer(): Promise<RedisServer> {
  const url = process.env.TEST_REDIS_URL;
  if (url) return { source: 'TEST_REDIS_URL', url, stop: async () => {} };
  return (await startRedisContainer()) ?? (await startRedisServer());
}

async function startRedisContainer(): Promise<RedisServer | undefined> {
  const image = process.env.REDIS_IMAGE || 'redis:7';
  const container = await startContainer({ image, ports: [6379], ready: /Ready to accept connections/ });
  return (
    container && {
      source: `container ${image}`,
      url: `redis://${container.host}:${container.port(6379)}`,
      stop: container.stop,
    }
  );
}

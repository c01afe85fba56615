import { startContainer } from '../servers/container.ts';
import { startMysqld } from './mysqld.ts';

export interface MysqlServer {
  /** A description of the server. */
  readonly source: string;
  /** With the credentials of a user who may create databases. */
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * The first available of: the server in TEST_MYSQL_URL, a container, a private mysqld. Throws an error that says why the
 * last is not available.
 */
export async function findMysqlServer(): Promise<MysqlServer> {
  const url = process.env.TEST_MYSQL_URL;
  if (url) return { source: 'TEST_MYSQL_URL', url, stop: async () => {} };
  return (await startMysqlContainer()) ?? (await startMysqld());
}

async function startMysqlContainer(): Promise<MysqlServer | undefined> {
  const image = process.env.MYSQL_IMAGE || 'mysql:8.4';
  const container = await startContainer({
    image,
    ports: [3306],
    environment: { MYSQL_ROOT_PASSWORD: 'test' },
    // The server that sets the image up listens on no port: its line says 0.
    ready: /ready for connections.*port: 3306/,
  });
  return (
    container && {
      source: `container ${image}`,
      url: `mysql://root:test@${container.host}:${container.port(3306)}`,
      stop: container.stop,
    }
  );
}

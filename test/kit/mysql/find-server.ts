import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startMysqld } from './mysqld.ts';

export interface MysqlServer {
  /** A description of the server. */
  readonly source: string;
  /** With the credentials of a user who may create databases. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The first available of: the server in TEST_MYSQL_URL, a container, a private mysqld. */
export async function findMysqlServer(): Promise<MysqlServer | undefined> {
  const url = process.env.TEST_MYSQL_URL;
  if (url) return { source: 'TEST_MYSQL_URL', url, stop: async () => {} };
  return (await startContainer()) ?? (await startMysqld());
}

async function startContainer(): Promise<MysqlServer | undefined> {
  if (!(await dockerAnswers())) return undefined;
  const { MySqlContainer } = await import('@testcontainers/mysql');
  const image = process.env.MYSQL_IMAGE || 'mysql:8.4';
  const starting = new MySqlContainer(image).withRootPassword('test').start();
  const container = await starting.catch((error: Error) => {
    process.stderr.write(`Docker answers, but ${image} does not start: ${error.message}\n`);
  });
  if (!container) return undefined;
  return {
    source: `container ${image}`,
    url: container.getConnectionUri(true).replace(/\/[^/]*$/, ''),
    stop: async () => void (await container.stop()),
  };
}

/** The command-line client may be installed without a running engine, so ask the engine. */
const dockerAnswers = () =>
  promisify(execFile)('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 2000 }).then(
    ({ stdout }) => stdout.trim() !== '',
    () => false,
  );

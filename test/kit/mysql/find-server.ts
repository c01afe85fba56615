import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { startMysqld } from './mysqld.ts';

export interface MysqlServer {
  /** What it is, in words. */
  readonly source: string;
  /** Of a user who may create databases. */
  readonly url: string;
  stop(): Promise<void>;
}

/** The first that there is: a server that is named, one in a container, a private one of the mysqld at hand. */
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

/** A command-line client alone is not enough: the engine has to answer. */
const dockerAnswers = () =>
  promisify(execFile)('docker', ['version', '--format', '{{.Server.Version}}'], { timeout: 2000 }).then(
    ({ stdout }) => stdout.trim() !== '',
    () => false,
  );

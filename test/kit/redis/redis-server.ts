import { execFile } from 'node:child_process';
import { mkdtemp, open, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { freePort } from '../servers/free-port.ts';
import { startSupervised } from '../servers/supervised.ts';
import type { RedisServer } from './find-server.ts';
import { answers } from './ping.ts';

const oldest = 6.2;

/** The server program of these tests. */
export const redisProgram = process.env.REDIS_SERVER || 'redis-server';

/** Nothing on the disk, and nobody else can connect. */
export const redisOptions = (directory: string, port: number): readonly string[] => [
  '--bind',
  '127.0.0.1',
  '--port',
  `${port}`,
  '--dir',
  directory,
  '--save',
  '',
  '--appendonly',
  'no',
];

/** Why a program cannot serve as Redis; undefined if it can. */
export async function unsuitable(program = redisProgram): Promise<string | undefined> {
  const answer = await promisify(execFile)(program, ['--version']).catch(
    (error: NodeJS.ErrnoException) => error,
  );
  if (answer instanceof Error)
    return answer.code === 'ENOENT' ? `there is no ${program}` : `${program} does not run`;
  const [, version] = /v=(\d+\.\d+)/.exec(answer.stdout) ?? [];
  if (version === undefined) return `${program} tells no version`;
  return Number(version) < oldest ? `${program} is older than Redis ${oldest}` : undefined;
}

/**
 * Starts a private instance of the `redis-server` on the PATH (or in $REDIS_SERVER), which keeps nothing on the disk.
 * Throws an error of one line when the program is unsuitable or does not start.
 */
export async function startRedisServer(program = redisProgram): Promise<RedisServer> {
  const problem = await unsuitable(program);
  if (problem !== undefined) throw new Error(problem);
  const directory = await mkdtemp(join(tmpdir(), 'redis-'));
  const port = await freePort();
  const logFile = join(directory, 'log');
  const log = await open(logFile, 'w');
  const options = [...redisOptions(directory, port), '--logfile', logFile];
  const server = startSupervised(program, directory, options, log.fd);
  try {
    await Promise.race([answers(port), server.ended]);
    return { source: program, url: `redis://127.0.0.1:${port}`, stop: server.stop };
  } catch (error) {
    const lines = await readFile(logFile, 'utf8').catch(() => '');
    const reason = lines.trim().split('\n').at(-1) || (error as Error).message;
    await rm(directory, { recursive: true, force: true });
    throw new Error(`${program} does not start: ${reason}`, { cause: error });
  } finally {
    await log.close();
  }
}

import { execFile } from 'node:child_process';
import { type FileHandle, mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { freePort } from '../servers/free-port.ts';
import { startSupervised } from '../servers/supervised.ts';
import type { MysqlServer } from './find-server.ts';
import { mysqldProgram, unsuitable } from './program.ts';

const run = promisify(execFile);

/**
 * Starts a private instance of the `mysqld` on the PATH (or in $MYSQLD), with its files in a temporary folder. Throws
 * an error of one line when the program is not MySQL or does not start.
 */
export async function startMysqld(program = mysqldProgram): Promise<MysqlServer> {
  const problem = await unsuitable(program);
  if (problem !== undefined) throw new Error(problem);
  const directory = await mkdtemp(join(tmpdir(), 'mysqld-'));
  const data = [`--datadir=${join(directory, 'data')}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])];
  const log = await open(join(directory, 'log'), 'w+');
  try {
    await run(program, [...data, '--initialize-insecure']);
    const port = await freePort();
    const server = startSupervised(
      program,
      directory,
      [
        ...data,
        `--socket=${join(directory, 'socket')}`,
        `--port=${port}`,
        '--bind-address=127.0.0.1',
        '--mysqlx=OFF',
        '--skip-log-bin',
        '--performance-schema=OFF',
        '--max-connections=500',
        '--innodb-buffer-pool-size=128M',
        '--innodb-redo-log-capacity=32M',
        '--innodb-flush-log-at-trx-commit=2',
        '--innodb-flush-method=nosync',
        '--innodb-doublewrite=OFF',
      ],
      log.fd,
    );
    const url = `mysql://root@127.0.0.1:${port}`;
    await Promise.race([answers(url), server.ended]);
    return { source: program, url, stop: server.stop };
  } catch (error) {
    await rm(directory, { recursive: true, force: true });
    throw await startFailure(program, log, error);
  } finally {
    await log.close();
  }
}

/** What the server itself says of it, if it does. The log is read by its handle: the file may be deleted by now. */
export async function startFailure(program: string, log: FileHandle, error: unknown): Promise<Error> {
  const { buffer, bytesRead } = await log.read({ position: 0, buffer: Buffer.alloc(100_000) });
  const lines = buffer.toString('utf8', 0, bytesRead).split('\n');
  const logged = lines.find((line) => line.includes('[ERROR]'))?.replace(/^.*\[ERROR\]\s*/, '');
  const reason = logged ?? (error as Error).message.split('\n')[0];
  return new Error(`${program} does not start: ${reason}`, { cause: error });
}

/** Resolves once the server takes connections, within 30 seconds. */
export async function answers(url: string): Promise<void> {
  const deadline = Date.now() + 30_000;
  for (;;) {
    try {
      const connection = await createConnection(url);
      return await connection.end();
    } catch (error) {
      if (Date.now() > deadline) throw error;
      await pause(50);
    }
  }
}

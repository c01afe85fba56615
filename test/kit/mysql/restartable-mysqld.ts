import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, open, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { freePort } from '../servers/free-port.ts';
import { answers, startFailure } from './mysqld.ts';
import { mysqldProgram } from './program.ts';

const run = promisify(execFile);
const program = mysqldProgram;

// Its files survive a kill also without these flushes to the disk, which take most of the time of a commit.
const logged = [
  '--log-bin=binlog',
  '--sync-binlog=0',
  '--innodb-flush-log-at-trx-commit=2',
  '--innodb-flush-method=nosync',
];

/**
 * A private MySQL server that can be killed and started again with the same files and port; with a binary log, as
 * servers have by default, only if it is asked for.
 */
export async function startRestartableMysqld({ binaryLog = false } = {}) {
  const directory = await mkdtemp(join(tmpdir(), 'mysqld-restartable-'));
  const data = [`--datadir=${join(directory, 'data')}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])];
  await run(program, [...data, '--initialize-insecure']);
  const port = await freePort();
  let server: ChildProcess | undefined;
  const root = `mysql://root@127.0.0.1:${port}`;

  async function start(): Promise<void> {
    const options = [
      '--bind-address=127.0.0.1',
      '--mysqlx=OFF',
      ...(binaryLog ? logged : ['--skip-log-bin']),
      '--performance-schema=OFF',
    ];
    const log = await open(join(directory, 'log'), 'w+');
    try {
      server = spawn(
        program,
        [...data, `--socket=${join(directory, 'socket')}`, `--port=${port}`, ...options],
        { stdio: ['ignore', log.fd, log.fd] },
      );
      const ended = once(server, 'exit').then(() => Promise.reject(new Error('it exited')));
      await Promise.race([answers(root), ended]);
      const connection = await createConnection(root);
      await connection.query(
        'create database if not exists layers character set utf8mb4 collate utf8mb4_0900_bin',
      );
      await connection.end();
    } catch (error) {
      server?.kill('SIGKILL');
      throw await startFailure(program, log, error);
    } finally {
      await log.close();
    }
  }

  async function kill(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' = 'SIGKILL'): Promise<void> {
    const exited = signal === 'SIGKILL' ? once(server!, 'exit') : undefined;
    server!.kill(signal);
    await exited;
  }

  await start();
  return {
    url: `${root}/layers`,
    port,
    start,
    kill,
    async stop() {
      if (server?.exitCode === null && server.signalCode === null) await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

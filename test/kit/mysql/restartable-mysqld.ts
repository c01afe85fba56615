import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { promisify } from 'node:util';
import { createConnection } from 'mysql2/promise';
import { freePort } from '../servers/free-port.ts';
import { mysqldProgram } from './program.ts';

const run = promisify(execFile);
const program = mysqldProgram;

/** A private MySQL server that can be killed and started again with the same files and port. */
export async function startRestartableMysqld() {
  const directory = await mkdtemp(join(tmpdir(), 'mysqld-restartable-'));
  const port = await freePort();
  const data = [`--datadir=${join(directory, 'data')}`, ...(process.getuid?.() === 0 ? ['--user=root'] : [])];
  await run(program, [...data, '--initialize-insecure']);
  let server: ChildProcess | undefined;
  const root = `mysql://root@127.0.0.1:${port}`;

  async function start(): Promise<void> {
    const options = [
      '--bind-address=127.0.0.1',
      '--mysqlx=OFF',
      '--skip-log-bin',
      '--performance-schema=OFF',
    ];
    server = spawn(
      program,
      [...data, `--socket=${join(directory, 'socket')}`, `--port=${port}`, ...options],
      {
        stdio: 'ignore',
      },
    );
    const deadline = Date.now() + 30_000;
    for (;;) {
      try {
        const connection = await createConnection(root);
        await connection.query(
          'create database if not exists layers character set utf8mb4 collate utf8mb4_0900_bin',
        );
        return await connection.end();
      } catch (error) {
        if (Date.now() > deadline) throw error;
        await pause(50);
      }
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
    start,
    kill,
    async stop() {
      if (server?.exitCode === null && server.signalCode === null) await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freePort } from '../servers/free-port.ts';
import { answers } from './ping.ts';
import { redisOptions, redisProgram, unsuitable } from './redis-server.ts';

export const hasRedisServer = (await unsuitable()) === undefined;

/** A private Redis server that can be killed, stopped for a while, and started again on the same port, empty. */
export async function startRestartableRedis() {
  const directory = await mkdtemp(join(tmpdir(), 'redis-restartable-'));
  const port = await freePort();
  let server: ChildProcess | undefined;

  async function start(): Promise<void> {
    server = spawn(redisProgram, redisOptions(directory, port), { stdio: 'ignore' });
    await answers(port);
  }

  async function kill(signal: 'SIGKILL' | 'SIGSTOP' | 'SIGCONT' = 'SIGKILL'): Promise<void> {
    const exited = signal === 'SIGKILL' ? once(server!, 'exit') : undefined;
    server!.kill(signal);
    await exited;
  }

  await start();
  return {
    url: `redis://127.0.0.1:${port}`,
    port,
    start,
    kill,
    async stop() {
      if (server?.exitCode === null && server.signalCode === null) await kill();
      await rm(directory, { recursive: true, force: true });
    },
  };
}

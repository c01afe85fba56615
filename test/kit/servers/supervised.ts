import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';

export interface Supervised {
  /** Rejects when the server ends by itself. */
  readonly ended: Promise<never>;
  stop(): Promise<void>;
}

/**
 * Runs a server program until `stop`, and at most as long as this process lives, even if that ends by kill -9. Its
 * folder is deleted afterwards; its errors go to the file `log`.
 */
export function startSupervised(
  program: string,
  directory: string,
  options: readonly string[],
  log: number,
): Supervised {
  const supervisor = spawn(
    process.execPath,
    [join(import.meta.dirname, 'supervisor.ts'), program, directory, ...options],
    { stdio: ['pipe', 'ignore', log], detached: true },
  );
  // The supervisor lives as long as its stdin is open; it must not keep this process alive.
  supervisor.unref();
  const exited = once(supervisor, 'exit');
  return {
    ended: exited.then(() => Promise.reject(new Error('it exited'))),
    async stop() {
      supervisor.stdin?.end();
      if (supervisor.exitCode === null && supervisor.signalCode === null) await exited;
    },
  };
}

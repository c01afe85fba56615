import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { bundlePath } from '../../src/bundle.ts';
import { freePort } from '../../test/kit/servers/free-port.ts';
import type { BenchDatabase } from './database.ts';

export interface Running {
  readonly port: number;
  readonly pid: number;
  stop(): Promise<void>;
}

/**
 * Starts a server in a separate process, so that its CPU can be measured. It is ready when it prints `ready` or
 * answers /readyz.
 */
export async function start(script: URL, env: Record<string, string>): Promise<Running> {
  const port = await freePort();
  // As `npm start` says.
  const child = spawn(process.execPath, ['--max-semi-space-size=16', fileURLToPath(script)], {
    env: { ...process.env, ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${script.pathname} ended with ${child.exitCode}`);
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.ok) break;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  return { port, pid: child.pid!, stop: () => stop(child) };
}

async function stop(child: ChildProcess): Promise<void> {
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}

/** As `npm start` does from the second time on: from the bundle. */
export function startService(database: BenchDatabase, env: Record<string, string> = {}): Promise<Running> {
  const bundle = bundlePath();
  const script = fileURLToPath(new URL('../../scripts/bundle-service.ts', import.meta.url));
  if (!existsSync(bundle)) execFileSync(process.execPath, [script, bundle]);
  return start(new URL('../../src/start.js', import.meta.url), {
    NODE_ENV: 'production',
    DATA_DIR: database.dataDir,
    DATABASE_URL: database.url,
    RATE_LIMITS: 'off',
    PUBLIC_URL: 'http://127.0.0.1',
    ...env,
  });
}

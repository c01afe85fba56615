import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { onTestFinished } from 'vitest';
import { nodeArguments } from './node.ts';

const main = join(import.meta.dirname, '../../../src/main.ts');

/** Starts `node src/main.ts`, or another script, with exactly the given environment and a few test defaults. */
export function startMainProcess(environment: Record<string, string>, script = main) {
  const child = spawn(process.execPath, nodeArguments(script), {
    env: {
      HOST: '127.0.0.1',
      PORT: '0',
      NODE_ENV: 'test',
      BCRYPT_COST: '4',
      RATE_LIMITS: 'off',
      ...environment,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const lines: Record<string, unknown>[] = [];
  let stderr = '';
  child.stderr.on('data', (chunk) => (stderr += chunk));
  const ready = Promise.withResolvers<number>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const entry = JSON.parse(line) as Record<string, unknown>;
    lines.push(entry);
    if (entry.msg === 'ready') ready.resolve(Number(entry.port));
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal, stderr }));
  ended.then((end) => ready.reject(new Error(`The process ended:  ${JSON.stringify(end)}`)));
  const url = ready.promise.then((port) => `http://127.0.0.1:${port}`);
  // A test that expects a failed start only awaits `ended`.
  url.catch(() => {});
  return {
    pid: child.pid,
    /** The parsed log lines. */
    lines,
    ended,
    /** Resolves to the address once the service is ready. */
    url,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}

/** As `startMainProcess`, until the end of the test. */
export function startForTest(environment: Record<string, string>, script?: string) {
  const made = startMainProcess(environment, script);
  onTestFinished(async () => {
    made.kill('SIGKILL');
    await made.ended;
  });
  return made;
}

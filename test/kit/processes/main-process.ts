import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const main = join(import.meta.dirname, '../../../src/main.ts');

/** `node src/main.ts` in an environment that holds nothing but what is given. */
export function startMainProcess(environment: Record<string, string>) {
  const child = spawn(process.execPath, [main], {
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
  let complaints = '';
  child.stderr.on('data', (chunk) => (complaints += chunk));
  const ready = Promise.withResolvers<number>();
  createInterface({ input: child.stdout }).on('line', (line) => {
    const entry = JSON.parse(line) as Record<string, unknown>;
    lines.push(entry);
    if (entry.msg === 'ready') ready.resolve(Number(entry.port));
  });
  const ended = once(child, 'exit').then(([code, signal]) => ({ code, signal, complaints }));
  ended.then((end) => ready.reject(new Error(`It ended: ${JSON.stringify(end)}`)));
  const url = ready.promise.then((port) => `http://127.0.0.1:${port}`);
  // Whoever wants it to fail waits for its end alone.
  url.catch(() => {});
  return {
    pid: child.pid,
    /** Its log. */
    lines,
    ended,
    /** Where it answers, once it says that it does. */
    url,
    kill: (signal: NodeJS.Signals) => child.kill(signal),
  };
}

// The time that `npm start` takes until the service is ready, with the schema in place, and its idle memory; with the
// web app, which is built and which nobody opens, and without it.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { bundlePath } from '../src/bundle.ts';
import { freePort } from '../test/kit/servers/free-port.ts';
import { median } from './kit/cpu.ts';
import { eachDatabase } from './kit/database.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const idleMs = Number(process.env.BENCH_ROUND_MS ?? 3000);
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  scripts: { start: string };
};
const [, ...startArguments] = scripts.start.split(' ');

interface Start {
  readonly ms: number;
  /** Megabytes, and milliseconds of CPU of all threads, when it has been idle for a while. */
  readonly memory: number;
  readonly cpu: number;
}

const megabytes = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

/** Of all its threads, until now. */
function cpuMs(pid: number): number {
  const [user, system] = readFileSync(`/proc/${pid}/stat`, 'utf8').split(') ')[1]!.split(' ').slice(11, 13);
  return (Number(user) + Number(system)) * 10;
}

function bare(): number {
  const from = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - from;
}

/** `opens`: someone asks for the first page, which builds the web app if it is not. */
async function service(env: Record<string, string>, opens = false): Promise<Start> {
  const port = await freePort();
  const from = performance.now();
  const child = spawn(process.execPath, startArguments, {
    cwd: new URL('..', import.meta.url),
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'warn', ...env, PORT: String(port) },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  while (!(await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined))?.ok) await pause(5);
  const ms = performance.now() - from;
  if (opens) await fetch(`http://127.0.0.1:${port}/`);
  while (!existsSync(bundlePath())) await pause(50);
  await pause(idleMs);
  const [memory, cpu] = [megabytes(child.pid!), cpuMs(child.pid!)];
  child.kill('SIGTERM');
  await ended;
  return { ms, memory, cpu };
}

const started = () => ({ ms: [] as number[], memory: [] as number[], cpu: [] as number[] });

await eachDatabase(async ({ name, url, dataDir }) => {
  if (name !== 'sqlite') return;
  const env = { DATA_DIR: dataDir, DATABASE_URL: url, PUBLIC_URL: 'http://127.0.0.1' };
  const figures = { bare: [] as number[], on: started(), off: started() };
  // The first start creates the schema and the cache of compiled code, and builds the web app and the bundle.
  const { ms: first } = await service({ ...env, WEB_APP: 'on' }, true);
  process.stdout.write(`the very first start        ${first.toFixed(0)} ms\n`);
  for (let round = 0; round < rounds; round++) {
    figures.bare.push(bare());
    // By turns, since the second of two starts finds warmer caches.
    for (const WEB_APP of round % 2 === 0 ? (['on', 'off'] as const) : (['off', 'on'] as const)) {
      const start = await service({ ...env, WEB_APP });
      for (const figure of ['ms', 'memory', 'cpu'] as const) figures[WEB_APP][figure].push(start[figure]);
    }
  }
  process.stdout.write(`node -e 0                   ${median(figures.bare).toFixed(0)} ms\n`);
  for (const [title, { ms, memory, cpu }] of [
    ['with the web app', figures.on],
    ['without the web app', figures.off],
  ] as const)
    process.stdout.write(
      `npm start to /readyz        ${median(ms).toFixed(0)} ms, then ${median(memory).toFixed(0)} MB and ` +
        `${median(cpu).toFixed(0)} ms of CPU, ${title}\n`,
    );
});

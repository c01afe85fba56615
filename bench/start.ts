// The time that `npm start` takes until the service is ready, with the schema in place, and its idle memory.
import { spawn, spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { median } from './kit/cpu.ts';
import { eachDatabase } from './kit/database.ts';
import { freePort } from './kit/service.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const idleMs = Number(process.env.BENCH_ROUND_MS ?? 3000);
const { scripts } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')) as {
  scripts: { start: string };
};
const [, ...startArguments] = scripts.start.split(' ');

const megabytes = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))![1]) / 1024;

function bare(): number {
  const from = performance.now();
  spawnSync(process.execPath, ['-e', '0']);
  return performance.now() - from;
}

async function service(env: Record<string, string>): Promise<{ ms: number; memory: number }> {
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
  await pause(idleMs);
  const memory = megabytes(child.pid!);
  child.kill('SIGTERM');
  await ended;
  return { ms, memory };
}

await eachDatabase(async ({ name, url, dataDir }) => {
  if (name !== 'sqlite') return;
  const env = { DATA_DIR: dataDir, DATABASE_URL: url, PUBLIC_URL: 'http://127.0.0.1' };
  const figures = { bare: [] as number[], ms: [] as number[], memory: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const [baseline, { ms, memory }] = [bare(), await service(env)];
    // The first round creates the schema and the cache of compiled code.
    if (round === 0) process.stdout.write(`the very first start  ${ms.toFixed(0)} ms\n`);
    else
      for (const [key, value] of Object.entries({ bare: baseline, ms, memory }))
        figures[key as 'ms'].push(value);
  }
  process.stdout.write(
    `node -e 0             ${median(figures.bare).toFixed(0)} ms\n` +
      `npm start to /readyz  ${median(figures.ms).toFixed(0)} ms\n` +
      `idle memory           ${median(figures.memory).toFixed(0)} MB\n`,
  );
});

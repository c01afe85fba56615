// Four commands over HTTP by 1,000 people who each follow 20 others and react to their posts: the CPU time of a command
// with everything that follows from it, until nothing is left to do, beside bare statements behind node:http.
import { setTimeout as pause } from 'node:timers/promises';
import { Database } from '../src/infrastructure/kernel/database/database.ts';
import { sql } from '../src/infrastructure/kernel/database/statement.ts';
import { cpuSeconds, median } from './kit/cpu.ts';
import { type BenchDatabase, eachDatabase } from './kit/database.ts';
import { load, percentile } from './kit/load.ts';
import { type Running, start, startService } from './kit/service.ts';
import { requestsOf } from './kit/town-requests.ts';
import { openTown } from './kit/townspeople.ts';
import { openWorld } from './kit/world.ts';

const callers = Number(process.env.BENCH_CALLERS ?? 1000);
const connections = Number(process.env.BENCH_CONNECTIONS ?? 16);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 3000);
const only = process.env.BENCH_COMMAND ?? '';
const [follows, posts] = [20, 10];

const left = sql<{ now: number }, { count: number }>(`
  select (select count(*) from dispatches where due_at <= :now) + (select count(*) from tally_changes) as count`);

interface Figures {
  readonly node: number[];
  readonly store: number[];
  readonly p99: number[];
  readonly perSecond: number[];
}

await eachDatabase(async (database, another) => {
  // Each has a database of its own: a second one would find the rows of the first.
  const contenders = [];
  for (const [i, name] of ['bare command', 'bare, all durable', 'Layers'].entries()) {
    const its = i === 0 ? database : await another();
    const world = await openWorld(its);
    const town = await openTown(world, callers, follows, posts);
    await world.core.relay.drain();
    await its.analyze(world.core.engine);
    const env = { DATABASE_URL: its.url, BARE: i === 0 ? 'command' : 'durable' };
    const server = await (name === 'Layers'
      ? startService(its, { LOG_LEVEL: 'warn' })
      : start(new URL('./bare-commands.ts', import.meta.url), env));
    const rest = async () => {
      // Nothing follows from what the baselines do, and nobody compacts the counters of their worlds.
      while (name === 'Layers') {
        const { count } = (await world.core.get(Database).row(left, { now: Date.now() }))!;
        if (count === 0) return;
        await pause(50);
      }
    };
    contenders.push({ name, server, requests: requestsOf(town), rest, close: () => world.core.close() });
  }
  for (const title of Object.keys(contenders[0]!.requests) as (keyof ReturnType<typeof requestsOf>)[]) {
    if (!title.includes(only)) continue;
    const figures = new Map(contenders.map(({ name }) => [name, emptyFigures()]));
    const at = new Map(contenders.map(({ name }) => [name, 0]));
    for (let round = 0; round <= rounds; round++)
      for (const { name, server, requests, rest } of contenders) {
        const next = () => {
          const n = at.get(name)!;
          at.set(name, n + 1);
          return requests[title](n);
        };
        await measure(figures.get(name)!, { server, database, next, rest }, round === 0);
      }
    report(title, database, figures);
  }
  for (const { server, close } of contenders) {
    await server.stop();
    await close();
  }
});

function emptyFigures(): Figures {
  return { node: [], store: [], p99: [], perSecond: [] };
}

async function measure(
  figures: Figures,
  one: {
    readonly server: Running;
    readonly database: BenchDatabase;
    readonly next: () => string;
    readonly rest: () => Promise<void>;
  },
  isWarmUp: boolean,
): Promise<void> {
  const { server, database, next, rest } = one;
  const [cpu, db] = [cpuSeconds(server.pid), database.pid ? cpuSeconds(database.pid) : 0];
  const done = await load(server.port, next, connections, isWarmUp ? roundMs / 2 : roundMs);
  await rest();
  if (isWarmUp) return;
  const each = (seconds: number) => (seconds * 1e6) / done.requests;
  figures.node.push(each(cpuSeconds(server.pid) - cpu));
  figures.store.push(each((database.pid ? cpuSeconds(database.pid) : 0) - db));
  figures.p99.push(percentile(done.latencies, 0.99));
  figures.perSecond.push(done.requests / done.seconds);
}

function report(title: string, { name }: BenchDatabase, all: ReadonlyMap<string, Figures>): void {
  process.stdout.write(`\n${title}, ${name}, ${connections} connections, ${callers} callers\n`);
  for (const [contender, { node, store, p99, perSecond }] of all) {
    const whole = node.map((value, i) => value + store[i]!);
    const [least, most] = [Math.min(...whole), Math.max(...whole)].map((value) => value.toFixed(0));
    process.stdout.write(
      `${contender.padEnd(18)} ${median(whole).toFixed(0).padStart(6)} µs (${least} to ${most}): ` +
        `${median(node).toFixed(0)} node, ${median(store).toFixed(0)} database; ` +
        `p99 ${median(p99).toFixed(1)} ms, ${median(perSecond).toFixed(0)} a second\n`,
    );
  }
}

// Memory while 1,000 people who follow 20 each read their feeds, post, comment, react and follow, and a minute after:
// samples every second, and a plot. BENCH_MINUTES=30 is the soak; BENCH_RATE=0.6 calls for 60 % of the time.
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import { eachDatabase } from './kit/database.ts';
import { load, requestText } from './kit/load.ts';
import { plot } from './kit/plot.ts';
import { startService } from './kit/service.ts';
import { requestsOf } from './kit/town-requests.ts';
import { openTown } from './kit/townspeople.ts';
import { openWorld, renewed } from './kit/world.ts';

const minutes = Number(process.env.BENCH_MINUTES ?? 5);
const restMinutes = Number(process.env.BENCH_REST_MINUTES ?? 1);
const share = Number(process.env.BENCH_RATE ?? 1);
const [callers, follows, posts, connections] = [1000, 20, 10, 16];
const sliceMs = 2000;
// An access token lasts ten minutes.
const renewMs = 5 * 60_000;

interface Sample {
  readonly minute: number;
  /** Megabytes: the memory of the process itself, and the mapped files. */
  readonly own: number;
  readonly files: number;
}

function sample(pid: number, from: number): Sample {
  const status = readFileSync(`/proc/${pid}/status`, 'utf8');
  const mb = (name: string) => Number(new RegExp(`${name}:\\s+(\\d+)`).exec(status)![1]) / 1024;
  return { minute: (performance.now() - from) / 60_000, own: mb('RssAnon'), files: mb('RssFile') };
}

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const town = await openTown(world, callers, follows, posts);
  await world.core.relay.drain();
  await database.analyze(world.core.engine);
  let { people } = town;
  let requests = requestsOf(town);
  const renew = async () => {
    people = await renewed(world, people);
    requests = requestsOf({ ...town, people });
  };
  const server = await startService(database, { LOG_LEVEL: 'warn' });
  await pause(2000);
  const from = performance.now();
  const samples = [sample(server.pid, from)];
  const sampling = setInterval(() => samples.push(sample(server.pid, from)), 1000);
  const kinds = Object.keys(requests) as (keyof typeof requests)[];
  let [n, done, renewedAt] = [0, 0, performance.now()];
  const next = () => {
    const i = n++;
    // Half of the calls read.
    if (i % 2 === 0)
      return requestText('GET', '/api/posts/feed', {
        authorization: `Bearer ${people[(i / 2) % callers]!.accessToken}`,
      });
    const turn = (i - 1) / 2;
    return requests[kinds[turn % kinds.length]!](Math.floor(turn / kinds.length));
  };
  while (performance.now() - from < minutes * 60_000) {
    if (performance.now() - renewedAt > renewMs) {
      await renew();
      renewedAt = performance.now();
    }
    done += (await load(server.port, next, connections, sliceMs * share)).requests;
    await pause(sliceMs * (1 - share));
  }
  const peak = Math.max(...samples.map(({ own }) => own));
  await pause(restMinutes * 60_000);
  clearInterval(sampling);
  const [ready, last] = [samples[0]!, samples.at(-1)!];
  const metrics = await (await fetch(`http://127.0.0.1:${server.port}/metrics`)).text();
  const heap = ['heap_size_used', 'heap_size_total', 'external_memory'].map((name) => {
    const bytes = Number(new RegExp(`^nodejs_${name}_bytes (\\S+)`, 'm').exec(metrics)![1]);
    return `${name.replaceAll('_', ' ')} ${(bytes / 2 ** 20).toFixed(0)}`;
  });
  process.stdout.write(
    `\n${database.name}: ${done} calls in ${minutes} minutes; own memory (files apart) ready ${ready.own.toFixed(0)} MB, ` +
      `peak ${peak.toFixed(0)}, after ${restMinutes} min of rest ${last.own.toFixed(0)} ` +
      `(${ready.files.toFixed(0)} and ${last.files.toFixed(0)} of files; ${heap.join(', ')})\n`,
  );
  const file = new URL(`./plots/memory-${minutes}-minutes-${database.name}.svg`, import.meta.url);
  writeFileSync(
    file,
    plot({
      title: `Memory over ${minutes} minutes of calls and ${restMinutes} of rest, ${database.name}`,
      x: 'minutes',
      y: 'MB',
      lines: [
        { name: 'own', points: samples.map(({ minute, own }) => [minute, own]) },
        { name: 'mapped files', points: samples.map(({ minute, files }) => [minute, files]) },
      ],
    }),
  );
  await server.stop();
  await world.core.close();
});

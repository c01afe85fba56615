// Latency for other users while 16 keep signing in, against a bare server that hashes as many passwords.
import { median } from './kit/cpu.ts';
import { eachDatabase } from './kit/database.ts';
import { load, percentile, requestText } from './kit/load.ts';
import { type Running, start, startService } from './kit/service.ts';
import { openWorld } from './kit/world.ts';

const atOnce = 16;
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 3000);
const cost = '12';
const password = 'two coats, one scarf';

/** Latency of other users in ms, p50 and p99: sequential requests on two connections. */
async function others({ port }: Running, text: string) {
  const { latencies } = await load(port, () => text, 2, roundMs);
  return { p50: percentile(latencies, 0.5), p99: percentile(latencies, 0.99) };
}

/** Signs in repeatedly until the returned function is called, which resolves to the number of sign-ins. */
function signingIn({ port }: Running): () => Promise<number> {
  let going = true;
  let done = 0;
  const one = async () => {
    while (going) {
      const answer = await fetch(`http://127.0.0.1:${port}/api/auth/login`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ username: 'busy', password }),
      });
      if (answer.status !== 200)
        throw new Error(`A sign-in was answered ${answer.status} ${await answer.text()}`);
      await answer.arrayBuffer();
      done++;
    }
  };
  const all = Promise.all(Array.from({ length: atOnce }, one));
  return async () => {
    going = false;
    await all;
    return done;
  };
}

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const { accessToken } = world.reader;
  await world.core.close();
  const env = { BCRYPT_COST: cost };
  const bare = await start(new URL('./bare-json.ts', import.meta.url), env);
  const layers = await startService(database, { ...env, LOG_LEVEL: 'warn' });
  const registered = await fetch(`http://127.0.0.1:${layers.port}/api/auth/register`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ username: 'busy', email: 'busy@example.com', password }),
  });
  if (registered.status !== 201) throw new Error(await registered.text());
  const ask = requestText('GET', '/api/users/me', { authorization: `Bearer ${accessToken}` });
  const command = (path: string) => fetch(`http://127.0.0.1:${bare.port}${path}`);
  const figures: Record<string, { p50: number[]; p99: number[] }> = {};
  const note = (name: string, { p50, p99 }: { p50: number; p99: number }) => {
    const figure = (figures[name] ??= { p50: [], p99: [] });
    figure.p50.push(p50);
    figure.p99.push(p99);
  };
  let signIns = 0;
  for (let round = 0; round <= rounds; round++) {
    await command('/hash');
    const beside = await others(bare, requestText('GET', '/', {}));
    await command('/rest');
    const quiet = await others(layers, ask);
    const stop = signingIn(layers);
    const busy = await others(layers, ask);
    const done = await stop();
    // The first round is a warm-up.
    if (round === 0) continue;
    signIns += done;
    note('bare, with hashing', beside);
    note('Layers, idle', quiet);
    note('Layers, 16 sign-ins', busy);
  }
  process.stdout.write(`\nothers while ${atOnce} sign in, ${database.name}, ${signIns} sign-ins\n`);
  const base = median(figures['bare, with hashing']!.p99);
  for (const [name, { p50, p99 }] of Object.entries(figures))
    process.stdout.write(
      `${name.padEnd(20)} p50 ${median(p50).toFixed(2)} ms  p99 ${median(p99).toFixed(2)} ms  ` +
        `${(median(p99) / base).toFixed(2)} times\n`,
    );
  await Promise.all([bare.stop(), layers.stop()]);
});

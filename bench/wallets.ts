// Transfers over HTTP by 1,000 people, to one payee and among themselves, against one text for each behind bare
// node:http. What follows a transfer (notifications) is counted until the outbox is empty.
import { randomInt, randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { Database } from '../src/infrastructure/kernel/database/database.ts';
import { sql } from '../src/infrastructure/kernel/database/statement.ts';
import { cpuSeconds, median } from './kit/cpu.ts';
import { insert } from './kit/data.ts';
import { eachDatabase } from './kit/database.ts';
import { load, percentile, requestText } from './kit/load.ts';
import { type Running, start, startService } from './kit/service.ts';
import { openWorld, type Person } from './kit/world.ts';

const callers = Number(process.env.BENCH_CALLERS ?? 1000);
const connections = Number(process.env.BENCH_CONNECTIONS ?? 64);
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 5000);
const limits = '100000,900000000000,900000000000';

const due = sql<Record<never, never>, { count: number }>('select count(*) as count from dispatches');

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const people: Person[] = [];
  for (let i = 0; i < callers; i++) people.push(await world.person(`person_${i}`));
  const funds = { currency: 'EUR', kind: 'main', balance: 1_000_000_000, createdAt: Date.now() };
  await insert(
    world.core.engine,
    'wallet_accounts',
    people.map(({ id }) => ({ ownerId: id, ...funds })),
  );
  await database.analyze(world.core.engine);

  const settled = async () => {
    while ((await world.core.get(Database).row(due, {}))!.count > 0) await wait(20);
  };
  const any = () => people[randomInt(1, callers)]!;
  const request = (payer: Person, payee: Person) => {
    const headers = {
      authorization: `Bearer ${payer.accessToken}`,
      'x-caller': payer.id,
      'content-type': 'application/json',
    };
    const body = { transferId: randomUUID(), toUserId: payee.id, amount: '1', currency: 'EUR' };
    return requestText('POST', '/api/wallet/transfers', headers, JSON.stringify(body));
  };
  const scenes = {
    'one payee': () => request(any(), people[0]!),
    spread: () => {
      const payer = any();
      let payee = any();
      while (payee === payer) payee = any();
      return request(payer, payee);
    },
  };

  const env = { DATABASE_URL: database.url };
  const servers: [string, Running][] = [
    ['bare, one text', await start(new URL('./bare-transfer.ts', import.meta.url), env)],
    ['Layers', await startService(database, { WALLET_LIMITS: limits, LOG_LEVEL: 'warn' })],
  ];
  for (const [title, next] of Object.entries(scenes)) {
    process.stdout.write(`\nTransfers, ${title}, ${database.name}, ${connections} connections\n`);
    const figures = servers.map(() => ({
      perSecond: [] as number[],
      wall: [] as number[],
      p99: [] as number[],
    }));
    for (let round = 0; round <= rounds; round++)
      for (const [i, [, server]] of servers.entries()) {
        const used = () => cpuSeconds(server.pid) + (database.pid ? cpuSeconds(database.pid) : 0);
        const before = used();
        const { requests, seconds, latencies } = await load(server.port, next, connections, roundMs);
        await settled();
        if (round === 0) continue;
        figures[i]!.perSecond.push(requests / (used() - before));
        figures[i]!.wall.push(requests / seconds);
        figures[i]!.p99.push(percentile(latencies, 0.99));
      }
    for (const [i, [name]] of servers.entries()) {
      const { perSecond, wall, p99 } = figures[i]!;
      const ratio = median(perSecond) / median(figures[0]!.perSecond);
      process.stdout.write(
        `${name.padEnd(16)} ${median(perSecond).toFixed(0).padStart(6)} a CPU second ` +
          `${median(wall).toFixed(0).padStart(6)}/s  p99 ${median(p99).toFixed(1)} ms  ratio ${ratio.toFixed(2)}\n`,
      );
    }
  }
  await Promise.all(servers.map(([, server]) => server.stop()));
  await world.core.close();
});

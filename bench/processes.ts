// Home feeds, messages into one room and into 300, through one, two and three processes on one MySQL and one Redis, beside
// one process without Redis. CPU counts everything that follows, until each socket has each message and the outbox is
// empty. Needs BENCH_MYSQL_URL and BENCH_REDIS_URL.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { cpuSeconds, median } from './kit/cpu.ts';
import { type BenchDatabase, eachDatabase, processOf } from './kit/database.ts';
import { settled } from './kit/delivery.ts';
import { load, percentile, requestText } from './kit/load.ts';
import { type Running, startService } from './kit/service.ts';
import { openSocket, type RawSocket } from './kit/sockets.ts';
import { openTown, type Town } from './kit/townspeople.ts';
import { openWorld, renewed, type World } from './kit/world.ts';

const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 3000);
const [callers, follows, posts, listeners, rooms, connections] = [1000, 20, 10, 20, 300, 32];
const redisUrl = process.env.BENCH_REDIS_URL;
if (redisUrl === undefined) throw new Error('BENCH_REDIS_URL names no Redis');

interface Contender {
  readonly name: string;
  readonly world: World;
  readonly town: Town;
  readonly servers: readonly Running[];
  /** One room of 200 members, and 300 rooms of four. Everyone with a socket is a member of the large room. */
  readonly rooms: { readonly large: string; readonly small: readonly string[] };
}

/** Of a call: microseconds of CPU, milliseconds, calls a second. */
interface Figures {
  readonly node: number[];
  readonly mysql: number[];
  readonly redis: number[];
  readonly p99: number[];
  readonly perSecond: number[];
}

async function openContender(database: BenchDatabase, name: string, processes: number): Promise<Contender> {
  const world = await openWorld(database);
  const town = await openTown(world, callers, follows, posts);
  const open = async (owner: number, members: readonly number[]) => {
    const room = { title: 'Corduroy', visibility: 'public' };
    const { id: roomId } = (await town.people[owner]!.call('messaging.create-room', room)) as { id: string };
    for (const member of members) await town.people[member]!.call('messaging.join-room', { roomId });
    return roomId;
  };
  const large = await open(
    0,
    Array.from({ length: 199 }, (_, i) => i + 1),
  );
  const small: string[] = [];
  for (let i = 0; i < rooms; i++)
    small.push(
      await open(
        i % listeners,
        [1, 2, 3].map((step) => (i + step) % listeners),
      ),
    );
  await world.core.relay.drain();
  await database.analyze(world.core.engine);
  const prefix = `bench-${randomUUID()}`;
  // Three processes, MySQL and the load have fewer cores than they could use.
  const env = {
    LOG_LEVEL: 'warn',
    LOAD_SHEDDING: 'off',
    ...(processes > 0 && { REDIS_URL: `${redisUrl}?prefix=${prefix}` }),
  };
  const servers: Running[] = [];
  for (let i = 0; i < Math.max(1, processes); i++) servers.push(await startService(database, env));
  return { name, world, town, servers, rooms: { large, small } };
}

const portOf = ({ servers }: Contender, i: number) => servers[i % servers.length]!.port;

/** A call as the `n`-th, and how many frames each call pushes. */
interface Workload {
  readonly title: string;
  readonly frames: number;
  readonly request: (contender: Contender, people: Town['people'], n: number) => string;
}

const say = (roomId: string, accessToken: string) =>
  requestText(
    'POST',
    `/api/conversations/${roomId}/messages`,
    { authorization: `Bearer ${accessToken}`, 'content-type': 'application/json' },
    JSON.stringify({ clientId: randomUUID(), text: 'The corduroy one, with the brown boots.' }),
  );
const workloads: readonly Workload[] = [
  {
    title: 'Home feeds of 1,000 people',
    frames: 0,
    request: (_, people, n) =>
      requestText('GET', '/api/posts/feed', { authorization: `Bearer ${people[n % callers]!.accessToken}` }),
  },
  {
    title: 'Messages into a room of 200, 20 of them online',
    frames: listeners,
    request: (contender, people, n) => say(contender.rooms.large, people[n % listeners]!.accessToken),
  },
  {
    title: 'Messages into 300 rooms of 4, all online',
    frames: 4,
    request: (contender, people, n) =>
      say(contender.rooms.small[n % rooms]!, people[(n % rooms) % listeners]!.accessToken),
  },
];

async function measure(
  contender: Contender,
  workload: Workload,
  mysql: number,
  redis: number,
): Promise<Record<keyof Figures, number>> {
  const { servers, world, town } = contender;
  const people = await renewed(world, town.people);
  const sockets: RawSocket[] = [];
  for (const [i, { accessToken: token }] of people.slice(0, listeners).entries())
    sockets.push(await openSocket(portOf(contender, i), { token }, 'message.created'));
  await settled(world);
  const used = () => ({
    node: servers.reduce((sum, { pid }) => sum + cpuSeconds(pid), 0),
    mysql: cpuSeconds(mysql),
    redis: cpuSeconds(redis),
  });
  const before = used();
  let n = 0;
  const next = () => workload.request(contender, people, n++);
  const { requests, seconds, latencies } = await load(
    servers.map(({ port }) => port),
    next,
    connections,
    roundMs,
  );
  const received = () => sockets.reduce((sum, socket) => sum + socket.received(), 0);
  while (received() < requests * workload.frames) await pause(5);
  await settled(world);
  const after = used();
  if (received() !== requests * workload.frames) throw new Error('Messages were pushed twice');
  for (const socket of sockets) socket.close();
  const each = (of: 'node' | 'mysql' | 'redis') => ((after[of] - before[of]) * 1e6) / requests;
  return {
    node: each('node'),
    mysql: each('mysql'),
    redis: each('redis'),
    p99: percentile(latencies, 0.99),
    perSecond: requests / seconds,
  };
}

/** Milliseconds from sending 1,000 messages, 100 a second through all processes, to their delivery to each socket. */
async function delivery(contender: Contender): Promise<Float64Array> {
  const people = await renewed(contender.world, contender.town.people.slice(0, listeners));
  const sentAt = new Map<string, number>();
  const times: number[] = [];
  const sockets: RawSocket[] = [];
  for (const [i, { accessToken: token }] of people.entries()) {
    const socket = await openSocket(portOf(contender, i), { token }, 'message.created');
    socket.onEvent = (text) => {
      const at = sentAt.get(/"clientId":"([^"]+)"/.exec(text)?.[1] ?? '');
      if (at !== undefined) times.push(performance.now() - at);
    };
    sockets.push(socket);
  }
  const from = performance.now();
  const answers: Promise<unknown>[] = [];
  for (let n = 0; n < 1000; n++) {
    await pause(Math.max(0, from + n * 10 - performance.now()));
    const clientId = randomUUID();
    sentAt.set(clientId, performance.now());
    const message = { conversationId: contender.rooms.large, clientId, text: 'The corduroy one.' };
    answers.push(sockets[n % listeners]!.emit('messaging.send-message', message));
  }
  await Promise.all(answers);
  while (times.length < 1000 * listeners) await pause(5);
  for (const socket of sockets) socket.close();
  return Float64Array.from(times).sort();
}

await eachDatabase(async (database, another) => {
  if (database.pid === null) return;
  const redis = processOf('redis-server', Number(new URL(redisUrl).port || 6379));
  if (redis === null) throw new Error('BENCH_REDIS_URL names no Redis on this machine');
  const contenders = [
    await openContender(database, 'one process without Redis', 0),
    await openContender(await another(), 'one process', 1),
    await openContender(await another(), 'two processes', 2),
    await openContender(await another(), 'three processes', 3),
  ];
  for (const workload of workloads) {
    const all = new Map(
      contenders.map(({ name }) => [
        name,
        { node: [], mysql: [], redis: [], p99: [], perSecond: [] } as Figures,
      ]),
    );
    for (let round = 0; round <= rounds; round++)
      // In turned order, since MySQL may go on with the work of the one before.
      for (const contender of round % 2 === 0 ? contenders : contenders.toReversed()) {
        const figures = await measure(contender, workload, database.pid, redis);
        // The first round is a warm-up.
        if (round === 0) continue;
        for (const [name, values] of Object.entries(all.get(contender.name)!))
          (values as number[]).push(figures[name as keyof Figures]);
      }
    process.stdout.write(`\n${workload.title}\n`);
    for (const [name, { node, mysql, redis, p99, perSecond }] of all) {
      const whole = node.map((value, i) => value + mysql[i]! + redis[i]!);
      process.stdout.write(
        `${name.padEnd(26)} ${median(whole).toFixed(0).padStart(6)} µs (${Math.min(...whole).toFixed(0)} to ${Math.max(...whole).toFixed(0)}): ` +
          `${median(node).toFixed(0)} node, ${median(mysql).toFixed(0)} MySQL, ${median(redis).toFixed(0)} Redis; ` +
          `p99 ${median(p99).toFixed(1)} ms, ${median(perSecond).toFixed(0)} a second\n`,
      );
    }
  }
  process.stdout.write('\nFrom sending to delivery, 100 messages a second into the room of 200\n');
  for (const contender of contenders) {
    const times = await delivery(contender);
    process.stdout.write(
      `${contender.name.padEnd(26)} p50 ${percentile(times, 0.5).toFixed(1)} ms, p99 ${percentile(times, 0.99).toFixed(1)} ms\n`,
    );
  }
  for (const { servers, world } of contenders) {
    for (const server of servers) await server.stop();
    await world.core.close();
  }
});

// Messages to a room of 200 sockets, to one conversation and to many, against bare Socket.IO and bare INSERTs.
import { randomUUID } from 'node:crypto';
import { compare } from './kit/compare.ts';
import { cpuSeconds, median } from './kit/cpu.ts';
import { type BenchDatabase, eachDatabase } from './kit/database.ts';
import { percentile, requestText } from './kit/load.ts';
import { type Running, start, startService } from './kit/service.ts';
import { openChat, openSocket, type RawSocket } from './kit/sockets.ts';
import { openWorld, type Person } from './kit/world.ts';

const members = Number(process.env.BENCH_MEMBERS ?? 200);
const senders = Number(process.env.BENCH_SENDERS ?? 32);
// A user can be in at most 1,000 rooms.
const conversations = 900;
const rounds = Number(process.env.BENCH_ROUNDS ?? 5);
const roundMs = Number(process.env.BENCH_ROUND_MS ?? 3000);
const said = 'The corduroy one, with the brown boots; it rained all morning and they are dry already.';

interface Contender {
  readonly name: string;
  readonly server: Running;
  readonly sockets: readonly RawSocket[];
}

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const people: Person[] = [];
  for (let i = 0; i < members; i++) people.push(await world.person(`member_${i}`));
  const { id: roomId } = (await people[0]!.call('messaging.create-room', {
    title: 'Corduroy',
    visibility: 'public',
  })) as { id: string };
  for (const person of people.slice(1)) await person.call('messaging.join-room', { roomId });
  const many: string[] = [];
  for (let i = 0; i < conversations; i++)
    many.push(((await people[0]!.call('messaging.create-room', { title: `${i}` })) as { id: string }).id);
  await world.core.relay.drain();
  await database.analyze(world.core.engine);
  await world.core.close();

  const sender = { id: people[0]!.id, username: 'member_0', name: 'member_0', avatarUrl: null };
  const env = { DATABASE_URL: database.url, BARE_SENDER: JSON.stringify(sender) };
  const bareRoom = new URL('./bare-room.ts', import.meta.url);
  const quiet = { LOG_LEVEL: 'warn' };

  const [bare, plain, batched, chats] = [
    await start(bareRoom, env),
    await startService(database, quiet),
    await startService(database, quiet),
    await startService(database, quiet),
  ];
  const joined = async (
    name: string,
    server: Running,
    open: (token: string) => Promise<RawSocket>,
  ): Promise<Contender> => {
    const sockets: RawSocket[] = [];
    for (const { accessToken } of people) sockets.push(await open(accessToken));
    return { name, server, sockets };
  };
  const join = (name: string, server: Running, batch: boolean) =>
    joined(name, server, (token) =>
      openSocket(server.port, { token, ...(batch && { batch }) }, 'message.created'),
    );
  await room(database, roomId, [
    await join('bare Socket.IO, INSERT', bare, false),
    await join('Layers', plain, false),
    await join('Layers, batch clients', batched, true),
    await joined('Layers, plain WebSocket', chats, (token) =>
      openChat(chats.port, token, roomId, 'message.created'),
    ),
  ]);
  await Promise.all([bare, plain, batched, chats].map((server) => server.stop()));

  const [unstored, stored] = [
    await start(bareRoom, { ...env, BARE_STORES: 'no' }),
    await startService(database, quiet),
  ];
  await latency(roomId, [
    await join('bare Socket.IO, unstored', unstored, false),
    await join('Layers', stored, false),
  ]);
  await Promise.all([unstored.stop(), stored.stop()]);

  const [inserts, service] = [await start(bareRoom, env), await startService(database, quiet)];
  for (const [title, ids] of [
    ['Messages into one conversation', [roomId]],
    [`Messages spread over ${conversations}`, many],
  ] as const) {
    let at = 0;
    const next = () => {
      const body = JSON.stringify({ clientId: randomUUID(), text: said });
      const authorization = `Bearer ${people[0]!.accessToken}`;
      const path = `/api/conversations/${ids[at++ % ids.length]}/messages`;
      return requestText('POST', path, { authorization, 'content-type': 'application/json' }, body);
    };
    await compare(
      title,
      database,
      [
        { name: 'bare node:http, INSERT', server: inserts, next },
        { name: 'Layers', server: service, next },
      ],
      64,
    );
  }
  await Promise.all([inserts.stop(), service.stop()]);
});

async function send(socket: RawSocket, conversationId: string): Promise<void> {
  const input = { conversationId, clientId: randomUUID(), text: said };
  const answer = (await socket.emit('messaging.send-message', input)) as { ok: boolean };
  if (!answer.ok) throw new Error(JSON.stringify(answer));
}

/** Measures messages acknowledged to `senders` members, each of whom sends sequentially. */
async function room(database: BenchDatabase, id: string, contenders: readonly Contender[]): Promise<void> {
  const figures = new Map(contenders.map(({ name }) => [name, { cpu: [] as number[], db: [] as number[] }]));
  let rates = '';
  for (let round = 0; round <= rounds; round++)
    for (const { name, server, sockets } of contenders) {
      const [cpu, db] = [cpuSeconds(server.pid), database.pid ? cpuSeconds(database.pid) : 0];
      const received = () => sockets.reduce((sum, socket) => sum + socket.received(), 0);
      const before = received();
      const from = performance.now();
      let messages = 0;
      await Promise.all(
        sockets.slice(0, senders).map(async (socket) => {
          while (performance.now() - from < roundMs) {
            await send(socket, id);
            messages++;
          }
        }),
      );
      const seconds = (performance.now() - from) / 1000;
      while (received() - before < messages * sockets.length)
        await new Promise((resolve) => setTimeout(resolve, 5));
      if (round === 0) continue;
      const figure = figures.get(name)!;
      figure.cpu.push(((cpuSeconds(server.pid) - cpu) / messages) * 1e6);
      figure.db.push(database.pid ? ((cpuSeconds(database.pid) - db) / messages) * 1e6 : 0);
      if (round === rounds) rates += `${name}: ${Math.round(messages / seconds)} messages/s  `;
    }
  const base = figures.get(contenders[0]!.name)!;
  process.stdout.write(`\nA room of ${members} sockets, ${database.name}\n`);
  for (const [name, { cpu, db }] of figures) {
    const whole = (median(base.cpu) + median(base.db)) / (median(cpu) + median(db));
    process.stdout.write(
      `${name.padEnd(24)} ${median(cpu).toFixed(0).padStart(6)} µs node ${median(db).toFixed(0).padStart(6)} µs database ` +
        `ratio ${(median(base.cpu) / median(cpu)).toFixed(2)} (with database ${whole.toFixed(2)})\n`,
    );
  }
  process.stdout.write(`${rates}\n`);
}

/** Milliseconds from sending to delivery to the last member, at 100 messages per second. */
async function latency(id: string, contenders: readonly Contender[]): Promise<void> {
  const all = new Map(contenders.map(({ name }) => [name, [] as number[]]));
  for (let round = 0; round <= rounds; round++)
    for (const { name, sockets } of contenders) {
      const sentAt = new Map<string, number>();
      const [first, last] = [sockets[0]!, sockets.at(-1)!];
      last.onEvent = (text) => {
        const at = sentAt.get(/"clientId":"([^"]+)"/.exec(text)?.[1] ?? '');
        if (at !== undefined && round > 0) all.get(name)!.push(performance.now() - at);
      };
      const acknowledged: Promise<unknown>[] = [];
      const from = performance.now();
      for (let n = 0; n < roundMs / 10; n++) {
        while (performance.now() - from < n * 10) await new Promise((resolve) => setTimeout(resolve, 1));
        const clientId = randomUUID();
        sentAt.set(clientId, performance.now());
        acknowledged.push(first.emit('messaging.send-message', { conversationId: id, clientId, text: said }));
      }
      await Promise.all(acknowledged);
      last.onEvent = undefined;
    }
  process.stdout.write('From sending to delivery to the last member, 100 messages/s\n');
  for (const [name, times] of all) {
    const sorted = Float64Array.from(times).sort();
    process.stdout.write(
      `${name.padEnd(24)} p50 ${percentile(sorted, 0.5).toFixed(1)} ms  p99 ${percentile(sorted, 0.99).toFixed(1)} ms\n`,
    );
  }
}

// Several thousand users with open sockets, each of whom acts every 20 seconds with the mix of a messenger's load
// test: latencies, share of refusals, and cost.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Engine } from '../src/infrastructure/kernel/database/engine.ts';
import { cpuSeconds } from './kit/cpu.ts';
import { insert, newId, post } from './kit/data.ts';
import { type BenchDatabase, eachDatabase } from './kit/database.ts';
import { percentile } from './kit/load.ts';
import { type Running, startService } from './kit/service.ts';
import { openSocket, type RawSocket } from './kit/sockets.ts';
import { openWorld, type Person } from './kit/world.ts';

const users = Number(process.env.BENCH_USERS ?? 3000);
const seconds = Number(process.env.BENCH_SECONDS ?? 60);
const everyMs = 20_000;
const [roomSize, roomsEach, said, followed] = [200, 10, 300, 50];

interface User {
  readonly person: Person;
  readonly roomIds: readonly string[];
  readonly peerId: string;
  socket: RawSocket;
  lastMessageId: string | undefined;
}
const any = <T>(all: readonly T[]): T => all[Math.floor(Math.random() * all.length)]!;

/** Inserts rooms with messages, and users who follow each other, with posts. */
async function fill(engine: Engine, people: readonly Person[]): Promise<Map<Person, string[]>> {
  const at = Date.now();
  const roomsOf = new Map(people.map((person) => [person, [] as string[]]));
  const count = Math.ceil((people.length * roomsEach) / roomSize);
  const size = Math.min(roomSize, people.length);
  for (let n = 0; n < count; n++) {
    const members = Array.from({ length: size }, (_, i) => people[(n * 61 + i * 7) % people.length]!);
    const room = {
      id: newId(),
      kind: 'room',
      openerId: members[0]!.id,
      title: `room ${n}`,
      visibility: 'public',
      lastSeq: said,
      lastChangeSeq: said,
      lastAt: at,
      memberCount: size,
      createdAt: at,
    };
    await insert(engine, 'conversations', [room]);
    const membership = ({ id: userId }: Person) => ({
      conversationId: room.id,
      userId,
      role: 'member',
      visibleFromSeq: 1,
      lastReadSeq: 0,
      joinedAt: at,
    });
    await insert(engine, 'memberships', members.map(membership));
    for (const member of members) roomsOf.get(member)!.push(room.id);
    const messages = Array.from({ length: said }, (_, i) => ({
      conversationId: room.id,
      seq: i + 1,
      id: newId(),
      changeSeq: i + 1,
      senderId: any(members).id,
      clientId: newId(),
      text: `The corduroy one, ${i}`,
      mentionIds: '[]',
      fileIds: '[]',
      refs: '[]',
      createdAt: at,
    }));
    await insert(engine, 'messages', messages);
  }
  const posts = people.flatMap(({ id }) => [1, 2, 3].map((n) => post(id, `look ${n}`)));
  await insert(engine, 'posts', posts);
  const follows = people.flatMap(({ id: followerId }, n) =>
    Array.from({ length: Math.min(followed, people.length - 1) }, (_, i) => {
      const at = (n + 1 + i) % people.length;
      return { followerId, followeeId: people[at]!.id, at };
    }),
  );
  await insert(
    engine,
    'follows',
    follows.map(({ followerId, followeeId }) => ({ followeeId, followerId, accepted: 1, createdAt: at })),
  );
  const entries = follows.flatMap(({ followerId, followeeId, at: index }) =>
    [0, 1, 2].map((n) => ({ ownerId: followerId, postId: posts[index * 3 + n]!.id, authorId: followeeId })),
  );
  await insert(engine, 'feed_entries', entries);
  return roomsOf;
}

type Action = (user: User) => Promise<unknown>;
const call = (name: string, input: (user: User) => object) => async (user: User) =>
  accepted(await user.socket.emit(name, input(user)));
const roomOf = ({ roomIds }: User) => ({ conversationId: any(roomIds) });

function accepted(answer: unknown): Record<string, unknown> {
  const { ok, result, problem } = answer as {
    ok: boolean;
    result: Record<string, unknown>;
    problem: unknown;
  };
  if (!ok) throw new Error(JSON.stringify(problem));
  return result;
}

/** Frequency of each action per sent message. */
const mix = (port: number): readonly [string, number, Action][] => [
  [
    'send a message',
    1,
    async (user) => {
      const input = { ...roomOf(user), clientId: randomUUID(), text: 'It rained all morning.' };
      user.lastMessageId = accepted(await user.socket.emit('messaging.send-message', input)).id as string;
    },
  ],
  [
    'switch to a room',
    6.5,
    async ({ socket, roomIds }) => {
      const input = { conversationId: any(roomIds) };
      const { lastSeq: seq } = accepted(await socket.emit('messaging.get-conversation', input));
      accepted(await socket.emit('messaging.mark-read', { ...input, seq }));
    },
  ],
  ['scroll up', 2, call('messaging.list-messages', (user) => ({ ...roomOf(user), before: said - 50 }))],
  ['read the unread messages', 1, call('messaging.list-conversations', () => ({}))],
  ['open a direct conversation', 1, call('messaging.open-direct', ({ peerId: userId }) => ({ userId }))],
  [
    'reconnect',
    0.14,
    async (user) => {
      user.socket.close();
      user.socket = await connect(port, user.person);
      const after = said;
      accepted(await user.socket.emit('messaging.list-changes', { ...roomOf(user), after }));
    },
  ],
  [
    'react',
    0.13,
    async (user) => {
      const page = accepted(await user.socket.emit('messaging.list-messages', roomOf(user)));
      const { id: messageId } = any(page.items as { id: string }[]);
      accepted(await user.socket.emit('messaging.react-to-message', { messageId, kind: 'like' }));
    },
  ],
  [
    'edit',
    0.04,
    async ({ socket, lastMessageId: messageId }) => {
      if (messageId) accepted(await socket.emit('messaging.edit-message', { messageId, text: 'It rained.' }));
    },
  ],
  ['read the feed', 1, call('feed.read-home', () => ({}))],
];

const connect = (port: number, { accessToken: token }: Person) =>
  openSocket(port, { token, batch: true }, 'message.created');

async function act(
  { port, pid }: Running,
  people: readonly Person[],
  roomsOf: ReadonlyMap<Person, string[]>,
  database: BenchDatabase,
) {
  const all: User[] = [];
  for (const [n, person] of people.entries())
    all.push({
      person,
      roomIds: roomsOf.get(person)!,
      peerId: people[(n + 1) % people.length]!.id,
      socket: await connect(port, person),
      lastMessageId: undefined,
    });
  const actions = mix(port);
  const weight = actions.reduce((sum, [, often]) => sum + often, 0);
  const pick = () => {
    let left = Math.random() * weight;
    return actions.find(([, often]) => (left -= often) < 0) ?? actions[0]!;
  };
  const times = new Map(actions.map(([name]) => [name, [] as number[]]));
  const errors: string[] = [];
  const [cpu, db] = [cpuSeconds(pid), database.pid ? cpuSeconds(database.pid) : 0];
  const until = performance.now() + seconds * 1000;
  const publisher = async (user: User) => {
    for (let wait = Math.random() * everyMs; ; wait = (0.5 + Math.random()) * everyMs) {
      if (performance.now() + wait > until) return;
      await pause(wait);
      const [name, , action] = pick();
      const from = performance.now();
      await action(user).catch((error: unknown) => errors.push(`${name}: ${error}`));
      times.get(name)!.push(performance.now() - from);
    }
  };
  await Promise.all(all.map(publisher));
  const [node, store] = [cpuSeconds(pid) - cpu, database.pid ? cpuSeconds(database.pid) - db : 0];
  for (const { socket } of all) socket.close();
  report(database, times, errors, (100 * node) / seconds, (100 * store) / seconds);
}

function report(
  { name }: BenchDatabase,
  times: ReadonlyMap<string, number[]>,
  errors: readonly string[],
  node: number,
  store: number,
) {
  const line = (title: string, all: number[]) => {
    const sorted = Float64Array.from(all).sort();
    const mean = all.reduce((sum, ms) => sum + ms, 0) / all.length;
    const figures = [mean, percentile(sorted, 0.5), percentile(sorted, 0.99), sorted.at(-1) ?? 0];
    const [average, p50, p99, most] = figures.map((ms) => ms.toFixed(1).padStart(7));
    process.stdout.write(
      `${title.padEnd(24)} ${String(all.length).padStart(6)} times  average ${average}  p50 ${p50}  p99 ${p99}  most ${most} ms\n`,
    );
  };
  process.stdout.write(`\n${users} active users for ${seconds} s, ${name}\n`);
  for (const [title, all] of times) line(title, all);
  line('all', [...times.values()].flat());
  process.stdout.write(
    `${errors.length} errors; CPU ${node.toFixed(0)} % node, ${store.toFixed(0)} % database, of one core\n`,
  );
  for (const error of errors.slice(0, 5)) process.stdout.write(`  ${error}\n`);
}

await eachDatabase(async (database) => {
  const world = await openWorld(database);
  const people: Person[] = [];
  for (let n = 0; n < users; n++) people.push(await world.person(`user_${n}`));
  const roomsOf = await fill(world.core.engine, people);
  await world.core.relay.drain();
  await database.analyze(world.core.engine);
  await world.core.close();
  const service = await startService(database);
  await act(service, people, roomsOf, database);
  await service.stop();
});
